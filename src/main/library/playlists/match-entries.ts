import { fold } from '../search/fold';
import type { SortKeyMaker } from '../search/sort-key';
import type { Statements } from '../worker/statements';
import type { FileEntry, Match } from './file-entries';

/** Players round lengths each in their own way: so far apart they may be, seconds. */
const SAME_LENGTH_SECONDS = 2;

interface Candidate {
  id: number;
  path: string;
  artist: string | null;
  durationSeconds: number | null;
}

/** Recognises entries of playlist files among the tracks: by path, else by file name and length, else by tags. */
export class EntryMatcher {
  constructor(
    private readonly statements: Statements,
    private readonly sortKey: SortKeyMaker,
  ) {}

  /** For each entry its track, or null where the library has none. */
  match(entries: readonly FileEntry[]): (Match | null)[] {
    const matches: (Match | null)[] = entries.map(({ paths }) => this.byPath(paths));
    const unknown = entries.flatMap((entry, index) => (matches[index] === null ? [{ entry, index }] : []));
    const named = unknown.length === 0 ? new Map() : this.tracksNamed(unknown.map(({ entry }) => entry));
    for (const { entry, index } of unknown) matches[index] = byName(entry, named) ?? this.byTags(entry);
    return matches;
  }

  private byPath(paths: readonly string[]): Match | null {
    const find = this.statements.column<number>('match.path', 'SELECT id FROM tracks WHERE path = ?');
    for (const path of paths) {
      const trackId = find.get(path);
      if (trackId !== undefined) return { trackId, by: 'path' };
    }
    return null;
  }

  /** The tracks that have the file name of an entry, by that name: one walk over all of them. */
  private tracksNamed(entries: readonly FileEntry[]): Map<string, Candidate[]> {
    const named = new Map<string, Candidate[]>();
    for (const { paths } of entries) for (const path of paths) named.set(nameOf(path), []);
    const sql = 'SELECT id, path, artist, duration_seconds AS durationSeconds FROM tracks';
    for (const track of this.statements.rows<Candidate>('match.names', sql).iterate())
      named.get(nameOf(track.path))?.push(track);
    return named;
  }

  private byTags({ title, artist, durationSeconds }: FileEntry): Match | null {
    if (title === null || artist === null) return null;
    const sql = `SELECT id, path, artist, duration_seconds AS durationSeconds FROM tracks
      WHERE title_key = ? ORDER BY id LIMIT 200`;
    const candidates = this.statements.rows<Candidate>('match.tags', sql).all(this.sortKey(title));
    const wanted = fold(artist);
    const found = candidates.find(
      (track) =>
        track.artist !== null &&
        fold(track.artist) === wanted &&
        (durationSeconds === null || differs(track, durationSeconds) <= SAME_LENGTH_SECONDS),
    );
    return found ? { trackId: found.id, by: 'tags' } : null;
  }
}

/** Of the tracks of that name the one as long; where no length is known, the one in a folder of the same name. */
function byName({ paths, durationSeconds }: FileEntry, named: ReadonlyMap<string, Candidate[]>): Match | null {
  for (const path of paths) {
    const candidates = named.get(nameOf(path)) ?? [];
    const fitting =
      durationSeconds === null
        ? candidates.filter((track) => parentOf(track.path) === parentOf(path))
        : candidates
            .filter((track) => differs(track, durationSeconds) <= SAME_LENGTH_SECONDS)
            .toSorted((a, b) => differs(a, durationSeconds) - differs(b, durationSeconds) || a.id - b.id);
    if (fitting[0]) return { trackId: fitting[0].id, by: 'name' };
  }
  return null;
}

function differs(track: Candidate, seconds: number): number {
  return track.durationSeconds === null ? Number.POSITIVE_INFINITY : Math.abs(track.durationSeconds - seconds);
}

function nameOf(path: string): string {
  return (path.split(/[\\/]/).at(-1) ?? path).normalize('NFC').toLowerCase();
}

function parentOf(path: string): string {
  return (path.split(/[\\/]/).at(-2) ?? '').normalize('NFC').toLowerCase();
}
