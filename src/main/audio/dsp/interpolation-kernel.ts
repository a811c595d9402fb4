/**
 * Interpolation between two neighbouring samples by a Kaiser-windowed sinc over {@link HALF_TAPS} samples on each side.
 * Cut-off is half the sample rate, so that an original sample is its own interpolated value.
 */
export const HALF_TAPS = 16;
/** Positions between two samples that can be looked up. */
export const PHASES = 32;
/** Side lobes near -70 dB: flat to 0.01 dB up to 0.43 of the sample rate. */
const KAISER_BETA = 7;

/** Modified Bessel function of the first kind, order zero, by its power series. */
function besselI0(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

function windowedSinc(distance: number): number {
  const edge = distance / HALF_TAPS;
  if (Math.abs(edge) >= 1) return 0;
  const window = besselI0(KAISER_BETA * Math.sqrt(1 - edge * edge)) / besselI0(KAISER_BETA);
  return distance === 0 ? window : (window * Math.sin(Math.PI * distance)) / (Math.PI * distance);
}

/**
 * Taps for every position p / PHASES, 2 HALF_TAPS each, oldest sample first: the value between samples k and k + 1 is
 * the sum over taps j of x[k - HALF_TAPS + 1 + j] tap[j]. Each position's taps sum to 1.
 */
function phaseTable(): Float64Array {
  const width = 2 * HALF_TAPS;
  const table = new Float64Array(PHASES * width);
  for (let phase = 0; phase < PHASES; phase++) {
    const taps = table.subarray(phase * width, (phase + 1) * width);
    for (let j = 0; j < width; j++) taps[j] = windowedSinc(phase / PHASES - (j - HALF_TAPS + 1));
    const sum = taps.reduce((total, tap) => total + tap, 0);
    for (let j = 0; j < width; j++) taps[j] = (taps[j] as number) / sum;
  }
  return table;
}

export const PHASE_TAPS = phaseTable();

/**
 * The same taps at 1/4, 1/2 and 3/4, folded about the middle of the interval: with s and d the sum and the difference
 * of the two samples that lie equally far from it, 1/2 is sum(half s), 1/4 is sum(even s) + sum(odd d), 3/4 is
 * sum(even s) - sum(odd d). Three numbers a pair: half, even, odd; the nearest pair first.
 */
function quarterTable(): Float64Array {
  const width = 2 * HALF_TAPS;
  const quarter = PHASE_TAPS.subarray((PHASES / 4) * width, (PHASES / 4 + 1) * width);
  const half = PHASE_TAPS.subarray((PHASES / 2) * width, (PHASES / 2 + 1) * width);
  const table = new Float64Array(3 * HALF_TAPS);
  for (let pair = 0; pair < HALF_TAPS; pair++) {
    const before = HALF_TAPS - 1 - pair;
    const after = HALF_TAPS + pair;
    table[3 * pair] = half[before] as number;
    table[3 * pair + 1] = ((quarter[before] as number) + (quarter[after] as number)) / 2;
    table[3 * pair + 2] = ((quarter[before] as number) - (quarter[after] as number)) / 2;
  }
  return table;
}

export const QUARTER_TAPS = quarterTable();

/** No interpolated value exceeds the largest of its samples by more than this factor. */
export const MAXIMUM_OVERSHOOT = Math.max(
  ...Array.from({ length: PHASES }, (_, phase) =>
    PHASE_TAPS.subarray(phase * 2 * HALF_TAPS, (phase + 1) * 2 * HALF_TAPS).reduce(
      (sum, tap) => sum + Math.abs(tap),
      0,
    ),
  ),
);
