// What one channel of singles reaches between its samples. The plain version, which says why, is
// src/main/audio/dsp/reference-true-peak-detector.ts; this one finds the same peaks to the bit, because single precision
// only decides which places need not be looked at.
import { disputed, peakFrom } from './peak-exact';
import {
  below,
  bend,
  gridOver,
  halfway,
  lanes,
  largest,
  largestOf,
  MINUTE,
  over,
  ROUNDING,
  single,
  smaller,
  survey,
  under,
} from './peak-screen';
import {
  CURVE,
  DISPUTED_SHARE,
  GRID_SHORTFALL,
  HALF_TAPS,
  HALFWAY_FAR_SHARE,
  HALFWAY_SHORTFALL,
  OVERSHOOT,
} from './peak-tables';

/** Samples that are bounded together. */
const GROUP: i32 = HALF_TAPS;

/** What the disputed band adds to the peak that `highest` found last. */
let allowance: f64 = 0;

/** Makes what is not finite zero and tells how many samples that were. */
export function silence(samples: usize, frames: i32): i32 {
  let count = 0;
  const end = samples + 4 * <usize>frames;
  let at = samples;
  for (; at + 16 <= end; at += 16) {
    const x = v128.load(at);
    const finite = f32x4.eq(f32x4.sub(x, x), f32x4.splat(0));
    if (v128.any_true(v128.not(finite))) {
      v128.store(at, v128.and(x, finite));
      count += 4 - popcnt<i32>(i32x4.bitmask(finite));
    }
  }
  for (; at < end; at += 4) {
    const x = load<f32>(at);
    if (x - x !== 0) {
      store<f32>(at, 0);
      count++;
    }
  }
  return count;
}

/**
 * `samples` is the first of `frames` new samples, with two windows' halves of older ones before it. `peaks[i]` is raised to
 * the peak that becomes known with sample i, if it exceeds `floor`. Tells whether any did.
 */
export function scan(samples: usize, frames: i32, floor: f64, peaks: usize, tables: usize): bool {
  let found = false;
  survey(samples, 2 - 2 * GROUP, -GROUP);
  let before = largest;
  let beforeBend = bend;
  survey(samples, -GROUP, 0);
  let centre = largest;
  let centreBend = bend;
  for (let from = 0; from < frames; from += GROUP) {
    const to = min(from + GROUP, frames);
    survey(samples, from, to);
    const around = max(max(before, centre), largest);
    const curve = load<f64>(tables, CURVE) * max(max(beforeBend, centreBend), bend);
    const reach = min(load<f64>(tables, OVERSHOOT) * around, max(centre, largest) + curve);
    before = centre;
    beforeBend = centreBend;
    centre = largest;
    centreBend = bend;
    if (reach <= floor) continue;
    const worth = below(floor - curve);
    const level = single(floor * load<f64>(tables, GRID_SHORTFALL) - around * ROUNDING - MINUTE);
    for (let i = from; i < to; i += 4) {
      const place = samples + 4 * <usize>i - 4 * HALF_TAPS;
      const mask = over(place, worth) & lanes(to - i);
      if (mask === 0) continue;
      let left = gridOver(place, level, halfway(place, tables), tables) & mask;
      for (; left !== 0; left &= left - 1) {
        const lane = ctz(left);
        const k = place + 4 * lane;
        let peak = peakFrom(k, floor, tables);
        if (peak <= floor) continue;
        found = true;
        peak += load<f64>(tables, DISPUTED_SHARE) * disputed(k, tables);
        const known = peaks + 8 * <usize>(i + lane);
        if (peak > load<f64>(known)) store<f64>(known, peak);
      }
    }
  }
  return found;
}

/** The highest peak that becomes known with these samples and exceeds `floor`, or `known` if that is higher. */
export function highest(samples: usize, frames: i32, floor: f64, known: f64, bounds: usize, tables: usize): f64 {
  if (!(bound(samples, frames, bounds, tables) > max(floor, known))) return known;
  let found = known;
  const first = samples - 4 * HALF_TAPS;
  // Next to the largest sample first: what is found there rules most of the others out.
  const top = largestOf(first, frames);
  if (top > first) found = raise(found, top - 4, floor, tables);
  found = raise(found, top, floor, tables);
  for (let from = 0; from < frames; from += GROUP, bounds += 24) {
    const to = min(from + GROUP, frames);
    const reach = load<f64>(bounds);
    const around = load<f64>(bounds, 8);
    const curve = load<f64>(bounds, 16);
    for (let i = from; i < to; i += 4) {
      const beyond = max(floor, found);
      if (reach <= beyond) break;
      const place = first + 4 * <usize>i;
      const mask = over(place, below(beyond - curve)) & lanes(to - i);
      if (mask === 0) continue;
      const rounding = around * ROUNDING + MINUTE;
      const half = halfway(place, tables);
      const far = around * load<f64>(tables, HALFWAY_FAR_SHARE);
      const level = beyond * load<f64>(tables, HALFWAY_SHORTFALL) - rounding;
      if ((mask & ~(under(place, single(level)) & smaller(half, single(level - far)))) === 0) continue;
      const grid = single(beyond * load<f64>(tables, GRID_SHORTFALL) - rounding);
      for (let left = gridOver(place, grid, half, tables) & mask; left !== 0; left &= left - 1) {
        found = raise(found, place + 4 * <usize>ctz(left), floor, tables);
      }
    }
  }
  return found;
}

/** What `scan` would have added to the peak that `highest` found last. */
export function lastAllowance(): f64 {
  return allowance;
}

/** The highest magnitude above `floor` among the peaks that are not known yet, `end` being behind the last sample. */
export function highestAtEnd(end: usize, floor: f64, tables: usize): f64 {
  let found: f64 = 0;
  for (let i = 0; i < HALF_TAPS; i++) found = max(found, peakFrom(end + 4 * (i - HALF_TAPS), floor, tables));
  return found > floor ? found : 0;
}

/** Bounds what each group of a chunk can reach: reach, largest sample around, and curve. Returns the largest reach. */
function bound(samples: usize, frames: i32, bounds: usize, tables: usize): f64 {
  let highestReach: f64 = 0;
  survey(samples, 2 - 2 * GROUP, -GROUP);
  let before = largest;
  let beforeBend = bend;
  survey(samples, -GROUP, 0);
  let centre = largest;
  let centreBend = bend;
  for (let from = 0; from < frames; from += GROUP, bounds += 24) {
    survey(samples, from, min(from + GROUP, frames));
    const around = max(max(before, centre), largest);
    const curve = load<f64>(tables, CURVE) * max(max(beforeBend, centreBend), bend);
    const reach = min(load<f64>(tables, OVERSHOOT) * around, max(centre, largest) + curve);
    store<f64>(bounds, reach);
    store<f64>(bounds, around, 8);
    store<f64>(bounds, curve, 16);
    highestReach = max(highestReach, reach);
    before = centre;
    beforeBend = centreBend;
    centre = largest;
    centreBend = bend;
  }
  return highestReach;
}

/** The peak from sample k on where it exceeds the floor and the highest so far, else that. */
function raise(known: f64, k: usize, floor: f64, tables: usize): f64 {
  const peak = peakFrom(k, floor, tables);
  if (peak <= floor || peak <= known) return known;
  allowance = load<f64>(tables, DISPUTED_SHARE) * disputed(k, tables);
  return peak;
}
