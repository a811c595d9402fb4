import { fold } from './fold';

/** Most words of a search that are looked at. */
const MOST_WORDS = 16;

/** The words of what was typed, folded; what has no letter or digit is left out. */
export function queryTokens(query: string): string[] {
  return fold(query)
    .split(' ')
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, MOST_WORDS);
}
