import type { Piece } from './delta';

/** Equal pieces of at least about this many bytes are found: less than an Ogg page holds. */
const BLOCK = 256;
const MODULUS = 65_536;

/**
 * Describes `old` as pieces of `now`, found wherever they have moved, and the bytes between them, as rsync does: a sum
 * that rolls over every place finds candidates, comparing the bytes decides. `offset` is where `now` begins in its file.
 */
export function matchBlocks(old: Buffer, now: Buffer, offset: number): { pieces: Piece[]; literal: Buffer } {
  const places = indexBlocks(now);
  const pieces: Piece[] = [];
  const literals: Buffer[] = [];
  let from = 0;
  let place = 0;
  const flush = () => {
    if (place === from) return;
    pieces.push([place - from]);
    literals.push(old.subarray(from, place));
  };
  let sum = rollingSum(old, 0);
  while (place + BLOCK <= old.length) {
    const found = places.get(sum.low + sum.high * MODULUS);
    const length = found === undefined ? 0 : equalLength(old, place, now, found);
    if (found !== undefined && length >= BLOCK) {
      const earlier = equalBefore(old, place, from, now, found);
      place -= earlier;
      flush();
      pieces.push([offset + found - earlier, length + earlier]);
      place += length + earlier;
      from = place;
      if (place + BLOCK <= old.length) sum = rollingSum(old, place);
      continue;
    }
    roll(sum, old[place] ?? 0, old[place + BLOCK] ?? 0);
    place++;
  }
  place = old.length;
  flush();
  return { pieces, literal: Buffer.concat(literals) };
}

interface Sum {
  low: number;
  high: number;
}

function indexBlocks(bytes: Buffer): Map<number, number> {
  const places = new Map<number, number>();
  for (let place = 0; place + BLOCK <= bytes.length; place += BLOCK) {
    const { low, high } = rollingSum(bytes, place);
    const key = low + high * MODULUS;
    if (!places.has(key)) places.set(key, place);
  }
  return places;
}

/** Sum of the bytes, and sum of those sums, as in Adler-32. */
function rollingSum(bytes: Buffer, start: number): Sum {
  let low = 0;
  let high = 0;
  for (let i = start; i < start + BLOCK; i++) {
    low += bytes[i] ?? 0;
    high += low;
  }
  return { low: low % MODULUS, high: high % MODULUS };
}

function roll(sum: Sum, leaving: number, entering: number): void {
  sum.low = (sum.low - leaving + entering + MODULUS) % MODULUS;
  sum.high = (sum.high - BLOCK * leaving + sum.low + MODULUS * BLOCK) % MODULUS;
}

function equalLength(a: Buffer, aStart: number, b: Buffer, bStart: number): number {
  const most = Math.min(a.length - aStart, b.length - bStart);
  let length = 0;
  while (length < most && a[aStart + length] === b[bStart + length]) length++;
  return length;
}

/** How many bytes before both places are equal as well, back to `from`. */
function equalBefore(a: Buffer, aStart: number, from: number, b: Buffer, bStart: number): number {
  const most = Math.min(aStart - from, bStart);
  let length = 0;
  while (length < most && a[aStart - 1 - length] === b[bStart - 1 - length]) length++;
  return length;
}
