import { basename } from 'node:path';
import type { TrackId } from '../../../shared/domain/track';
import type { FileIdentity } from '../library-types';
import type { Statements } from '../worker/statements';
import type { Catalogue } from './catalogue';
import type { TrackStore } from './track-store';

interface Candidate extends FileIdentity {
  id: TrackId;
  albumId: number | null;
  contentHash: string | null;
  quickHash: string | null;
}

/** Two names of one file: as it was, and as it was found since. */
export interface Move {
  readonly before: Candidate;
  readonly now: Candidate;
}

const SELECT = `SELECT id, path, size_bytes AS sizeBytes, modified_at_ms AS modifiedAtMs, album_id AS albumId,
  content_hash AS contentHash, quick_hash AS quickHash FROM tracks`;

/** What stays with a track when its file moves: who it is, and what the person thinks of it. */
const KEPT = new Set(
  'id added_at_ms favourite favourite_at_ms rating rating_key play_count skip_count last_played_at_ms last_played_key'.split(
    ' ',
  ),
);

/**
 * Recognises files that moved. A track whose file is gone and one that was added since with the same sound are one: the
 * older goes on, under the newer's name and with its tags.
 */
export class TrackMoves {
  constructor(
    private readonly statements: Statements,
    private readonly tracks: TrackStore,
    private readonly catalogue: Catalogue,
    private readonly onOtherSound: (trackId: TrackId) => void,
  ) {}

  /**
   * Where the file of a track that is gone is now; null where nothing was added since that sounds the same. What is itself gone,
   * which `isGone` tells, is no place to be now.
   */
  find(goneId: TrackId, isGone: (id: TrackId) => boolean): Move | null {
    const before = this.statements.rows<Candidate>('moves.gone', `${SELECT} WHERE id = ?`).get(goneId);
    if (!before || before.quickHash === null) return null;
    // Added since the last time that all of the gone one's folder was seen: a copy that was there already is another file.
    const sql = `${SELECT} WHERE quick_hash = ? AND id > ? AND present = 1 AND added_at_ms >= coalesce((
      SELECT last_scan_at_ms FROM scan_roots WHERE id = (SELECT root_id FROM tracks WHERE id = ?)), 0) ORDER BY id`;
    const alike = this.statements.rows<Candidate>('moves.found', sql).all(before.quickHash, goneId, goneId);
    const found = alike.filter(({ id }) => !isGone(id));
    const sameName = found.find(({ path }) => basename(path) === basename(before.path));
    const now = sameName ?? found[0];
    return now ? { before, now } : null;
  }

  /** Makes the two one. Answers whether what was measured of the older is true of the newer too. */
  join({ before, now }: Move): { sameSound: boolean } {
    const untouched = before.sizeBytes === now.sizeBytes && before.modifiedAtMs === now.modifiedAtMs;
    const proved = before.contentHash !== null && before.contentHash === now.contentHash;
    const sameSound = untouched || proved;
    this.catalogue.remove(before.id);
    if (!sameSound) this.onOtherSound(before.id);
    for (const { table, column } of this.references()) {
      const move = `UPDATE OR IGNORE "${table}" SET "${column}" = ? WHERE "${column}" = ?`;
      this.statements.rows(`moves.references.${table}.${column}`, move).run(before.id, now.id);
    }
    const opinions = `UPDATE tracks SET
        play_count = play_count + n.plays, skip_count = skip_count + n.skips,
        last_played_key = max(last_played_key, n.played), last_played_at_ms = nullif(max(last_played_key, n.played), 0)
      FROM (SELECT play_count AS plays, skip_count AS skips, last_played_key AS played FROM tracks WHERE id = ?) AS n
      WHERE tracks.id = ?`;
    if (now.contentHash === null && untouched && before.contentHash)
      this.tracks.fillContentHash(now.id, before.contentHash);
    this.statements.rows('moves.opinions', opinions).run(now.id, before.id);
    this.takeColumns(before.id, now.id);
    for (const album of [before.albumId, now.albumId]) this.catalogue.noteAlbum(album);
    this.tracks.remakeWords(before.id);
    this.tracks.soundChanged(before.id);
    return { sameSound };
  }

  /** What refers to tracks, whoever made it: what belongs to the newer one goes over to the older. */
  private references(): { table: string; column: string }[] {
    const sql = `SELECT m.name AS "table", f."from" AS "column" FROM sqlite_master AS m, pragma_foreign_key_list(m.name) AS f
      WHERE m.type = 'table' AND f."table" = 'tracks'`;
    return this.statements.rows<{ table: string; column: string }>('moves.referring', sql).all();
  }

  /** The paths are unique: the newer's row goes before the older takes its place. */
  private takeColumns(id: TrackId, fromId: TrackId): void {
    const columns = this.statements
      .column<string>('moves.columns', `SELECT name FROM pragma_table_info('tracks')`)
      .all()
      .filter((column) => !KEPT.has(column));
    const read = `SELECT ${columns.join(', ')} FROM tracks WHERE id = ?`;
    const row = this.statements.rows<Record<string, string | number | null>>('moves.read', read).get(fromId) ?? {};
    this.tracks.remove(fromId);
    const sql = `UPDATE tracks SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`;
    this.statements.rows('moves.write', sql).run(...columns.map((column) => row[column] ?? null), id);
  }
}
