import { PRINT_BITS, PRINT_FRAMES_PER_SECOND } from '../../../shared/domain/sound-print';

/** Copies may begin that much apart, seconds: silence that an encoder or a person put before it. */
const MOST_SHIFT_SECONDS = 3.5;
/** Share of the longer print that has to lie over the other. */
const LEAST_OVERLAP = 0.6;
const FEWEST_FRAMES = 4 * PRINT_FRAMES_PER_SECOND;
/** Frames after which a place that cannot be right is left, and the share of differing bits that says so. */
const GLANCE_FRAMES = 48;
const HOPELESS = 0.36;

const ONES = Uint8Array.from({ length: 1 << PRINT_BITS }, (_, value) => {
  let ones = 0;
  for (let rest = value; rest > 0; rest &= rest - 1) ones++;
  return ones;
});

/**
 * Share of bits that differ between two sound prints where they fit best: 0 for the same, about a half for two recordings
 * that have nothing in common; 1 where they cannot be compared.
 */
export function printDistance(a: Uint16Array, b: Uint16Array): number {
  const most = Math.round(MOST_SHIFT_SECONDS * PRINT_FRAMES_PER_SECOND);
  const needed = Math.max(FEWEST_FRAMES, LEAST_OVERLAP * Math.max(a.length, b.length));
  let best = 1;
  for (let shift = -most; shift <= most; shift++) {
    const start = Math.max(0, -shift);
    const end = Math.min(a.length, b.length - shift);
    if (end - start >= needed) best = Math.min(best, differing(a, b, shift, start, end));
  }
  return best;
}

/** Share of differing bits of `a` from `start` to `end`, with `b` as much later. */
function differing(a: Uint16Array, b: Uint16Array, shift: number, start: number, end: number): number {
  const glance = Math.min(end, start + GLANCE_FRAMES);
  let ones = 0;
  for (let i = start; i < glance; i++) ones += ONES[(a[i] as number) ^ (b[i + shift] as number)] as number;
  if (end - start > 2 * GLANCE_FRAMES && ones > HOPELESS * PRINT_BITS * GLANCE_FRAMES) return 1;
  for (let i = glance; i < end; i++) ones += ONES[(a[i] as number) ^ (b[i + shift] as number)] as number;
  return ones / (PRINT_BITS * (end - start));
}
