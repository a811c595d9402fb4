import { AuralisError } from '../../../shared/domain/errors';
import type { LostTrack, PlaylistEntry } from '../../../shared/domain/playlist';
import type { Statements } from '../worker/statements';
import { keysBetween } from './order-keys';

/** Where an entry is in its playlist. */
export interface EntryPlace {
  id: number;
  key: string;
}

export interface EntryRow extends EntryPlace {
  trackId: number | null;
  lost: LostTrack | null;
}

const IN_PLACE = 'playlist_id = ? AND removed_at_ms IS NULL';

const PAGE_COLUMNS = `id, order_key AS key, track_id AS trackId, lost_path AS path, lost_title AS title,
  lost_artist AS artist, lost_album AS album, lost_duration_seconds AS durationSeconds`;

type PageRow = EntryPlace & { trackId: number | null } & { [Key in keyof LostTrack]: LostTrack[Key] | null };

const TOTALS = `SELECT count(*) AS entries, count(*) - count(e.track_id) AS lost,
    coalesce(sum(coalesce(t.duration_seconds, e.lost_duration_seconds)), 0) AS durationSeconds
  FROM playlist_entries AS e LEFT JOIN tracks AS t ON t.id = e.track_id
  WHERE e.playlist_id = ? AND e.removed_at_ms IS NULL`;

/** What is in the playlists that people fill, in the order of its keys. Taking out only marks, so that it can come back. */
export class PlaylistEntries {
  constructor(private readonly statements: Statements) {}

  /** Up to `limit` entries behind `after`, from the beginning where that is null. */
  page(playlistId: number, after: EntryPlace | null, limit: number): EntryRow[] {
    const condition = after ? ' AND (order_key, id) > (?, ?)' : '';
    const sql = `SELECT ${PAGE_COLUMNS} FROM playlist_entries WHERE ${IN_PLACE}${condition}
      ORDER BY order_key, id LIMIT ?`;
    const statement = this.statements.rows<PageRow>(`playlist-entries.${after ? 'next' : 'first'}`, sql);
    const rows = after ? statement.all(playlistId, after.key, after.id, limit) : statement.all(playlistId, limit);
    return rows.map(({ id, key, trackId, path, title, artist, album, durationSeconds }) => ({
      id,
      key,
      trackId,
      lost: trackId === null ? { path: path ?? '', title: title ?? '', artist, album, durationSeconds } : null,
    }));
  }

  totals(playlistId: number): { entries: number; lost: number; durationSeconds: number } {
    const totals = this.statements
      .rows<{ entries: number; lost: number; durationSeconds: number }>('playlist-entries.totals', TOTALS)
      .get(playlistId);
    return totals ?? { entries: 0, lost: 0, durationSeconds: 0 };
  }

  /** The tracks that are there, in order, each as often as the playlist has it. */
  trackIds(playlistId: number): Uint32Array<ArrayBuffer> {
    const sql = `SELECT json_group_array(track_id) FROM (SELECT track_id FROM playlist_entries
      WHERE ${IN_PLACE} AND track_id IS NOT NULL ORDER BY order_key, id)`;
    const json = this.statements.column<string>('playlist-entries.tracks', sql).get(playlistId);
    return Uint32Array.from(JSON.parse(json ?? '[]') as number[]);
  }

  /** Puts tracks in before an entry, or at the end; answers the entries' ids. Unknown tracks are left out. */
  insert(playlistId: number, trackIds: readonly number[], before: number | null): number[] {
    const keys = this.keys(playlistId, before, trackIds.length, []);
    const sql = `INSERT INTO playlist_entries (playlist_id, order_key, track_id)
      SELECT ?, ?, id FROM tracks WHERE id = ?`;
    const insert = this.statements.rows('playlist-entries.insert', sql);
    const ids: number[] = [];
    for (const [index, trackId] of trackIds.entries()) {
      const { changes, lastInsertRowid } = insert.run(playlistId, keys[index] ?? '', trackId);
      if (changes > 0) ids.push(Number(lastInsertRowid));
    }
    return ids;
  }

  /** Takes entries out of the playlist or puts them back where they were; answers those that were the other way before. */
  setRemoved(playlistId: number, ids: readonly number[], removed: boolean): number[] {
    const sql = `UPDATE playlist_entries SET removed_at_ms = ? WHERE playlist_id = ?
      AND removed_at_ms IS ${removed ? '' : 'NOT '}NULL AND id IN (SELECT value FROM json_each(?)) RETURNING id`;
    return this.statements
      .column<number>(`playlist-entries.${removed ? 'remove' : 'restore'}`, sql)
      .all(removed ? Date.now() : null, playlistId, JSON.stringify(ids));
  }

