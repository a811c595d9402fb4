// Harmonic/percussive separation; the plain version, which says why, is
// src/main/audio/analysis/fingerprint/reference-harmonic-share.ts.

/** Bins that a median over frequency spans; one over time spans seven frames. */
const FREQUENCY_SPAN: i32 = 17;
const FREQUENCY_HALF: i32 = FREQUENCY_SPAN >> 1;

/** Sums of the power from each edge up to the next. */
export function group(power: usize, edges: usize, energies: usize, groups: i32): void {
  let k = load<i32>(edges);
  for (let g = 0; g < groups; g++) {
    const end = load<i32>(edges + 4 * <usize>(g + 1));
    let energy: f64 = 0;
    for (; k < end; k++) energy += load<f64>(power + 8 * <usize>k);
    store<f64>(energies + 8 * <usize>g, energy);
  }
}

/**
 * Adds what is harmonic of `frame` and all of it to the two doubles at `sums`. `frames` are the frames of the time span one
 * after the other, in any order, each with room for an even number of groups; `window` is room for the frequency span.
 */
export function separate(frames: usize, frame: usize, groups: i32, lasting: usize, window: usize, sums: usize): void {
  const row: usize = 8 * <usize>(groups + (groups & 1));
  for (let at: usize = 0; at < row; at += 16) {
    v128.store(
      lasting + at,
      median(
        v128.load(frames + at),
        v128.load(frames + row + at),
        v128.load(frames + 2 * row + at),
        v128.load(frames + 3 * row + at),
        v128.load(frames + 4 * row + at),
        v128.load(frames + 5 * row + at),
        v128.load(frames + 6 * row + at),
      ),
    );
  }
  memory.fill(window, 0, 8 * <usize>FREQUENCY_SPAN);
  for (let ahead = 0; ahead < FREQUENCY_HALF; ahead++) replace(window, 0, energyAt(frame, ahead, groups));
  let harmonic = load<f64>(sums);
  let total = load<f64>(sums, 8);
  for (let g = 0; g < groups; g++) {
    const leaving = energyAt(frame, g - FREQUENCY_HALF - 1, groups);
    const wide = replace(window, leaving, energyAt(frame, g + FREQUENCY_HALF, groups));
    const steady = load<f64>(lasting + 8 * <usize>g);
    const energy = load<f64>(frame + 8 * <usize>g);
    total += energy;
    if (steady > 0) harmonic += (energy * steady) / (steady + wide);
  }
  store<f64>(sums, harmonic);
  store<f64>(sums, total, 8);
}

/** Beyond the ends there is nothing. */
function energyAt(frame: usize, g: i32, groups: i32): f64 {
  return g >= 0 && g < groups ? load<f64>(frame + 8 * <usize>g) : 0;
}

/** The middle one of seven, for two series at once, by comparing in a fixed order (Devillard, "Fast median search", 1998). */
function median(a: v128, b: v128, c: v128, d: v128, e: v128, f: v128, g: v128): v128 {
  let low = f64x2.min(a, f);
  f = f64x2.max(a, f);
  a = low;
  low = f64x2.min(a, d);
  d = f64x2.max(a, d);
  a = low;
  low = f64x2.min(b, g);
  g = f64x2.max(b, g);
  b = low;
  low = f64x2.min(c, e);
  e = f64x2.max(c, e);
  c = low;
  b = f64x2.max(a, b);
  low = f64x2.min(d, f);
  f = f64x2.max(d, f);
  d = low;
  low = f64x2.min(c, g);
  g = f64x2.max(c, g);
  c = low;
  d = f64x2.max(c, d);
  d = f64x2.min(d, g);
  e = f64x2.min(e, f);
  low = f64x2.min(b, e);
  e = f64x2.max(b, e);
  b = low;
  d = f64x2.max(b, d);
  d = f64x2.min(d, e);
  return d;
}

/** Replaces the value `old` of a sorted window by `fresh` and gives the median. */
function replace(window: usize, old: f64, fresh: f64): f64 {
  const last = window + 8 * <usize>(FREQUENCY_SPAN - 1);
  let at: usize = window;
  while (at < last && load<f64>(at) < old) at += 8;
  while (at < last && load<f64>(at, 8) < fresh) {
    store<f64>(at, load<f64>(at, 8));
    at += 8;
  }
  while (at > window && load<f64>(at - 8) > fresh) {
    store<f64>(at, load<f64>(at - 8));
    at -= 8;
  }
  store<f64>(at, fresh);
  return load<f64>(window + 8 * <usize>FREQUENCY_HALF);
}
