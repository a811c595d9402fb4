import { parseSearch } from '../../../shared/domain/search/search-query';
import type { Statements } from '../worker/statements';
import { MatchSet } from './match-set';
import { type TrackFilter, trackFilter } from './track-filter';

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
    const set = this.sets.get(key) ?? new MatchSet(this.find(filter));
    this.sets.delete(key);
    this.sets.set(key, set);
    if (this.sets.size > REMEMBERED) this.sets.delete(this.sets.keys().next().value ?? '');
    return set;
  }

  private find({ name, condition, values, words }: TrackFilter): number[] {
    if (words !== null) {
      const sql = `SELECT json_group_array(rowid)
        FROM (SELECT rowid FROM track_words WHERE track_words MATCH ? ORDER BY rowid)`;
      return parsed(this.statements.column<string>('search.match', sql).get(words));
    }
    const sql = `SELECT json_group_array(id) FROM (SELECT t.id FROM tracks AS t WHERE ${condition} ORDER BY t.id)`;
    return parsed(this.statements.column<string>(`search.filter.${name}`, sql).get(...values));
  }
}

function parsed(list: string | undefined): number[] {
  return JSON.parse(list ?? '[]') as number[];
}
