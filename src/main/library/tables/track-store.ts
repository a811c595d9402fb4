import type { FileOutcome, FileTags, FoundFile } from '../scan/file-outcome';
import type { SortKeyMaker } from '../search/sort-key';
import type { WordStore } from '../search/word-store';
import type { NamedStatement, Statements, Value } from '../worker/statements';
import type { Catalogue, Placed } from './catalogue';
import { comparablePath, pathKey } from './path-key';
import { rangeBelow } from './path-range';

/** What a scan needs to know of a stored track. */
export interface StoredFile {
  id: number;
  path: string;
  rootId: number;
  sizeBytes: number;
  modifiedAtMs: number;
  present: number;
  tagsVersion: number;
  albumId: number | null;
  contentHash: string | null;
}

const SELECT_FILE = `SELECT id, path, root_id AS rootId, size_bytes AS sizeBytes, modified_at_ms AS modifiedAtMs, present,
  tags_version AS tagsVersion, album_id AS albumId, content_hash AS contentHash FROM tracks`;

type OutcomeWithTags = FileOutcome & { tags: FileTags };

/** What decides how the paths below a root are compared. */
export interface RootKey {
  readonly id: number;
  /** Whether its disk takes names that differ in case only for the same. */
  readonly foldsCase: boolean;
}

/** What a track is found by. */
type Words = Pick<FileTags, 'title' | 'artist' | 'album' | 'albumArtist' | 'year'> & {
  composer: string | null;
  genre: string | null;
};

/** Raised when more is read from tags than before, so that files scanned earlier are read again. */
const TAGS_VERSION = 3;

/** The first version that reads ratings and play counts: from then on they are the person's. */
const OPINIONS_SINCE = 2;

/** How many tracks a disc is given room for in the order of an album. */
const TRACKS_A_DISC = 10_000;

/** Hears which sound comes and goes. */
export interface SoundListener {
  /** The track's file was read, or is another one. */
  come(id: number): void;
  /** The track is about to be taken out, or its file to be another one. */
  go(id: number): void;
}

/** Writes tracks, and with each the words that it is found by and its place in the catalogue. */
export class TrackStore {
  constructor(
    private readonly statements: Statements,
    private readonly sortKey: SortKeyMaker,
    private readonly catalogue: Catalogue,
    private readonly words: WordStore,
    private readonly listener: SoundListener,
  ) {}

  find(path: string): StoredFile | undefined {
    return this.statements.rows<StoredFile>('tracks.by-path', `${SELECT_FILE} WHERE path = ?`).get(path);
  }

  /** The tracks whose paths are the same as paths are compared. */
  alike(path: string, foldsCase: boolean): StoredFile[] {
    const key = comparablePath(path, foldsCase);
    const sql = `${SELECT_FILE} WHERE path = ? OR path_key = ?`;
    return this.statements.rows<StoredFile>('tracks.alike', sql).all(key, key);
  }

  /** Notes the hash of a track's sound where none is stored. */
  fillContentHash(id: number, hash: string): void {
    const sql = 'UPDATE tracks SET content_hash = coalesce(content_hash, ?) WHERE id = ?';
    this.statements.rows('tracks.content-hash', sql).run(hash, id);
  }

  /** Stores what was read from a file, as the track that is known of it or as a new one. */
  put(root: RootKey, outcome: OutcomeWithTags, known: StoredFile | undefined): { id: number; added: boolean } {
    const { path, tags } = outcome;
    if (tags.artwork) this.putArtwork(tags.artwork);
    const placed = this.catalogue.place(path, tags);
    const kept = known && isSameFile(known, outcome) ? known.contentHash : null;
    const columns = { ...this.columns(root, outcome, placed), content_hash: tags.contentHash ?? kept };
    if (known) this.listener.go(known.id);
    const id = known ? this.update(known.id, columns) : this.insert(columns);
    if (!known || known.tagsVersion < OPINIONS_SINCE) this.putOpinions(id, tags);
    this.putWords(id, { ...tags, composer: composers(tags), genre: joined(tags.genres) });
    this.catalogue.put(id, tags, known !== undefined);
    for (const album of new Set([placed.albumId, known?.albumId ?? null])) this.catalogue.noteAlbum(album);
    this.listener.come(id);
    return { id, added: !known };
  }

  /** The track's file is another one now. */
  soundChanged(id: number): void {
    this.listener.come(id);
  }

  remove(id: number): void {
    this.listener.go(id);
    this.catalogue.remove(id);
    const album = this.statements.column<number | null>('tracks.album', 'SELECT album_id FROM tracks WHERE id = ?');
    this.catalogue.noteAlbum(album.get(id) ?? null);
    this.words.removeTrack(id);
    this.statements.rows('tracks.remove', 'DELETE FROM tracks WHERE id = ?').run(id);
  }

  setPresent(id: number, present: boolean): void {
    this.statements.rows('tracks.present', 'UPDATE tracks SET present = ? WHERE id = ?').run(present ? 1 : 0, id);
  }

  setRoot(id: number, rootId: number): void {
    this.statements.rows('tracks.root', 'UPDATE tracks SET root_id = ? WHERE id = ?').run(rootId, id);
  }

  /** Ids of the root's tracks, up to a number of them. */
  idsOfRoot(rootId: number, limit = -1): number[] {
    return this.statements
      .column<number>('tracks.of-root', 'SELECT id FROM tracks WHERE root_id = ? LIMIT ?')
      .all(rootId, limit);
  }

