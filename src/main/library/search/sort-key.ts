/** Letters of these blocks get their place in the alphabet from the locale: Latin, Greek, Cyrillic. */
const ALPHABET_BLOCKS: readonly (readonly [number, number])[] = [
  [0x41, 0x5a],
  [0x61, 0x7a],
  [0xaa, 0x24f],
  [0x370, 0x52f],
  [0x1e00, 0x1fff],
];

/** Where the keys of letters begin: after the space and the digits. */
const FIRST_LETTER_KEY = 0x41;

/** Long enough to tell titles apart, short enough to keep the indexes small, in characters. */
const LONGEST_KEY = 120;

/** Sorts after every key that text can have. */
export const LAST_KEY = '\u{10fffd}';

const ARTICLES = /^(?:the|an?)\s+(?=\S)/i;

/** Turns text into keys whose order by code point is the order that people of a locale expect. */
export type SortKeyMaker = (text: string | null) => string;

/**
 * Makes the keys of a locale: its alphabet's order (ä after z in Swedish, beside a in German), case and punctuation
 * ignored, digits by value (2 before 10), English articles stripped. Missing text sorts last. Letters of other scripts
 * sort after the alphabets, by code point; a locale's letter pairs (Czech ch) sort as two letters.
 */
export function sortKeyMaker(locale: string): SortKeyMaker {
  let alphabet: ReadonlyMap<string, string> | null = null;
  return (text) => {
    alphabet ??= alphabetKeys(locale);
    const trimmed = text?.trim() ?? '';
    if (trimmed === '') return LAST_KEY;
    const key = keyOf(trimmed.slice(0, LONGEST_KEY).replace(ARTICLES, ''), alphabet);
    return key === '' ? keyOfSymbols(trimmed) : key;
  };
}

function keyOf(text: string, alphabet: ReadonlyMap<string, string>): string {
  let key = '';
  for (const [part] of text.normalize('NFC').matchAll(/\d+|\s+|./gsu)) {
    if (/^\d/.test(part)) key += numberKey(part);
    else if (/^\s/.test(part)) key += ' ';
    else key += alphabet.get(part) ?? (/[\p{L}\p{N}]/u.test(part) ? part : '');
  }
  return key.replace(/^ +| +$/g, '').slice(0, LONGEST_KEY);
}

/** The number of digits goes first, so that longer numbers sort after shorter ones. */
function numberKey(digits: string): string {
  const significant = digits.replace(/^0+(?=\d)/, '');
  return String.fromCharCode(0x30 + Math.min(significant.length, 9)) + significant;
}

/** Names without a letter or digit, such as “!!!”, sort before all others, by code point. */
function keyOfSymbols(text: string): string {
  return ` ${text.slice(0, LONGEST_KEY)}`;
}

function alphabetKeys(locale: string): Map<string, string> {
  const collator = new Intl.Collator(locale, { sensitivity: 'base', usage: 'sort' });
  const letters = ALPHABET_BLOCKS.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
  ).filter((letter) => /\p{L}/u.test(letter));
  letters.sort(collator.compare);
  const keys = new Map<string, string>();
  let previous = '';
  let next = FIRST_LETTER_KEY - 1;
  for (const letter of letters) {
    if (previous === '' || collator.compare(previous, letter) !== 0) next++;
    keys.set(letter, String.fromCodePoint(next));
    previous = letter;
  }
  return keys;
}
