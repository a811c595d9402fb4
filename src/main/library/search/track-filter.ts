import type { RangeField } from '../../../shared/domain/search/fields';
import type { RangeTerm, SearchQuery, SearchTerm, TextTerm } from '../../../shared/domain/search/search-query';
import type { Value } from '../worker/statements';
import { termExpression } from './match-expression';

/** Most terms of a search that are looked at. */
const MOST_TERMS = 16;

/** A search as SQL: what `SELECT id FROM tracks AS t WHERE condition` finds. */
export interface TrackFilter {
  /** Names the statement in reports; the same for the same `condition`. */
  readonly name: string;
  readonly condition: string;
  readonly values: readonly Value[];
  /** The FTS5 expression, where that is the whole search. */
  readonly words: string | null;
  /** Whether favourites, ratings or plays decide. */
  readonly readsOpinions: boolean;
}

/** The column of each range; what is missing in it lies below `least`. */
const RANGES: Readonly<Record<RangeField, { column: string; least: number; isAge: boolean }>> = {
  year: { column: 't.year_key', least: 1, isAge: false },
  rating: { column: 't.rating_key', least: 0, isAge: false },
  plays: { column: 't.play_count', least: 0, isAge: false },
  length: { column: 't.duration_key', least: Number.MIN_VALUE, isAge: false },
  added: { column: 't.added_at_ms', least: 0, isAge: true },
  played: { column: 't.last_played_key', least: 1, isAge: true },
};

const OPINIONS: ReadonlySet<string> = new Set<RangeField>(['rating', 'plays', 'played']);

interface Part {
  name: string;
  condition: string;
  values: Value[];
}

/** Null where the search has no term, which every track matches. `nowMs` is what ages are counted from. */
export function trackFilter({ terms }: SearchQuery, nowMs: number): TrackFilter | null {
  const used = terms.slice(0, MOST_TERMS);
  if (used.length === 0) return null;
  const wanted: string[] = [];
  const unwanted: string[] = [];
  const parts: Part[] = [];
  for (const term of used) {
    const expression = term.kind === 'text' ? termExpression(term) : null;
    if (expression !== null) (term.excluded ? unwanted : wanted).push(expression);
    else parts.push(partOf(term, nowMs));
  }
  // FTS5 knows "not" only between two sides.
  const words = wanted.length > 0 ? [wanted.join(' AND '), ...unwanted].join(' NOT ') : null;
  const without = words === null && unwanted.length > 0 ? unwanted.join(' OR ') : null;
  if (words !== null) parts.unshift(ofWords('words', 'IN', words));
  if (without !== null) parts.unshift(ofWords('without', 'NOT IN', without));
  return {
    name: parts.map(({ name }) => name).join('+'),
    condition: parts.map(({ condition }) => condition).join(' AND '),
    values: parts.flatMap(({ values }) => values),
    words: parts.length === 1 ? words : null,
    readsOpinions: used.some(
      (term) => term.kind === 'favourite' || (term.kind === 'range' && OPINIONS.has(term.field)),
    ),
  };
}

function ofWords(name: string, operator: 'IN' | 'NOT IN', expression: string): Part {
  const condition = `t.id ${operator} (SELECT rowid FROM track_words WHERE track_words MATCH ?)`;
  return { name, condition, values: [expression] };
}

function partOf(term: SearchTerm, nowMs: number): Part {
  const not = term.excluded ? 'NOT ' : '';
  const sign = term.excluded ? '-' : '';
  if (term.kind === 'favourite')
    return { name: `${sign}fav`, condition: `t.favourite = ${term.excluded ? 0 : 1}`, values: [] };
  if (term.kind === 'text') return ofSymbols(term, not, sign);
  const { column } = RANGES[term.field];
  return { name: sign + term.field, condition: `${not}(${column} BETWEEN ? AND ?)`, values: boundsOf(term, nowMs) };
}

/** Text without a letter or digit is looked for as it stands. */
function ofSymbols({ text }: TextTerm, not: string, sign: string): Part {
  const found = ['title', 'artist', 'album'].map((column) => `instr(coalesce(t.${column}, ''), ?) > 0`);
  const symbols = text.trim();
  return { name: `${sign}symbols`, condition: `${not}(${found.join(' OR ')})`, values: [symbols, symbols, symbols] };
}

function boundsOf({ field, lowest, highest }: RangeTerm, nowMs: number): [number, number] {
  const { least, isAge } = RANGES[field];
  if (!isAge) return [Math.max(least, lowest ?? least), highest ?? Number.MAX_VALUE];
  return [
    Math.max(least, highest === null ? least : nowMs - highest),
    lowest === null ? Number.MAX_VALUE : nowMs - lowest,
  ];
}
