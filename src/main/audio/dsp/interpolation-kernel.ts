/**
 * Interpolation between two neighbouring samples by a Kaiser-windowed sinc over {@link HALF_TAPS} samples on each side.
 * Cut-off is half the sample rate, so that an original sample is its own interpolated value.
 */
export const HALF_TAPS = 32;
/** Positions between two samples that can be looked up. */
export const PHASES = 32;
/** Side lobes near -70 dB: flat to 0.01 dB up to 0.46 of the sample rate. */
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

/** The taps of one position t, 0 <= t < 1, corrected by some 1e-4 so that constants and straight lines come out exact. */
function tapsAt(t: number): number[] {
  const places = Array.from({ length: 2 * HALF_TAPS }, (_, j) => j - HALF_TAPS + 1);
  const raw = places.map((place) => windowedSinc(t - place));
  const sum = raw.reduce((total, tap) => total + tap, 0);
  const taps = raw.map((tap) => tap / sum);
  const slope = taps.reduce((total, tap, j) => total + tap * (places[j] as number), 0) - t;
  return taps.map((tap, j) => (places[j] === 0 ? tap + slope : places[j] === 1 ? tap - slope : tap));
}

/**
 * Taps for every position p / PHASES, 2 HALF_TAPS each, oldest sample first: the value between samples k and k + 1 is
 * the sum over taps j of x[k - HALF_TAPS + 1 + j] tap[j].
 */
function phaseTable(): Float64Array {
  return Float64Array.from(Array.from({ length: PHASES }, (_, phase) => tapsAt(phase / PHASES)).flat());
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
/** The taps of 1/2 alone, the nearest pair first. */
export const HALFWAY_TAPS = QUARTER_TAPS.filter((_, index) => index % 3 === 0);
/** The pairs that make up most of the value halfway, and what all others add at most, as a factor of the largest sample. */
export const HALFWAY_NEAR_PAIRS = 12;
export const HALFWAY_FAR_SHARE =
  2 * HALFWAY_TAPS.subarray(HALFWAY_NEAR_PAIRS).reduce((sum, tap) => sum + Math.abs(tap), 0);

/** The largest result of `measure` over the taps of all positions. */
function overPhases(measure: (taps: Float64Array, phase: number) => number): number {
  const width = 2 * HALF_TAPS;
  const results = Array.from({ length: PHASES }, (_, phase) =>
    measure(PHASE_TAPS.subarray(phase * width, (phase + 1) * width), phase),
  );
  return Math.max(...results);
}

/** No interpolated value exceeds the largest of its samples by more than this factor. */
export const MAXIMUM_OVERSHOOT = overPhases((taps) => taps.reduce((sum, tap) => sum + Math.abs(tap), 0));

/**
 * No interpolated value exceeds the larger of its two neighbours by more than this times the largest second difference
 * x[n] - 2 x[n-1] + x[n-2] within its samples. What the taps add to a straight line between the neighbours vanishes for
 * every straight line, so it is a weighted sum of second differences; its weights are the taps summed up twice.
 */
export const MAXIMUM_CURVE = overPhases((taps, phase) => {
  let first = 0;
  let second = 0;
  let total = 0;
  for (let j = 0; j < taps.length; j++) {
    const line = j === HALF_TAPS - 1 ? 1 - phase / PHASES : j === HALF_TAPS ? phase / PHASES : 0;
    first += (taps[j] as number) - line;
    second += first;
    total += Math.abs(second);
  }
  return total;
});

const DISPUTED_LENGTH = 24;

/**
 * Picks out what lies within some 0.06 of the sample rate of its half, with a gain of 1 at the half: the band that
 * interpolators do not agree on, since none can be flat up to there and silent beyond. A Hann window, alternating in sign.
 */
export const DISPUTED_TAPS = Float64Array.from({ length: DISPUTED_LENGTH }, (_, j) => {
  const hann = 1 - Math.cos((2 * Math.PI * (j + 0.5)) / DISPUTED_LENGTH);
  return (j % 2 === 0 ? hann : -hann) / DISPUTED_LENGTH;
});