  /** Ids of the root's tracks that are at a path or below it. */
  idsWithin(rootId: number, path: string): number[] {
    const sql = `SELECT id FROM tracks WHERE path = ? AND root_id = ?
      UNION ALL SELECT id FROM tracks WHERE path >= ? AND path < ? AND root_id = ?`;
    const [from, to] = rangeBelow(path);
    return this.statements.column<number>('tracks.within', sql).all(path, rootId, from, to, rootId);
  }

  countOfRoot(rootId: number): number {
    const sql = 'SELECT count(*) FROM tracks WHERE root_id = ?';
    return this.statements.column<number>('tracks.count-of-root', sql).get(rootId) ?? 0;
  }

  pathOf(id: number): string {
    return this.statements.column<string>('tracks.path', 'SELECT path FROM tracks WHERE id = ?').get(id) ?? '';
  }

  private columns(
    root: RootKey,
    { path, sizeBytes, modifiedAtMs, tags }: OutcomeWithTags,
    { albumId, discNumber }: Placed,
  ): Record<string, Value> {
    const order = Math.min(discNumber ?? 0, TRACKS_A_DISC) * TRACKS_A_DISC;
    return {
      root_id: root.id,
      path,
      path_key: pathKey(path, root.foldsCase),
      title: tags.title,
      artist: tags.artist,
      album_artist: tags.albumArtist,
      album: tags.album,
      composer: composers(tags),
      genre: joined(tags.genres),
      year: tags.year,
      track_number: tags.trackNumber,
      disc_number: discNumber,
      duration_seconds: tags.durationSeconds,
      sample_rate_hz: tags.sampleRateHz,
      channels: tags.channels,
      bits_per_sample: tags.bitsPerSample,
      codec: tags.codec,
      lossless: tags.lossless === null ? null : Number(tags.lossless),
      bitrate_bps: tags.bitrateBps,
      size_bytes: sizeBytes,
      modified_at_ms: modifiedAtMs,
      artwork_hash: tags.artwork?.hash ?? null,
      quick_hash: tags.quickHash,
      track_gain_db: tags.replayGain?.trackGainDb ?? null,
      track_peak: tags.replayGain?.trackPeak ?? null,
      album_gain_db: tags.replayGain?.albumGainDb ?? null,
      album_peak: tags.replayGain?.albumPeak ?? null,
      tags_version: TAGS_VERSION,
      album_id: albumId,
      compilation: tags.compilation ? 1 : 0,
      present: 1,
      title_key: this.sortKey(tags.title),
      artist_key: this.sortKey(tags.artist),
      album_key: this.sortKey(tags.album),
      album_artist_key: this.sortKey(tags.albumArtist ?? tags.artist),
      year_key: tags.year ?? 0,
      position_key: order + Math.min(tags.trackNumber ?? 0, TRACKS_A_DISC - 1),
      duration_key: tags.durationSeconds ?? 0,
    };
  }

  private insert(columns: Record<string, Value>): number {
    const names = [...Object.keys(columns), 'added_at_ms'];
    const sql = `INSERT INTO tracks (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
    const insert: NamedStatement<unknown> = this.statements.rows('tracks.insert', sql);
    return Number(insert.run(...Object.values(columns), Date.now()).lastInsertRowid);
  }

  private update(id: number, columns: Record<string, Value>): number {
    const assignments = Object.keys(columns).map((column) => `${column} = ?`);
    const sql = `UPDATE tracks SET ${assignments.join(', ')} WHERE id = ?`;
    this.statements.rows('tracks.update', sql).run(...Object.values(columns), id);
    return id;
  }

  /** What the tags say of liking and playing holds until the person says something else. */
  private putOpinions(id: number, { rating, playCount }: FileTags): void {
    if (rating === null && playCount === null) return;
    const sql = `UPDATE tracks SET rating = coalesce(rating, ?), rating_key = coalesce(rating, ?, -1),
      play_count = max(play_count, ?) WHERE id = ?`;
    this.statements.rows('tracks.opinions', sql).run(rating, rating, playCount ?? 0, id);
  }

  /** Indexes the words of a track anew from its row. */
  remakeWords(id: number): void {
    const sql =
      'SELECT title, artist, album, album_artist AS albumArtist, composer, genre, year FROM tracks WHERE id = ?';
    const row = this.statements.rows<Words>('tracks.words-of', sql).get(id);
    if (row) this.putWords(id, row);
  }

  private putWords(id: number, tags: Words): void {
    const year = tags.year === null ? null : String(tags.year);
    this.words.putTrack(id, [tags.title, tags.artist, tags.album, tags.albumArtist, tags.composer, tags.genre, year]);
  }

  private putArtwork({ hash, mimeType, sizeBytes }: NonNullable<FileTags['artwork']>): void {
    const sql = 'INSERT OR IGNORE INTO artwork (hash, mime_type, size_bytes) VALUES (?, ?, ?)';
    this.statements.rows('artwork.put', sql).run(hash, mimeType, sizeBytes);
  }
}

function composers({ credits }: FileTags): string | null {
  return joined(credits.filter(({ role }) => role === 'composer').map(({ name }) => name));
}

function joined(names: readonly string[]): string | null {
  return names.length === 0 ? null : names.join(', ');
}

/** Whether the file is the one that was stored, byte by byte as far as size and time tell. */
export function isSameFile(stored: StoredFile, found: FoundFile): boolean {
  return stored.sizeBytes === found.sizeBytes && stored.modifiedAtMs === found.modifiedAtMs;
}

/** Whether there is nothing to read from the file that is not stored already. */
export function isUnchanged(stored: StoredFile, found: FoundFile): boolean {
  return isSameFile(stored, found) && stored.tagsVersion === TAGS_VERSION;
}
