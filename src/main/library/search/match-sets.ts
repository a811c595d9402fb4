import type { Statements } from '../worker/statements';
import { matchExpression, queryTokens } from './query-tokens';

/** So many searches are remembered: enough for the pages, the count and the order of what is on the screen. */
const REMEMBERED = 8;

/** The tracks that match a search. */
export class MatchSet {
  private readonly bits: Uint8Array;

  /** @param ids ascending */
  constructor(private readonly ids: readonly number[]) {
    this.bits = new Uint8Array(((ids.at(-1) ?? 0) >> 3) + 1);
    for (const id of ids) {
      const byte = id >> 3;
      this.bits[byte] = (this.bits[byte] ?? 0) | (1 << (id & 7));
    }
  }

  get size(): number {
    return this.ids.length;
  }

  has(id: number): boolean {
    return ((this.bits[id >> 3] ?? 0) & (1 << (id & 7))) !== 0;
  }

  /** The ids of up to `limit` of them, oldest first. */
  first(limit: number): readonly number[] {
    return this.ids.slice(0, limit);
  }

  toJson(): string {
    return JSON.stringify(this.ids);
  }
}

/** Finds the tracks of a search once for all pages of it, and again after tracks have changed. */
export class MatchSets {
  private readonly sets = new Map<string, MatchSet>();

  constructor(
    private readonly statements: Statements,
    private readonly revision: () => number,
  ) {}

  /** Null for an empty search, which every track matches. */
  of(query: string): MatchSet | null {
    if (query.trim() === '') return null;
    const key = `${this.revision()} ${query}`;
    const set = this.sets.get(key) ?? new MatchSet(this.find(query));
    this.sets.delete(key);
    this.sets.set(key, set);
    if (this.sets.size > REMEMBERED) this.sets.delete(this.sets.keys().next().value ?? '');
    return set;
  }

  private find(query: string): number[] {
    const tokens = queryTokens(query);
    if (tokens.length > 0) {
      const words = `SELECT json_group_array(rowid)
        FROM (SELECT rowid FROM track_words WHERE track_words MATCH ? ORDER BY rowid)`;
      const list = this.statements.column<string>('search.match', words).get(matchExpression(tokens));
      return JSON.parse(list ?? '[]') as number[];
    }
    const literal = `SELECT id FROM tracks
      WHERE instr(title, ?) > 0 OR instr(artist, ?) > 0 OR instr(album, ?) > 0 ORDER BY id`;
    const symbols = query.trim();
    return this.statements.column<number>('search.symbols', literal).all(symbols, symbols, symbols);
  }
}
