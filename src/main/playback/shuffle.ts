import { setImmediate as afterOthers } from 'node:timers/promises';
import type { Entries } from './entries';

/** So many entries are dealt with in one go: about a millisecond. */
const SLICE = 1 << 15;

/**
 * The entries in random order (Fisher and Yates), the one at `first` at the beginning where there is one. Long queues are
 * shuffled in slices, so that nothing else waits for it.
 * @param random from 0, inclusive, to 1, exclusive
 */
export async function shuffled(
  { ids, numbers }: Entries,
  first: number | null,
  random: () => number,
): Promise<Entries> {
  const order = { ids: ids.slice(), numbers: numbers.slice() };
  const swap = (a: number, b: number) => {
    for (const list of [order.ids, order.numbers]) {
      const kept = list[a] ?? 0;
      list[a] = list[b] ?? 0;
      list[b] = kept;
    }
  };
  if (first !== null && first > 0) swap(0, first);
  const fixed = first === null ? 0 : 1;
  for (let last = ids.length - 1; last > fixed; last--) {
    swap(last, fixed + Math.floor(random() * (last - fixed + 1)));
    if (last % SLICE === 0) await afterOthers();
  }
  return order;
}
