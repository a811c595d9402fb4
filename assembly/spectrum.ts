// Power spectra, as src/main/audio/analysis/fingerprint/power-spectra.ts explains them.

/**
 * Adds the power of a spectrum under a Hann window to bins 1 up to `bins`. The spectrum is interleaved complex singles; the
 * window is three lines in frequency, and a bin's real and imaginary part are the two lanes of a vector.
 */
export function addPower(spectrum: usize, power: usize, bins: i32, scale: f64): void {
  const scales = f64x2.splat(scale);
  let lower = f64x2.replace_lane(pair(spectrum), 1, 0);
  let middle = pair(spectrum + 8);
  let k = 1;
  for (; k + 1 < bins; k += 2) {
    const next = v128.load(spectrum + 8 * <usize>(k + 1));
    const upper = f64x2.promote_low_f32x4(next);
    const beyond = f64x2.promote_low_f32x4(v128.shuffle<f32>(next, next, 2, 3, 2, 3));
    const first = squared(lower, middle, upper);
    const second = squared(middle, upper, beyond);
    const sum = f64x2.add(v128.shuffle<f64>(first, second, 0, 2), v128.shuffle<f64>(first, second, 1, 3));
    const at = power + 8 * <usize>k;
    v128.store(at, f64x2.add(v128.load(at), f64x2.mul(sum, scales)));
    lower = upper;
    middle = beyond;
  }
  if (k < bins) {
    const last = squared(lower, middle, pair(spectrum + 8 * <usize>(k + 1)));
    const at = power + 8 * <usize>k;
    store<f64>(at, load<f64>(at) + (f64x2.extract_lane(last, 0) + f64x2.extract_lane(last, 1)) * scale);
  }
}

/** Adds doubles to doubles. */
export function accumulate(sums: usize, values: usize, count: i32): void {
  let i: usize = 0;
  for (; i + 1 < <usize>count; i += 2) {
    v128.store(sums + 8 * i, f64x2.add(v128.load(sums + 8 * i), v128.load(values + 8 * i)));
  }
  if (i < <usize>count) store<f64>(sums + 8 * i, load<f64>(sums + 8 * i) + load<f64>(values + 8 * i));
}

function pair(at: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(at));
}

function squared(lower: v128, middle: v128, upper: v128): v128 {
  const x = f64x2.sub(f64x2.sub(f64x2.add(middle, middle), lower), upper);
  return f64x2.mul(x, x);
}
