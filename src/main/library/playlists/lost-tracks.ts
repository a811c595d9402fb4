import type { Statements } from '../worker/statements';

interface Lost {
  path: string;
  title: string | null;
  artist: string | null;
  album: string | null;
  durationSeconds: number | null;
  sizeBytes: number | null;
  contentHash: string | null;
}

interface Found extends Lost {
  id: number;
}

const COLUMNS = ['path', 'title', 'artist', 'album', 'duration_seconds', 'size_bytes', 'content_hash'] as const;
const NAMES = ['path', 'title', 'artist', 'album', 'durationSeconds', 'sizeBytes', 'contentHash'] as const;

const LOST = `SELECT DISTINCT ${COLUMNS.map((column, index) => `lost_${column} AS ${NAMES[index]}`).join(', ')}
  FROM playlist_entries WHERE track_id IS NULL`;
const SAME_LENGTH = `SELECT id, ${COLUMNS.map((column, index) => `${column} AS ${NAMES[index]}`).join(', ')}
  FROM tracks WHERE duration_key = ? LIMIT 1000`;
const FIND = `UPDATE playlist_entries SET track_id = ?, ${COLUMNS.map((column) => `lost_${column} = NULL`).join(', ')}
  WHERE track_id IS NULL AND lost_path = ?`;

/** Gives entries their tracks back whose file came back, or turned up elsewhere. */
export class LostTracks {
  constructor(private readonly statements: Statements) {}

  /** Answers how many files were found again. */
  findAgain(): number {
    const find = this.statements.rows('lost-tracks.find', FIND);
    const byPath = this.statements.column<number>('lost-tracks.by-path', 'SELECT id FROM tracks WHERE path = ?');
    let found = 0;
    for (const lost of this.statements.rows<Lost>('lost-tracks.all', LOST).all()) {
      const id = byPath.get(lost.path) ?? this.moved(lost);
      if (id === undefined) continue;
      find.run(id, lost.path);
      found++;
    }
    return found;
  }

  /**
   * A track as long to the sample that is the same by its sound, or of the same size and file name, or of the same tags.
   * The surest one wins; where two are equally sure, the older.
   */
  private moved(lost: Lost): number | undefined {
    if (lost.durationSeconds === null) return undefined;
    const candidates = this.statements.rows<Found>('lost-tracks.same-length', SAME_LENGTH).all(lost.durationSeconds);
    const ranked = candidates.map((track) => ({ id: track.id, sureness: sureness(lost, track) }));
    return ranked
      .filter((candidate) => candidate.sureness > 0)
      .toSorted((a, b) => b.sureness - a.sureness || a.id - b.id)[0]?.id;
  }
}

function sureness(lost: Lost, track: Found): number {
  if (lost.contentHash !== null && track.contentHash !== null) return lost.contentHash === track.contentHash ? 3 : 0;
  if (lost.sizeBytes === track.sizeBytes && fileName(lost.path) === fileName(track.path)) return 2;
  const sameTags = lost.title === track.title && lost.artist === track.artist && lost.album === track.album;
  return sameTags && lost.artist !== null && lost.sizeBytes === track.sizeBytes ? 1 : 0;
}

function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
