import { generateNKeysBetween } from 'fractional-indexing';

/**
 * So many keys in order between two, of which null is the beginning or the end. Keys are compared by code point; there is
 * always room for another, so that moving one entry writes one row. Where the two are not in order, as after another
 * program's work, the answer is null: then all keys must be made anew.
 */
export function keysBetween(before: string | null, after: string | null, count: number): string[] | null {
  if (before !== null && after !== null && before >= after) return null;
  return generateNKeysBetween(before, after, count);
}
