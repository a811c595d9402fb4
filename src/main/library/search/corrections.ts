import { parseSearch } from '../../../shared/domain/search/search-query';
import type { Statements } from '../worker/statements';
import { editDistance } from './edit-distance';
import { fold } from './fold';
import { matchExpression } from './match-expression';
import { queryTokens } from './query-tokens';
import { SHORTEST_CORRECTED } from './word-store';

/** From this length on two slips are forgiven, below it one. */
const LENGTH_FOR_TWO = 8;

/** Fewest letters that the index of parts can look for. */
const SHORTEST_PART = 3;

/** Most words that are compared letter by letter. */
const MOST_COMPARED = 4000;

/** Of so many equally near words the one in most tracks is proposed. */
const MOST_WEIGHED = 8;

/** A word that only begins like the typed one is this much further away than one that is alike as a whole. */
const UNFINISHED = 0.5;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Proposes what a search with mistyped words may have meant. */
export class Corrections {
  constructor(private readonly statements: Statements) {}

  /** The same search with every word that is in no track replaced by the nearest that is; null where there is none. */
  of(query: string): string | null {
    const meant = new Map<string, string>();
    for (const typed of this.unknownWords(query)) {
      const nearest = this.nearest(typed);
      if (nearest === null) return null;
      meant.set(typed, nearest);
    }
    if (meant.size === 0) return null;
    return query.replace(WORD, (word) => meant.get(fold(word)) ?? word);
  }

  private unknownWords(query: string): string[] {
    const texts = parseSearch(query).terms.flatMap((term) => (term.kind === 'text' && !term.excluded ? term.text : []));
    const words = texts.flatMap((text) => queryTokens(text.match(WORD)?.join(' ') ?? ''));
    return [...new Set(words)].filter((word) => !this.isKnown(word));
  }

  private isKnown(word: string): boolean {
    const sql = 'SELECT 1 FROM track_words WHERE track_words MATCH ? LIMIT 1';
    return this.statements.column<number>('search.known', sql).get(matchExpression([word])) !== undefined;
  }

  /** Null where no word that is in a track is near enough. */
  private nearest(typed: string): string | null {
    if (typed.length < SHORTEST_CORRECTED) return null;
    const most = typed.length >= LENGTH_FOR_TWO ? 2 : 1;
    const near = this.candidates(typed, most)
      .map((word) => {
        const { toWord, toPrefix } = editDistance(typed, word, most);
        return { word, distance: Math.min(toWord, toPrefix + UNFINISHED) };
      })
      .filter(({ distance }) => Number.isFinite(distance))
      .toSorted((a, b) => a.distance - b.distance || a.word.length - b.word.length || (a.word < b.word ? -1 : 1));
    const weighed = near
      .slice(0, MOST_WEIGHED)
      .map((candidate) => ({ ...candidate, tracks: this.tracksWith(candidate.word) }));
    const [best] = weighed
      .filter(({ tracks }) => tracks > 0)
      .toSorted((a, b) => a.distance - b.distance || b.tracks - a.tracks);
    return best?.word ?? null;
  }

  /**
   * Words that may be as near as `most` slips: where a word is cut into one piece more than there are slips, one piece is
   * whole. A swap may lie across the cut, so shorter words are also sought by their first letter.
   */
  private candidates(typed: string, most: number): string[] {
    const pieces = cut(typed, most + 1);
    const parts = pieces.every((piece) => piece.length >= SHORTEST_PART) ? pieces : trigrams(typed);
    const byParts = this.statements.column<string>(
      'search.parts',
      `SELECT w.word FROM search_word_parts AS p CROSS JOIN search_words AS w ON w.id = p.rowid
        WHERE search_word_parts MATCH ? LIMIT ?`,
    );
    const found = byParts.all(parts.map((part) => `"${part}"`).join(' OR '), MOST_COMPARED);
    if (most > 1) return found;
    const byBeginning = this.statements.column<string>(
      'search.beginnings',
      'SELECT word FROM search_words WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ? LIMIT ?',
    );
    const [first = ''] = typed;
    const lengths = [typed.length - 1, typed.length + 1];
    return [...new Set([...found, ...byBeginning.all(first, `${first}\u{10ffff}`, ...lengths, MOST_COMPARED)])];
  }

  private tracksWith(word: string): number {
    const sql = 'SELECT count(*) FROM (SELECT 1 FROM track_words WHERE track_words MATCH ? LIMIT 1000)';
    return this.statements.column<number>('search.weigh', sql).get(`"${word}"`) ?? 0;
  }
}

function cut(word: string, pieces: number): string[] {
  const size = word.length / pieces;
  return Array.from({ length: pieces }, (_, piece) =>
    word.slice(Math.round(piece * size), Math.round((piece + 1) * size)),
  );
}

function trigrams(word: string): string[] {
  return Array.from({ length: word.length - SHORTEST_PART + 1 }, (_, at) => word.slice(at, at + SHORTEST_PART));
}
