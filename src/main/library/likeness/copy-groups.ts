import { type Copy, type CopyGroup, type CopyTotals, MOST_COPIES } from '../../../shared/domain/likeness';
import type { Track } from '../../../shared/domain/track';
import { SELECT_TRACKS } from '../tables/track-row';
import type { Statements } from '../worker/statements';
import { byQuality, isLossless } from './quality';

interface Found {
  id: number;
  total: number;
}

interface SoundRow {
  id: number;
  content: string | null;
  quick: string | null;
  lossless: number | null;
}

/** A group's tracks without what moved away: one that is left alone is no copy. */
const GROUPS = 'GROUP BY group_id HAVING count(*) > 1';

/** Recordings that the library holds several times, page by page. */
export class CopyGroups {
  constructor(private readonly statements: Statements) {}

  /** @param after the id of the last group of the page before, 0 for the first */
  page(after: number, limit: number): { groups: CopyGroup[]; next: number | null } {
    const sql = `SELECT group_id AS id, count(*) AS total FROM copies WHERE group_id > ? ${GROUPS}
      ORDER BY group_id LIMIT ?`;
    const found = this.statements.rows<Found>('copies.page', sql).all(after, limit + 1);
    const groups = found.slice(0, limit).map((group) => this.group(group));
    return { groups, next: found.length > limit ? (groups.at(-1)?.id ?? null) : null };
  }

  totals(): CopyTotals {
    const sql = `SELECT count(*) AS groups, coalesce(sum(n), 0) AS files FROM (SELECT count(*) AS n FROM copies ${GROUPS})`;
    return this.statements.rows<CopyTotals>('copies.totals', sql).get() ?? { groups: 0, files: 0 };
  }

  private group({ id, total }: Found): CopyGroup {
    const sql = `SELECT json_group_array(track_id) FROM (
      SELECT track_id FROM copies WHERE group_id = ? ORDER BY track_id LIMIT ${MOST_COPIES})`;
    const ids = this.statements.column<string>('copies.ids', sql).get(id) ?? '[]';
    const json = this.statements.column<string>('copies.tracks', SELECT_TRACKS).get(ids) ?? '[]';
    const sounds = this.sounds(ids);
    const copies = (JSON.parse(json) as Track[]).map((track): Copy => {
      const { sound = 0, lossless = null } = sounds.get(track.id) ?? {};
      return { track, lossless: isLossless(track, lossless), sound };
    });
    return { id, total, copies: copies.toSorted(byQuality) };
  }

  /**
   * By track: a number for each different sound (the same hash of all of it, or of its ends where not all is known), and
   * whether the file says that it keeps every sample.
   */
  private sounds(ids: string): Map<number, { sound: number; lossless: boolean | null }> {
    const sql = `SELECT t.id, t.content_hash AS content, t.quick_hash AS quick, t.lossless
      FROM json_each(?) AS wanted CROSS JOIN tracks AS t ON t.id = wanted.value ORDER BY t.content_hash IS NULL`;
    const rows = this.statements.rows<SoundRow>('copies.sounds', sql).all(ids);
    const numbers = new Map<string, number>();
    let last = 0;
    return new Map(
      rows.map(({ id, content, quick, lossless }) => {
        const keys = [content, content === null ? quick : null].filter((key) => key !== null);
        const known = keys.map((key) => numbers.get(key)).find((number) => number !== undefined) ?? ++last;
        for (const key of [content, quick]) if (key !== null && !numbers.has(key)) numbers.set(key, known);
        return [id, { sound: known, lossless: lossless === null ? null : lossless === 1 }] as const;
      }),
    );
  }
}
