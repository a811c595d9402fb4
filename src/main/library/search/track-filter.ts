import type { RangeField } from '../../../shared/domain/search/fields';
import type { RangeTerm, SearchQuery, SearchTerm, TextTerm } from '../../../shared/domain/search/search-query';
import type { Value } from '../worker/statements';
import { termExpression } from './match-expression';

/** Most terms of a search that are looked at. */
const MOST_TERMS = 16;

/** Tracks that one part of a search is about. */
export type FilterPart =
  | { readonly kind: 'words'; readonly expression: string }
  | { readonly kind: 'columns'; readonly name: string; readonly condition: string; readonly values: readonly Value[] };

/** A search as sets of tracks: what is in all of `wanted` and in none of `unwanted`; every track where none is wanted. */
export interface TrackFilter {
  readonly wanted: readonly FilterPart[];
  readonly unwanted: readonly FilterPart[];
  /** Whether favourites, ratings or plays decide. */
  readonly readsOpinions: boolean;
}

/** The column of each range, which an index holds; what is missing in it lies below `least`. */
const RANGES: Readonly<Record<RangeField, { column: string; least: number; isAge: boolean }>> = {
  year: { column: 'year_key', least: 1, isAge: false },
  rating: { column: 'rating_key', least: 0, isAge: false },
  plays: { column: 'play_count', least: 0, isAge: false },
  length: { column: 'duration_key', least: Number.MIN_VALUE, isAge: false },
  added: { column: 'added_at_ms', least: 0, isAge: true },
  played: { column: 'last_played_key', least: 1, isAge: true },
};

/** Names the part for text without a letter or digit. */
const SYMBOLS = 'symbols';

const OPINIONS: ReadonlySet<string> = new Set<RangeField>(['rating', 'plays', 'played']);

/** Null where the search has no term, which every track matches. `nowMs` is what ages are counted from. */
export function trackFilter({ terms }: SearchQuery, nowMs: number): TrackFilter | null {
  const used = terms.slice(0, MOST_TERMS);
  if (used.length === 0) return null;
  const partsOf = (excluded: boolean) => {
    const parts = used.filter((term) => term.excluded === excluded).map((term) => partOf(term, nowMs));
    const words = parts.flatMap((part) => (part.kind === 'words' ? part.expression : []));
    const expression = words.join(excluded ? ' OR ' : ' AND ');
    const columns = parts.filter((part) => part.kind === 'columns');
    if (words.length === 0) return columns;
    // Beside words, what is between them (“&”, “/”) tells nothing.
    return [{ kind: 'words' as const, expression }, ...columns.filter(({ name }) => name !== SYMBOLS)];
  };
  return {
    wanted: partsOf(false),
    unwanted: partsOf(true),
    readsOpinions: used.some(
      (term) => term.kind === 'favourite' || (term.kind === 'range' && OPINIONS.has(term.field)),
    ),
  };
}

function partOf(term: SearchTerm, nowMs: number): FilterPart {
  if (term.kind === 'favourite') return { kind: 'columns', name: 'fav', condition: 'favourite = 1', values: [] };
  if (term.kind === 'text') {
    const expression = termExpression(term);
    return expression === null ? ofSymbols(term) : { kind: 'words', expression };
  }
  const { column } = RANGES[term.field];
  return { kind: 'columns', name: term.field, condition: `${column} BETWEEN ? AND ?`, values: boundsOf(term, nowMs) };
}

/** Text without a letter or digit is looked for as it stands. */
function ofSymbols({ text }: TextTerm): FilterPart {
  const found = ['title', 'artist', 'album'].map((column) => `instr(coalesce(${column}, ''), ?) > 0`);
  const symbols = text.trim();
  return { kind: 'columns', name: SYMBOLS, condition: found.join(' OR '), values: [symbols, symbols, symbols] };
}

function boundsOf({ field, lowest, highest }: RangeTerm, nowMs: number): [number, number] {
  const { least, isAge } = RANGES[field];
  if (!isAge) return [Math.max(least, lowest ?? least), highest ?? Number.MAX_VALUE];
  return [
    Math.max(least, highest === null ? least : nowMs - highest),
    lowest === null ? Number.MAX_VALUE : nowMs - lowest,
  ];
}
