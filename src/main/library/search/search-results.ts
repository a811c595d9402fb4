import type { SearchAnswer, SearchResult } from '../../../shared/domain/library';
import { parseSearch, type SearchQuery, type TextTerm } from '../../../shared/domain/search/search-query';
import type { Candidates } from './candidates';
import type { Corrections } from './corrections';
import type { MatchSets } from './match-sets';
import { queryTokens } from './query-tokens';
import { ranked } from './ranking';

/** Most artists, albums and genres among the results. */
const MOST_OF_A_KIND = 8;

/** Most tracks of a filtered search that are ranked. */
const MOST_RANKED = 300;

/** Finds artists, albums, genres and tracks, best first within each kind. */
export class SearchResults {
  constructor(
    private readonly candidates: Candidates,
    private readonly matchSets: MatchSets,
    private readonly corrections: Corrections,
  ) {}

  /** What was typed, or where that finds nothing what it may have meant. */
  find(query: string, limit: number): SearchAnswer {
    const results = this.results(query, limit);
    if (results.length > 0) return { results, corrected: null };
    const corrected = this.corrections.of(query);
    const instead = corrected === null ? [] : this.results(corrected, limit);
    return { results: instead, corrected: instead.length > 0 ? corrected : null };
  }

  private results(query: string, limit: number): SearchResult[] {
    const parsed = parseSearch(query);
    const plain = plainText(parsed);
    const tokens = plain === null ? [] : queryTokens(plain);
    if (plain === null || tokens.length === 0) return this.filtered(query, parsed, limit);
    const few = Math.min(MOST_OF_A_KIND, Math.ceil(limit / 4));
    const named = (['artist', 'album', 'genre'] as const).flatMap((kind) =>
      ranked(this.candidates.find(kind, plain, tokens), plain, false).slice(0, few),
    );
    return [...named, ...ranked(this.candidates.find('track', plain, tokens), plain, true)].slice(0, limit);
  }

  /** Filters, phrases and symbols are about tracks. */
  private filtered(query: string, parsed: SearchQuery, limit: number): SearchResult[] {
    const ids = this.matchSets.of(query)?.first(Math.max(limit, MOST_RANKED)) ?? [];
    const words = parsed.terms.filter((term) => term.kind === 'text' && !term.excluded) as TextTerm[];
    const text = words.map((term) => term.text).join(' ');
    return ranked(this.candidates.read('track', ids), text, true).slice(0, limit);
  }
}

/** The words of a search that is nothing else; null where it filters. */
function plainText({ terms }: SearchQuery): string | null {
  const words: string[] = [];
  for (const term of terms) {
    if (term.kind !== 'text' || term.field !== null || term.phrase !== null || term.excluded) return null;
    words.push(term.text);
  }
  return words.length === 0 ? null : words.join(' ');
}
