import type { TextField } from '../../../shared/domain/search/fields';
import type { TextTerm } from '../../../shared/domain/search/search-query';
import { fold } from './fold';
import { queryTokens } from './query-tokens';

/** The columns of `track_words` that each filter looks at. */
const COLUMNS: Readonly<Record<TextField, readonly string[]>> = {
  title: ['title'],
  artist: ['artist', 'album_artist'],
  album: ['album'],
  albumartist: ['album_artist'],
  composer: ['composer'],
  genre: ['genre'],
};

/**
 * The FTS5 expression for what has every word, the last letters of each still to be typed, within `columns` where they are
 * given. Each word is quoted, so nothing that is typed is ever an operator.
 */
export function matchExpression(tokens: readonly string[], columns: readonly string[] = []): string {
  return within(columns, tokens.map((word) => `${quoted(word)}*`).join(' AND '));
}

/** The FTS5 expression for what has any of these whole words. */
export function wordsExpression(words: readonly string[]): string {
  return `(${words.map(quoted).join(' OR ')})`;
}

/**
 * The same as {@link matchExpression} for one term; null where it has no letter or digit. A phrase's words are whole, but for the last
 * of one that is still being typed, and side by side.
 */
export function termExpression({ text, phrase, field }: TextTerm): string | null {
  const tokens = queryTokens(text);
  if (tokens.length === 0) return null;
  const columns = field === null ? [] : COLUMNS[field];
  if (phrase === null) return matchExpression(tokens, columns);
  return within(columns, phrase === 'open' ? `${quoted(fold(text))}*` : quoted(fold(text)));
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function within(columns: readonly string[], expression: string): string {
  return columns.length === 0 ? `(${expression})` : `({${columns.join(' ')}} : (${expression}))`;
}
