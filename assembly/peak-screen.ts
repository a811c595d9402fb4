// Which places need not be looked at, in single precision, four at once; levels leave room for its rounding.
import { HALF_TAPS, SINGLE_TAPS } from './peak-tables';

const NEAR_PAIRS: i32 = 12;
/** Single precision is off by less than this share of the largest sample around, and by this much where all is minute. */
export const ROUNDING: f64 = 3e-5;
export const MINUTE: f64 = 1e-36;

/** Largest magnitude and largest second difference of the group that was surveyed last. */
export let largest: f64 = 0;
export let bend: f64 = 0;

/** Largest magnitude and second difference of the samples from `from` up to `to`, the latter never taken for too small. */
export function survey(samples: usize, from: i32, to: i32): void {
  let high = f32x4.splat(0);
  let turn = f32x4.splat(0);
  let at = samples + 4 * from;
  const end = samples + 4 * to;
  for (; at + 16 <= end; at += 16) {
    const x = v128.load(at);
    const x1 = v128.load(at - 4);
    const x2 = v128.load(at - 8);
    high = f32x4.max(high, f32x4.abs(x));
    turn = f32x4.max(turn, f32x4.abs(f32x4.sub(f32x4.sub(x, x1), f32x4.sub(x1, x2))));
  }
  largest = <f64>highestLane(high);
  bend = <f64>highestLane(turn);
  let around = largest;
  for (let past = from - 2; past < from; past++) around = max(around, <f64>abs(load<f32>(samples + 4 * past)));
  for (; at < end; at += 4) {
    const x = <f64>load<f32>(at);
    largest = max(largest, abs(x));
    bend = max(bend, abs(x - 2 * <f64>load<f32>(at - 4) + <f64>load<f32>(at - 8)));
  }
  bend += max(around, largest) * ROUNDING;
}

/** A mask of as many lanes as there are. */
export function lanes(count: i32): i32 {
  return (1 << min(count, 4)) - 1;
}

/** A level as a single, which stays finite. */
export function single(level: f64): f32 {
  return <f32>min(level, 3e38);
}

/** A single that is safely under a level. */
export function below(level: f64): f32 {
  return single(level - abs(level) * 1e-6 - MINUTE);
}

/** Which of four places have a neighbour over a level. */
export function over(place: usize, level: f32): i32 {
  return i32x4.bitmask(f32x4.gt(neighbours(place), f32x4.splat(level)));
}

/** Which of four places have both neighbours under a level. */
export function under(place: usize, level: f32): i32 {
  return i32x4.bitmask(f32x4.lt(neighbours(place), f32x4.splat(level)));
}

/** Which of four magnitudes are under a level. */
export function smaller(x: v128, level: f32): i32 {
  return i32x4.bitmask(f32x4.lt(f32x4.abs(x), f32x4.splat(level)));
}

/** What the nearest pairs make of four values halfway. */
export function halfway(place: usize, tables: usize): v128 {
  let half = f32x4.splat(0);
  let before = place;
  let after = place + 4;
  let taps = tables + SINGLE_TAPS;
  for (let pair = 0; pair < NEAR_PAIRS; pair++, before -= 4, after += 4, taps += 12) {
    const sum = f32x4.add(v128.load(before), v128.load(after));
    half = f32x4.add(half, f32x4.mul(sum, v128.load_splat<f32>(taps)));
  }
  return half;
}

/** Which of four places reach a level on the fourfold grid; `half` is from {@link halfway}. */
export function gridOver(place: usize, level: f32, half: v128, tables: usize): i32 {
  let even = f32x4.splat(0);
  let odd = f32x4.splat(0);
  let before = place;
  let after = place + 4;
  let taps = tables + SINGLE_TAPS;
  let pair = 0;
  for (; pair < NEAR_PAIRS; pair++, before -= 4, after += 4, taps += 12) {
    const left = v128.load(before);
    const right = v128.load(after);
    even = f32x4.add(even, f32x4.mul(f32x4.add(left, right), v128.load_splat<f32>(taps, 4)));
    odd = f32x4.add(odd, f32x4.mul(f32x4.sub(left, right), v128.load_splat<f32>(taps, 8)));
  }
  for (; pair < HALF_TAPS; pair++, before -= 4, after += 4, taps += 12) {
    const left = v128.load(before);
    const right = v128.load(after);
    const sum = f32x4.add(left, right);
    half = f32x4.add(half, f32x4.mul(sum, v128.load_splat<f32>(taps)));
    even = f32x4.add(even, f32x4.mul(sum, v128.load_splat<f32>(taps, 4)));
    odd = f32x4.add(odd, f32x4.mul(f32x4.sub(left, right), v128.load_splat<f32>(taps, 8)));
  }
  const quarters = f32x4.max(f32x4.abs(f32x4.add(even, odd)), f32x4.abs(f32x4.sub(even, odd)));
  const grid = f32x4.max(f32x4.max(quarters, f32x4.abs(half)), neighbours(place));
  return ~i32x4.bitmask(f32x4.lt(grid, f32x4.splat(level))) & 15;
}

/** Where the largest of `count` samples lies, the first of equals. */
export function largestOf(samples: usize, count: i32): usize {
  let high = f32x4.splat(0);
  const end = samples + 4 * <usize>count;
  let at = samples;
  for (; at + 16 <= end; at += 16) high = f32x4.max(high, f32x4.abs(v128.load(at)));
  let size = highestLane(high);
  for (; at < end; at += 4) size = max(size, abs(load<f32>(at)));
  at = samples;
  while (abs(load<f32>(at)) !== size) at += 4;
  return at;
}

/** The larger magnitude of each of four samples and the next. */
function neighbours(place: usize): v128 {
  return f32x4.max(f32x4.abs(v128.load(place)), f32x4.abs(v128.load(place + 4)));
}

function highestLane(x: v128): f32 {
  const two = f32x4.max(x, v128.shuffle<f32>(x, x, 2, 3, 0, 1));
  return max(f32x4.extract_lane(two, 0), f32x4.extract_lane(two, 1));
}
