import type { Statements } from '../worker/statements';
import { matchExpression, wordsExpression } from './match-expression';
import { SHORTEST_CORRECTED } from './word-store';

/** More words that begin alike are not written out: each is looked up in every part of the index. */
const MOST_WORDS = 24;

/** The words that are in the library, or were. */
export class Vocabulary {
  constructor(private readonly statements: Statements) {}

  /**
   * The FTS5 expression for what has, for every token, one of the words that begin with it. Null where that helps nothing:
   * short beginnings have an index of their own, and of some there are too many words, or none.
   */
  wholeWords(tokens: readonly string[]): string | null {
    const long = (token: string) => token.length >= SHORTEST_CORRECTED;
    if (!tokens.some(long)) return null;
    const expressions: string[] = [];
    for (const token of tokens) {
      const words = long(token) ? this.beginningWith(token) : [];
      if (long(token) && (words.length === 0 || words.length > MOST_WORDS)) return null;
      expressions.push(long(token) ? wordsExpression(words) : matchExpression([token]));
    }
    return expressions.join(' AND ');
  }

  private beginningWith(token: string): string[] {
    const sql = 'SELECT word FROM search_words WHERE word >= ? AND word < ? LIMIT ?';
    return this.statements.column<string>('search.vocabulary', sql).all(token, `${token}\u{10ffff}`, MOST_WORDS + 1);
  }
}
