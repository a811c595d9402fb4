import { Members } from './members';

type Numbers = Uint32Array<ArrayBuffer>;

/** Entries of a queue, each a track's id and the number that the entry keeps for as long as it is queued. Never changed. */
export interface Entries {
  readonly ids: Numbers;
  readonly numbers: Numbers;
}

export const NO_ENTRIES: Entries = { ids: new Uint32Array(), numbers: new Uint32Array() };

/** So many entries that do not stand together are looked for one by one; more are found in one walk. */
const FEW = 24;

/** The places of entries, ascending. Those that are not there are left out. */
export function placesOf({ numbers }: Entries, wanted: readonly number[]): number[] {
  const places = new Set<number>();
  let searches = 0;
  let last = -1;
  for (const number of wanted) {
    if (numbers[last + 1] === number) last++;
    else {
      if (++searches > FEW) return walk(numbers, new Members(wanted));
      last = numbers.indexOf(number);
    }
    if (last >= 0) places.add(last);
  }
  return [...places].sort((a, b) => a - b);
}

function walk(numbers: Numbers, members: Members): number[] {
  const places: number[] = [];
  for (let place = 0; place < numbers.length; place++) if (members.has(numbers[place] as number)) places.push(place);
  return places;
}

/** The entries at these places. */
export function pick({ ids, numbers }: Entries, places: readonly number[]): Entries {
  return {
    ids: Uint32Array.from(places, (place) => ids[place] as number),
    numbers: Uint32Array.from(places, (place) => numbers[place] as number),
  };
}

/** The entries without those at these places, which ascend. */
export function without({ ids, numbers }: Entries, places: readonly number[]): Entries {
  const copy = (list: Numbers) => {
    const left = new Uint32Array(list.length - places.length);
    let from = 0;
    let to = 0;
    for (const place of [...places, list.length]) {
      left.set(list.subarray(from, place), to);
      to += place - from;
      from = place + 1;
    }
    return left;
  };
  return { ids: copy(ids), numbers: copy(numbers) };
}

/** The entries with others put in at a place. */
export function spliced(entries: Entries, at: number, added: Entries): Entries {
  const put = (old: Numbers, more: Numbers) => {
    const all = new Uint32Array(old.length + more.length);
    all.set(old.subarray(0, at));
    all.set(more, at);
    all.set(old.subarray(at), at + more.length);
    return all;
  };
  return { ids: put(entries.ids, added.ids), numbers: put(entries.numbers, added.numbers) };
}

/** How many of the places, which ascend, come before another one. */
export function countBefore(places: readonly number[], place: number): number {
  const first = places.findIndex((candidate) => candidate >= place);
  return first < 0 ? places.length : first;
}
