/**
 * How many slips of the keyboard lie between two words: letters left out, added, swapped with the next or mistaken
 * (optimal string alignment distance). `toPrefix` is the distance to that beginning of `word` which is nearest, for a word
 * that is still being typed. Both are Infinity once they are over `most`.
 */
export function editDistance(typed: string, word: string, most: number): { toWord: number; toPrefix: number } {
  const width = word.length + 1;
  let before = Array.from({ length: width }, () => 0);
  let last = Array.from({ length: width }, (_, column) => column);
  for (let row = 1; row <= typed.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column < width; column++) {
      const same = typed[row - 1] === word[column - 1];
      const swapped =
        row > 1 && column > 1 && typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1];
      const value = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
      current.push(value);
      least = Math.min(least, value);
    }
    if (least > most + 1) return { toWord: Number.POSITIVE_INFINITY, toPrefix: Number.POSITIVE_INFINITY };
    before = last;
    last = current;
  }
  const within = (distance: number) => (distance <= most ? distance : Number.POSITIVE_INFINITY);
  return { toWord: within(last[width - 1] ?? 0), toPrefix: within(Math.min(...last)) };
}
