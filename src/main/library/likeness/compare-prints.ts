import { PRINT_BITS, PRINT_FRAMES_PER_SECOND } from '../../../shared/domain/sound-print';

/** Copies may begin that much apart, seconds: silence that an encoder or a person put before it. */
const MOST_SHIFT_SECONDS = 3.5;
const MOST_SHIFT_FRAMES = Math.round(MOST_SHIFT_SECONDS * PRINT_FRAMES_PER_SECOND);
/** Share of the longer print that has to lie over the other. */
const LEAST_OVERLAP = 0.6;
const FEWEST_FRAMES = 4 * PRINT_FRAMES_PER_SECOND;
/**
 * Frames after which a place that cannot be right is left, and the share of differing bits that says so: about a half where
 * nothing is in common, and of copies, as measured for docs/library.md, at most 0.22 of the first 16 frames and 0.24 of 48.
 */
const GLANCES = [
  { frames: 16, hopeless: 0.42 },
  { frames: 48, hopeless: 0.36 },
] as const;
/** Shorter ones are compared to their end. */
const SHORTEST_GLANCED = 96;

const [FIRST_GLANCE, SECOND_GLANCE] = GLANCES;
const mostOnes = ({ frames, hopeless }: (typeof GLANCES)[number]) => Math.floor(hopeless * PRINT_BITS * frames);
const MOST_ONES_FIRST = mostOnes(FIRST_GLANCE);
const MOST_ONES_SECOND = mostOnes(SECOND_GLANCE);
const FIRST_WORDS = FIRST_GLANCE.frames >> 1;
const SECOND_WORDS = SECOND_GLANCE.frames >> 1;

/** Frames at the beginning of a print that are glanced at, wherever the other begins; an even number. */
export const HEAD_FRAMES = MOST_SHIFT_FRAMES + SECOND_GLANCE.frames;
/** Of two prints of so many frames enough lies over one another to be glanced at, whatever their shift. */
export const SHORTEST_WITH_HEAD = SHORTEST_GLANCED + MOST_SHIFT_FRAMES + 1;

/** A print laid out to be compared two frames at a time, wherever in it one begins. */
export interface PackedPrint {
  readonly frames: Uint16Array;
  /** Frames 0 and 1, 2 and 3, ... */
  readonly even: Uint32Array;
  /** Frames 1 and 2, 3 and 4, ... */
  readonly odd: Uint32Array;
}

/** @param bytes a print as it is stored, two bytes a frame; prints are compared in the byte order that they are given in */
export function packPrint(bytes: Uint8Array): PackedPrint {
  const length = bytes.length >> 1;
  const words = (length >> 1) + 1;
  const memory = new Uint8Array(8 * words);
  memory.set(bytes.subarray(0, 2 * length));
  memory.set(bytes.subarray(2, 2 * length), 4 * words);
  return {
    frames: new Uint16Array(memory.buffer, 0, length),
    even: new Uint32Array(memory.buffer, 0, words),
    odd: new Uint32Array(memory.buffer, 4 * words, words),
  };
}

/**
 * Share of bits that differ between two sound prints where they fit best: 0 for the same, about a half for two recordings
 * that have nothing in common; 1 where they cannot be compared.
 */
export function printDistance(a: PackedPrint, b: PackedPrint): number {
  const aLength = a.frames.length;
  const bLength = b.frames.length;
  const needed = Math.max(FEWEST_FRAMES, LEAST_OVERLAP * Math.max(aLength, bLength));
  let best = 1;
  for (let shift = -MOST_SHIFT_FRAMES; shift <= MOST_SHIFT_FRAMES; shift++) {
    const start = Math.max(0, -shift);
    const end = Math.min(aLength, bLength - shift);
    if (end - start >= needed) best = Math.min(best, differing(a, b, shift, start, end));
  }
  return best;
}

/**
 * False only where {@link printDistance} is 1, as far as the beginning tells; both have {@link SHORTEST_WITH_HEAD} frames.
 * @param even,odd frames of the other print as in {@link PackedPrint}, from the word `base` on
 */
export function beginsAlike(own: PackedPrint, even: Uint32Array, odd: Uint32Array, base: number): boolean {
  for (let shift = -MOST_SHIFT_FRAMES; shift <= MOST_SHIFT_FRAMES; shift++) {
    const from = Math.max(0, -shift);
    const there = from + shift;
    const left = from & 1 ? own.odd : own.even;
    const right = there & 1 ? odd : even;
    if (agreesAtFirst(left, from >> 1, right, base + (there >> 1))) return true;
  }
  return false;
}

function agreesAtFirst(left: Uint32Array, from: number, right: Uint32Array, there: number): boolean {
  let ones = 0;
  let word = 0;
  for (; word < FIRST_WORDS; word++) ones += onesOf((left[from + word] as number) ^ (right[there + word] as number));
  if (ones > MOST_ONES_FIRST) return false;
  for (; word < SECOND_WORDS; word++) ones += onesOf((left[from + word] as number) ^ (right[there + word] as number));
  return ones <= MOST_ONES_SECOND;
}

/** Share of differing bits of `a` from `start` to `end`, with `b` as much later. */
function differing(a: PackedPrint, b: PackedPrint, shift: number, start: number, end: number): number {
  const frames = end - start;
  const left = start & 1 ? a.odd : a.even;
  const right = (start + shift) & 1 ? b.odd : b.even;
  const from = start >> 1;
  const apart = ((start + shift) >> 1) - from;
  const until = from + (frames >> 1);
  let ones = 0;
  let word = from;
  if (frames > SHORTEST_GLANCED)
    for (const glance of GLANCES) {
      for (const end = from + (glance.frames >> 1); word < end; word++)
        ones += onesOf((left[word] as number) ^ (right[word + apart] as number));
      if (ones > glance.hopeless * PRINT_BITS * glance.frames) return 1;
    }
  for (; word < until; word++) ones += onesOf((left[word] as number) ^ (right[word + apart] as number));
  if (frames & 1) ones += onesOf((a.frames[end - 1] as number) ^ (b.frames[end - 1 + shift] as number));
  return ones / (PRINT_BITS * frames);
}

/** How many of 32 bits are set: those of pairs, of fours and of bytes are added up side by side. */
function onesOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x5555_5555);
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
