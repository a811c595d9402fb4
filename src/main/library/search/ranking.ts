import type { SearchResult } from '../../../shared/domain/library';
import { fold } from './fold';

const wordsOf = (folded: string) => folded.split(/[^\p{L}\p{N}]+/u).filter(Boolean);

const beginsOneOf = (words: readonly string[]) => (part: string) => words.some((word) => word.startsWith(part));

/**
 * How well a result answers: 0 its title is what was typed, 1 it begins so, 2 title and artist have every word and the
 * title at least one, 3 the words are elsewhere.
 */
function rankOf({ title, artist }: SearchResult, text: string, parts: readonly string[]): number {
  const folded = fold(title);
  if (folded === text) return 0;
  if (folded.startsWith(text)) return 1;
  const titleWords = wordsOf(folded);
  const allWords = [...titleWords, ...wordsOf(fold(artist ?? ''))];
  return parts.some(beginsOneOf(titleWords)) && parts.every(beginsOneOf(allWords)) ? 2 : 3;
}

/** The results that have the words in title or artist, best first; with `elsewhere` the others after them. */
export function ranked(results: readonly SearchResult[], query: string, elsewhere: boolean): SearchResult[] {
  const text = fold(query);
  const parts = wordsOf(text);
  return results
    .map((result) => ({ result, rank: rankOf(result, text, parts) }))
    .filter(({ rank }) => elsewhere || rank < 3)
    .toSorted((a, b) => a.rank - b.rank || a.result.title.length - b.result.title.length || a.result.id - b.result.id)
    .map(({ result }) => result);
}
