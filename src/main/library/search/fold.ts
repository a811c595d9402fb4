/** Letters that Unicode does not decompose although people type them as others. */
const PLAIN: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
};
const WITHOUT_DECOMPOSITION = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g');

/** Scripts that are written without spaces: each of their characters counts as a word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/gu;

/** Most text is so plain that lower case is all it needs. */
const PRINTABLE_ASCII = /^[ -~]*$/;

/** Longest text that is made searchable, in characters: a lyric pasted into a title does not swell the index. */
export const LONGEST_FOLDED = 1000;

/**
 * Text as it is compared in searches: lower case, without diacritics, letters in the form people type them, characters
 * of unspaced scripts set apart. Idempotent.
 */
export function fold(text: string): string {
  const short = text.slice(0, LONGEST_FOLDED);
  if (PRINTABLE_ASCII.test(short)) return spaced(short.toLowerCase());
  const plain = short
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(WITHOUT_DECOMPOSITION, (letter) => PLAIN[letter] ?? letter);
  // Latin with accents is done here; a search folds a thousand such names with every letter that is typed.
  if (PRINTABLE_ASCII.test(plain)) return spaced(plain);
  return plain
    .normalize('NFKC')
    .replace(/\p{Cc}/gu, ' ')
    .replace(UNSPACED, ' $& ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Printable ASCII with single spaces. */
function spaced(text: string): string {
  return text.replace(/ {2,}/g, ' ').trim();
}
