import { parseSearch } from '../../../shared/domain/search/search-query';
import type { Statements, Value } from '../worker/statements';
import { MatchSet } from './match-set';
import { parseIds } from './parse-ids';
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
  private idsOf(part: FilterPart): Uint32Array {
    // Sorted here: for the sake of the order SQLite would read the whole table instead of the index, and FTS5, which answers in
    // it anyway, would take a fifth longer.
    if (part.kind === 'words')
      return this.list('match', 'rowid', 'track_words WHERE track_words MATCH ?', [part.expression]);
    return this.list(`filter.${part.name}`, 'id', `tracks WHERE ${part.condition}`, part.values);
  }

  private everything(): Uint32Array {
    return this.list('everything', 'rowid', 'track_words', []);
  }

  private list(name: string, id: string, from: string, values: readonly Value[]): Uint32Array {
    const sql = `SELECT CAST(json_group_array(${id}) AS blob) FROM ${from}`;
    return parseIds(this.statements.column<Buffer>(`search.${name}`, sql).get(...values) ?? Buffer.of());
  }
}
