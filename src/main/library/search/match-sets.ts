import { parseSearch } from '../../../shared/domain/search/search-query';
import type { Statements } from '../worker/statements';
import { MatchSet } from './match-set';
import { type FilterPart, type TrackFilter, trackFilter } from './track-filter';

/** So many searches are remembered: enough for the pages, the count and the order of what is on the screen. */
const REMEMBERED = 8;

/** Revisions of what a search reads. */
export interface SearchRevisions {
  readonly tracks: number;
  readonly opinions: number;
  readonly plays: number;
}

/** Finds the tracks of a search once for all pages of it, and again after what it reads has changed. */
export class MatchSets {
  private readonly sets = new Map<string, MatchSet>();

  constructor(
    private readonly statements: Statements,
    private readonly revisions: () => SearchRevisions,
  ) {}

  /** Null for a search without a term, which every track matches. */
  of(query: string): MatchSet | null {
    const filter = trackFilter(parseSearch(query), Date.now());
    if (!filter) return null;
    const { tracks, opinions, plays } = this.revisions();
    const key = JSON.stringify([query, tracks, ...(filter.readsOpinions ? [opinions, plays] : [])]);
    const set = this.sets.get(key) ?? this.find(filter);
    this.sets.delete(key);
    this.sets.set(key, set);
    if (this.sets.size > REMEMBERED) this.sets.delete(this.sets.keys().next().value ?? '');
    return set;
  }

  private find({ wanted, unwanted }: TrackFilter): MatchSet {
    const [first, ...more] = wanted.map((part) => this.idsOf(part));
    const refused = unwanted.map((part) => new MatchSet(this.idsOf(part)));
    const needed = more.map((ids) => new MatchSet(ids));
    const ids = first ?? this.everything();
    if (needed.length === 0 && refused.length === 0) return new MatchSet(ids);
    return new MatchSet(ids.filter((id) => needed.every((set) => set.has(id)) && !refused.some((set) => set.has(id))));
  }

  /** Ascending. Each part is answered from an index alone; what they have in common is found here. */
  private idsOf(part: FilterPart): number[] {
    if (part.kind === 'words') {
      // FTS5 answers in the order of its rows; to ask for that order costs a fifth more.
      const sql = 'SELECT json_group_array(rowid) FROM track_words WHERE track_words MATCH ?';
      return ascending(parsed(this.statements.column<string>('search.match', sql).get(part.expression)));
    }
    // Sorted here: for the sake of the order SQLite would read the whole table instead of the index.
    const sql = `SELECT json_group_array(id) FROM tracks WHERE ${part.condition}`;
    const ids = parsed(this.statements.column<string>(`search.filter.${part.name}`, sql).get(...part.values));
    return ascending(ids);
  }

  private everything(): number[] {
    const sql = 'SELECT json_group_array(rowid) FROM (SELECT rowid FROM track_words ORDER BY rowid)';
    return parsed(this.statements.column<string>('search.everything', sql).get());
  }
}

function parsed(list: string | undefined): number[] {
  return JSON.parse(list ?? '[]') as number[];
}

function ascending(ids: number[]): number[] {
  const isSorted = ids.every((id, index) => index === 0 || (ids[index - 1] as number) < id);
  return isSorted ? ids : Array.from(Uint32Array.from(ids).sort());
}
