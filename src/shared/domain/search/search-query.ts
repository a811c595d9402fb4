import { RANGE_FIELDS, type RangeField, TEXT_FIELDS, type TextField } from './fields';
import { readRange } from './range-values';

export interface TextTerm {
  readonly kind: 'text';
  /** Null where every field that is searched may hold it. */
  readonly field: TextField | null;
  readonly text: string;
  /** Written in quotes: its words stand side by side, each of them whole, but for the last of an `open` one. */
  readonly phrase: 'closed' | 'open' | null;
  /** Only what does not hold it is wanted. */
  readonly excluded: boolean;
}

export interface RangeTerm {
  readonly kind: 'range';
  readonly field: RangeField;
  /** Lowest and highest value, both included; null where there is no bound. Units: {@link readRange}. */
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly excluded: boolean;
}

export interface FavouriteTerm {
  readonly kind: 'favourite';
  readonly excluded: boolean;
}

export type SearchTerm = TextTerm | RangeTerm | FavouriteTerm;

/** What was typed, taken apart. All terms must hold. */
export interface SearchQuery {
  readonly terms: readonly SearchTerm[];
  /** Filters whose value is none, such as `year:soon`: they are left out, and people are told. */
  readonly unread: readonly { readonly field: RangeField | 'fav'; readonly value: string }[];
}

/** A term: an optional minus, an optional `field:`, and a quoted text, whose end may still be missing, or a word. */
const TERM = /(-?)(?:(\p{L}+(?:-\p{L}+)*):)?(?:"([^"]*)("?)|(\S+))?/uy;

const SOME_WORD = /[\p{L}\p{N}]/u;

/** How fields may also be written. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'album-artist': 'albumartist',
  favorite: 'fav',
  favourite: 'fav',
  duration: 'length',
};

const YES = new Set(['', 'yes', 'y', 'true', '1']);
const NO = new Set(['no', 'n', 'false', '0']);

/**
 * Takes a search apart. Every text is a search: what is no filter is words to look for. A filter that is still without its
 * value (`artist:`) changes nothing.
 */
export function parseSearch(typed: string): SearchQuery {
  const terms: SearchTerm[] = [];
  const unread: { field: RangeField | 'fav'; value: string }[] = [];
  for (const { excluded, name, value, phrase, whole } of pieces(typed)) {
    const field = fieldOf(name);
    if (field === null) {
      if (whole !== '') terms.push({ kind: 'text', field: null, text: whole, phrase, excluded });
    } else if (isOneOf(TEXT_FIELDS, field)) {
      if (value.trim() !== '') terms.push({ kind: 'text', field, text: value, phrase, excluded });
    } else if (field === 'fav') {
      const wish = value.toLowerCase();
      if (YES.has(wish) || NO.has(wish)) terms.push({ kind: 'favourite', excluded: excluded !== NO.has(wish) });
      else unread.push({ field, value });
    } else if (value !== '') {
      const range = readRange(field, value);
      if (range) terms.push({ kind: 'range', field, ...range, excluded });
      else unread.push({ field, value });
    }
  }
  return { terms, unread };
}

interface Piece {
  excluded: boolean;
  name: string;
  value: string;
  phrase: TextTerm['phrase'];
  /** The words that it is where its name is no field. */
  whole: string;
}

function pieces(typed: string): Piece[] {
  const found: Piece[] = [];
  for (let at = 0; at < typed.length; ) {
    if (/\s/u.test(typed[at] ?? '')) {
      at++;
      continue;
    }
    TERM.lastIndex = at;
    const [text = '', minus = '', name = '', quoted, end, word = ''] = TERM.exec(typed) ?? [];
    const step = Math.max(1, text.length);
    const alone = typed.slice(at, at + step);
    at += step;
    const value = quoted ?? word;
    const isField = fieldOf(name) !== null;
    // A dash before what is no word is one of the characters that were typed.
    const excluded = minus !== '' && (isField || SOME_WORD.test(value));
    const isPhrase = quoted !== undefined && (isField || name === '');
    const phrase = isPhrase ? (end === '' ? 'open' : 'closed') : null;
    const whole = isPhrase ? value : alone.slice(excluded ? 1 : 0);
    found.push({ excluded, name, value, phrase, whole });
  }
  return found;
}

function fieldOf(name: string): TextField | RangeField | 'fav' | null {
  const lower = name.toLowerCase();
  const field = Object.hasOwn(OTHER_NAMES, lower) ? OTHER_NAMES[lower] : lower;
  if (field === 'fav') return field;
  if (field !== undefined && (isOneOf(TEXT_FIELDS, field) || isOneOf(RANGE_FIELDS, field))) return field;
  return null;
}

function isOneOf<Value extends string>(values: readonly Value[], value: string): value is Value {
  return (values as readonly string[]).includes(value);
}
