import type { TrackId } from '../../../shared/domain/track';
import type { Statements } from '../worker/statements';
import type { SoundPrints } from './sound-prints';

/** Tracks looked at of each kind: those that are copies of one another are in one group already. */
const PARTNERS = 8;

interface Hashes {
  content: string | null;
  quick: string | null;
}

/**
 * Which tracks are copies of one recording, found whenever a track comes or is measured. Copies have the same sound: all of
 * it by its hash, else its beginning, end and length; or they sound the same in another encoding. A track that joins two
 * groups makes them one.
 */
export class Copies {
  private changed = false;

  constructor(
    private readonly statements: Statements,
    private readonly prints: SoundPrints,
  ) {}

  /** Finds the copies of a track anew. */
  place(id: TrackId): void {
    const left = this.statements.rows('copies.leave', 'DELETE FROM copies WHERE track_id = ?').run(id).changes;
    const sql = 'SELECT content_hash AS content, quick_hash AS quick FROM tracks WHERE id = ?';
    const hashes = this.statements.rows<Hashes>('copies.hashes', sql).get(id);
    const partners = hashes ? this.partners(id, hashes) : [];
    if (left > 0 || partners.length > 0) this.changed = true;
    if (partners.length > 0) this.join([id, ...partners]);
  }

  /** Whether groups have changed since the last time. */
  settle(): boolean {
    const { changed } = this;
    this.changed = false;
    return changed;
  }

  private partners(id: TrackId, { content, quick }: Hashes): TrackId[] {
    const all = `SELECT id FROM tracks WHERE content_hash = ? AND id <> ? LIMIT ${PARTNERS}`;
    const same = content === null ? [] : this.statements.column<TrackId>('copies.content', all).all(content, id);
    return [...new Set([...same, ...this.quickPartners(id, content, quick), ...this.prints.alike(id, PARTNERS)])];
  }

  /** Where what is known of all their sound differs, beginning and end prove nothing. */
  private quickPartners(id: TrackId, content: string | null, quick: string | null): TrackId[] {
    if (quick === null) return [];
    const known = 'SELECT count(DISTINCT content_hash) FROM tracks WHERE quick_hash = ?';
    if ((this.statements.column<number>('copies.known', known).get(quick) ?? 0) > 1) return [];
    const sql = `SELECT id FROM tracks WHERE quick_hash = ? AND id <> ? AND (content_hash IS NULL OR ? IS NULL)
      LIMIT ${PARTNERS}`;
    return this.statements.column<TrackId>('copies.quick', sql).all(quick, id, content);
  }

  private join(ids: readonly TrackId[]): void {
    const list = JSON.stringify(ids);
    const groups = this.statements
      .column<number>(
        'copies.groups',
        'SELECT DISTINCT group_id FROM copies WHERE track_id IN (SELECT value FROM json_each(?)) ORDER BY group_id',
      )
      .all(list);
    const next = 'SELECT coalesce(max(group_id), 0) + 1 FROM copies';
    const group = groups[0] ?? this.statements.column<number>('copies.next', next).get() ?? 1;
    const merge = this.statements.rows('copies.merge', 'UPDATE copies SET group_id = ? WHERE group_id = ?');
    for (const other of groups.slice(1)) merge.run(group, other);
    const put = 'INSERT OR REPLACE INTO copies (track_id, group_id) SELECT value, ? FROM json_each(?)';
    this.statements.rows('copies.put', put).run(group, list);
  }
}
