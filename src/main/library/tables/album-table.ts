import type { SortKeyMaker } from '../search/sort-key';
import type { WordStore } from '../search/word-store';
import type { Statements, Value } from '../worker/statements';
import { AppearanceTable } from './appearance-table';
import { isVarious, type Release, releaseOf } from './release';

interface Totals {
  trackCount: number;
  discCount: number;
  durationSeconds: number;
  year: number | null;
  addedAtMs: number;
  playCount: number;
  lastPlayedAtMs: number | null;
  compilation: number;
}

interface FirstTrack {
  path: string;
  album: string;
  albumArtist: string | null;
  artworkHash: string | null;
}

/** What is stored of an album; no track where it was only just made. */
interface Before {
  title: string;
  artist: string | null;
  artistId: number | null;
  tracks: number;
}

interface Owner {
  id: number;
  name: string;
}

/** What an album by various artists is sorted by. */
export const VARIOUS_ARTISTS = 'Various Artists';

/** The albums. They follow from the tracks: each that is noted as changed is worked out anew at the end of the write. */
export class AlbumTable {
  private readonly changed = new Set<number>();
  private readonly played = new Set<number>();
  private readonly appearances: AppearanceTable;

  constructor(
    private readonly statements: Statements,
    private readonly sortKey: SortKeyMaker,
    private readonly words: WordStore,
    private readonly onOwner: (artistId: number, albums: 1 | -1) => void,
  ) {
    this.appearances = new AppearanceTable(statements);
  }

  /** The release's id, made where it is new. */
  idOf({ groupKey, title }: Release): number {
    const find = this.statements.column<number>('albums.find', 'SELECT id FROM albums WHERE group_key = ?');
    const known = find.get(groupKey);
    if (known !== undefined) return known;
    const sql = `INSERT INTO albums (group_key, title, added_at_ms, title_key, artist_key, year_key)
      VALUES (?, ?, 0, ?, '', 0)`;
    const insert = this.statements.rows('albums.insert', sql);
    return Number(insert.run(groupKey, title, this.sortKey(title)).lastInsertRowid);
  }

  /** A track of the album came, went or changed. */
  note(albumId: number | null): void {
    if (albumId !== null) this.changed.add(albumId);
  }

  /** A track of the album was played, and nothing else. */
  notePlay(albumId: number | null): void {
    if (albumId !== null) this.played.add(albumId);
  }

  /** Works out what has changed; true where anything has. */
  settle(): boolean {
    const any = this.changed.size > 0 || this.played.size > 0;
    for (const id of this.changed) this.refresh(id);
    for (const id of this.played) if (!this.changed.has(id)) this.refreshPlays(id);
    this.abandon();
    return any;
  }

  abandon(): void {
    this.changed.clear();
    this.played.clear();
  }

  private refresh(id: number): void {
    const totals = this.totals(id);
    const first = this.firstTrack(id);
    const before = this.statements
      .rows<Before>(
        'albums.before',
        'SELECT title, artist, artist_id AS artistId, track_count AS tracks FROM albums WHERE id = ?',
      )
      .get(id);
    if (before && before.artistId !== null) this.onOwner(before.artistId, -1);
    if (!totals || !first) {
      this.statements.rows('albums.remove', 'DELETE FROM albums WHERE id = ?').run(id);
      this.words.removeAlbum(id);
      return;
    }
    const named = this.namedOwner(id);
    const owner = named ?? this.commonArtist(id);
    if (owner) this.onOwner(owner.id, 1);
    const artist = named ? (first.albumArtist ?? named.name) : (owner?.name ?? null);
    const title = releaseOf(first.path, { album: first.album, albumArtists: [] })?.title ?? first.album;
    // Writing words that are there already makes the index longer, and now and then has it merged while people wait.
    const isFound = before && before.tracks > 0 && before.title === title && before.artist === artist;
    if (!isFound) this.words.putAlbum(id, title, artist);
    this.update(id, {
      title,
      title_key: this.sortKey(title),
      artist,
      artist_id: owner?.id ?? null,
      artist_key: this.sortKey(artist ?? VARIOUS_ARTISTS),
      is_compilation: totals.compilation === 1 || artist === null || isVarious(artist) ? 1 : 0,
      year: totals.year,
      year_key: totals.year ?? 0,
      track_count: totals.trackCount,
      disc_count: totals.discCount,
      duration_seconds: totals.durationSeconds,
      artwork_hash: first.artworkHash,
      added_at_ms: totals.addedAtMs,
      play_count: totals.playCount,
      last_played_at_ms: totals.lastPlayedAtMs,
      last_played_key: totals.lastPlayedAtMs ?? 0,
    });
    this.appearances.refresh(id);
  }

  /** Leaves everything else, and the indexes of it, as they are. */
  private refreshPlays(id: number): void {
    const sql = `UPDATE albums SET play_count = p.plays, last_played_at_ms = p.played, last_played_key = coalesce(p.played, 0)
      FROM (SELECT total(play_count) AS plays, max(last_played_at_ms) AS played FROM tracks WHERE album_id = ?) AS p
      WHERE albums.id = ?`;
    this.statements.rows('albums.plays', sql).run(id, id);
  }

  /** Undefined where it has no track any more. */
  private totals(id: number): Totals | undefined {
    const sql = `SELECT count(*) AS trackCount, count(DISTINCT coalesce(disc_number, 1)) AS discCount,
        total(duration_seconds) AS durationSeconds, max(year) AS year, max(added_at_ms) AS addedAtMs,
        total(play_count) AS playCount, max(last_played_at_ms) AS lastPlayedAtMs, max(compilation) AS compilation
      FROM tracks WHERE album_id = ? HAVING count(*) > 0`;
    return this.statements.rows<Totals>('albums.totals', sql).get(id);
  }

  private firstTrack(id: number): FirstTrack | undefined {
    const sql = `SELECT path, album, album_artist AS albumArtist, coalesce(artwork_hash, (
        SELECT artwork_hash FROM tracks WHERE album_id = t.album_id AND artwork_hash IS NOT NULL
        ORDER BY position_key, id LIMIT 1)) AS artworkHash
      FROM tracks AS t WHERE album_id = ? ORDER BY position_key, id LIMIT 1`;
    return this.statements.rows<FirstTrack>('albums.first-track', sql).get(id);
  }

  private namedOwner(id: number): Owner | undefined {
    const sql = `SELECT a.id, a.name FROM tracks AS t
      CROSS JOIN track_artists AS c ON c.track_id = t.id AND c.role = 'album-artist' AND c.position = 0
      CROSS JOIN artists AS a ON a.id = c.artist_id
      WHERE t.album_id = ? ORDER BY t.position_key, t.id LIMIT 1`;
    return this.statements.rows<Owner>('albums.named-owner', sql).get(id);
  }

  /** The first artist of every track, where that is one and the same. */
  private commonArtist(id: number): Owner | undefined {
    const sql = `SELECT min(a.id) AS id, a.name FROM tracks AS t
      CROSS JOIN track_artists AS c ON c.track_id = t.id AND c.role = 'artist' AND c.position = 0
      CROSS JOIN artists AS a ON a.id = c.artist_id
      WHERE t.album_id = ? HAVING count(DISTINCT a.id) = 1`;
    return this.statements.rows<Owner>('albums.common-artist', sql).get(id);
  }

  private update(id: number, columns: Record<string, Value>): void {
    const assignments = Object.keys(columns).map((column) => `${column} = ?`);
    const sql = `UPDATE albums SET ${assignments.join(', ')} WHERE id = ?`;
    this.statements.rows('albums.update', sql).run(...Object.values(columns), id);
  }
}