  /** The places of these entries, as far as the playlist has them, in its order. */
  places(playlistId: number, ids: readonly number[]): EntryPlace[] {
    // By their ids: the index of the order would be gone through from one end to the other.
    const sql = `SELECT id, order_key AS key FROM playlist_entries NOT INDEXED
      WHERE ${IN_PLACE} AND id IN (SELECT value FROM json_each(?)) ORDER BY order_key, id`;
    return this.statements.rows<EntryPlace>('playlist-entries.places', sql).all(playlistId, JSON.stringify(ids));
  }

  /** The entry itself, or the first behind it, that is none of those that are moved; null for the end. */
  firstApartFrom(playlistId: number, id: number, moved: readonly number[]): number | null {
    const [place] = this.places(playlistId, [id]);
    if (!place) throw placeIsGone();
    const sql = `SELECT id FROM playlist_entries WHERE ${IN_PLACE} AND (order_key, id) >= (?, ?)
      AND id NOT IN (SELECT value FROM json_each(?)) ORDER BY order_key, id LIMIT 1`;
    const first = this.statements.column<number>('playlist-entries.apart', sql);
    return first.get(playlistId, place.key, place.id, JSON.stringify(moved)) ?? null;
  }

  /** Places for these entries, in their order, before an entry that is none of them, or at the end. */
  placesBefore(playlistId: number, moved: readonly EntryPlace[], before: number | null): EntryPlace[] {
    const ids = moved.map(({ id }) => id);
    const keys = this.keys(playlistId, before, moved.length, ids);
    return ids.map((id, index) => ({ id, key: keys[index] ?? '' }));
  }

  setPlaces(places: readonly EntryPlace[]): void {
    const set = this.statements.rows(
      'playlist-entries.place',
      'UPDATE playlist_entries SET order_key = ? WHERE id = ?',
    );
    for (const { id, key } of places) set.run(key, id);
  }

  private keys(playlistId: number, before: number | null, count: number, except: readonly number[]): string[] {
    const made = keysBetween(...this.around(playlistId, before, except), count);
    if (made) return made;
    this.makeKeysAnew(playlistId);
    return keysBetween(...this.around(playlistId, before, except), count) ?? [];
  }

  /** The keys between which something goes that is to stand before an entry, apart from the entries that are moved. */
  private around(playlistId: number, before: number | null, except: readonly number[]): [string | null, string | null] {
    const moved = JSON.stringify(except);
    const others = `${IN_PLACE} AND id NOT IN (SELECT value FROM json_each(?))`;
    if (before === null) {
      const sql = `SELECT order_key FROM playlist_entries WHERE ${others} ORDER BY order_key DESC, id DESC LIMIT 1`;
      return [this.statements.column<string>('playlist-entries.last', sql).get(playlistId, moved) ?? null, null];
    }
    const [after] = this.places(playlistId, [before]);
    if (!after) throw placeIsGone();
    const sql = `SELECT order_key FROM playlist_entries WHERE ${others} AND (order_key, id) < (?, ?)
      ORDER BY order_key DESC, id DESC LIMIT 1`;
    const previous = this.statements.column<string>('playlist-entries.previous', sql);
    return [previous.get(playlistId, moved, after.key, after.id) ?? null, after.key];
  }

  /** Evenly long keys in the order that the entries have now; what was taken out keeps its own. */
  private makeKeysAnew(playlistId: number): void {
    const sql = `SELECT id FROM playlist_entries WHERE ${IN_PLACE} ORDER BY order_key, id`;
    const ids = this.statements.column<number>('playlist-entries.all', sql).all(playlistId);
    const keys = keysBetween(null, null, ids.length) ?? [];
    this.setPlaces(ids.map((id, index) => ({ id, key: keys[index] ?? '' })));
  }
}

function placeIsGone(): AuralisError {
  return new AuralisError('invalid-input', { reason: 'The place in the playlist is gone.' });
}

/** Rows as the rest of the application knows them. */
export function toEntries(
  rows: readonly EntryRow[],
  tracks: ReadonlyMap<number, PlaylistEntry['track']>,
): PlaylistEntry[] {
  return rows.map(({ id, trackId, lost }) => ({
    id,
    track: trackId === null ? null : (tracks.get(trackId) ?? null),
    lost,
  }));
}
