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

/**
 * The FTS5 expression for tracks that have every word, the last letters of each still to be typed, within `columns` where
 * they are given. Each word is quoted, so nothing that is typed is ever an operator.
 */
export function matchExpression(tokens: readonly string[], columns: readonly string[] = []): string {
  const words = tokens.map((word) => `"${word.replaceAll('"', '""')}"*`).join(' AND ');
  return columns.length === 0 ? words : `{${columns.join(' ')}} : (${words})`;
}
