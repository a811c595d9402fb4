import type { Fingerprint } from '../../../shared/domain/fingerprint';

/** Median and spread of an axis: 1.4826 times the median absolute deviation, a standard deviation where it is normal. */
export interface AxisStatistics {
  readonly median: number;
  readonly spread: number;
}

interface Axis {
  readonly of: (fingerprint: Fingerprint) => number | null;
  readonly weight: number;
  /** Of the recordings in docs/library.md, for libraries too small to have statistics of their own. */
  readonly reference: readonly [median: number, spread: number];
}

/** Shares below -50 dB are not told apart. */
const LEAST_SHARE = 1e-5;
const LEAST_FLATNESS = 1e-6;
const REST_DENSITY = 0.25;

const map = (value: number | null, change: (value: number) => number) => (value === null ? null : change(value));
const level = (share: number) => 10 * Math.log10(share + LEAST_SHARE);
/** Where in the octave of tempo: twice or half as fast is the same, since that is a matter of how one counts. */
const turn = (bpm: number) => 2 * Math.PI * Math.log2(bpm);
const TEMPO: Axis['reference'] = [0, 0.7];

/**
 * The axes on which tracks are compared: the dimensions of the fingerprint as they are heard (levels in dB, frequencies in
 * octaves, tempo as its place in an octave). An axis weighs as much as it can be relied on: about 1 / (1 + (e / 0.05)^2) for
 * what nine of ten encodings of a recording differ by at most, e spreads, and a little more for rhythm and pitch, which is what
 * people hear. Loudness is none of them: it is a property of the file, not of the music.
 */
const AXES: readonly Axis[] = [
  { of: (f) => map(f.bass, level), weight: 1, reference: [-5.52, 3.61] },
  { of: (f) => map(f.mid, level), weight: 1, reference: [-5.07, 4.03] },
  { of: (f) => f.stereoWidth, weight: 1, reference: [0.166, 0.133] },
  { of: (f) => f.bassToMid, weight: 1, reference: [-4.06, 6.28] },
  { of: (f) => map(f.centroid, Math.log2), weight: 0.75, reference: [9.07, 0.842] },
  { of: (f) => f.phaseCorrelation, weight: 0.75, reference: [0.683, 0.17] },
  { of: (f) => map(f.upperMid, level), weight: 0.5, reference: [-18.5, 4] },
  { of: (f) => map(f.lowMid, level), weight: 0.5, reference: [-5.51, 2.18] },
  { of: (f) => map(f.rolloff, Math.log2), weight: 0.5, reference: [9.55, 1.04] },
  { of: (f) => map(f.presence, level), weight: 0.35, reference: [-26.1, 5.82] },
  { of: (f) => map(f.tempo, (bpm) => Math.cos(turn(bpm))), weight: 0.25, reference: TEMPO },
  { of: (f) => map(f.tempo, (bpm) => Math.sin(turn(bpm))), weight: 0.25, reference: TEMPO },
  { of: (f) => map(f.subBass, level), weight: 0.25, reference: [-16.7, 10.7] },
  { of: (f) => map(f.air, level), weight: 0.25, reference: [-26.9, 11.3] },
  { of: (f) => f.harmonicRatio, weight: 0.2, reference: [0.88, 0.0942] },
  {
    of: (f) => map(f.transientDensity, (rate) => Math.log2(rate + REST_DENSITY)),
    weight: 0.2,
    reference: [1.13, 1.02],
  },
  { of: (f) => f.chromaConcentration, weight: 0.2, reference: [0.123, 0.085] },
  { of: (f) => f.loudnessVariation, weight: 0.1, reference: [1.29, 1.03] },
  { of: (f) => f.crest, weight: 0.05, reference: [16.3, 1.99] },
  { of: (f) => f.rhythmStability, weight: 0.05, reference: [0.968, 0.0165] },
  { of: (f) => f.pitchStability, weight: 0.05, reference: [0.115, 0.0349] },
  { of: (f) => f.peakConsistency, weight: 0.05, reference: [0.819, 0.0915] },
  { of: (f) => f.silenceRatio, weight: 0.05, reference: [0, 0.05] },
  { of: (f) => map(f.flatness, (flat) => Math.log10(flat + LEAST_FLATNESS)), weight: 0.02, reference: [-4.81, 0.801] },
  { of: (f) => f.crestVariation, weight: 0.02, reference: [1.26, 0.138] },
];

export const AXIS_COUNT = AXES.length;
const TOTAL_WEIGHT = AXES.reduce((sum, { weight }) => sum + weight, 0);

/** A library of fewer measured tracks is normalised by the reference. */
const FEWEST_FOR_STATISTICS = 100;
/** A library of one kind of music must not make its smallest differences large: spreads are at least this share of the reference. */
const LEAST_SPREAD = 0.25;
/** Values further from the median than so many spreads are taken as there. */
const FARTHEST = 5;
/** Beyond so many spreads a difference on one axis says no more. */
const MOST_APART = 2;
/** What has fewer axes cannot be compared. */
const FEWEST_AXES = 13;
/** Square of what two tracks taken at random differ by where the spread is 1: stands where only one of two has a value. */
const UNKNOWN = 2;

const MAD_TO_DEVIATION = 1.4826;

/** How the values of each axis are spread over the sounds of a library. */
export function statisticsOf(sample: readonly Fingerprint[]): AxisStatistics[] {
  return AXES.map(({ of, reference: [median, spread] }) => {
    const values = sample.map(of).filter((value): value is number => value !== null && Number.isFinite(value));
    if (values.length < FEWEST_FOR_STATISTICS) return { median, spread };
    const middle = medianOf(values);
    const own = MAD_TO_DEVIATION * medianOf(values.map((value) => Math.abs(value - middle)));
    return { median: middle, spread: Math.max(own, spread * LEAST_SPREAD) };
  });
}

/**
 * A sound as a point: on each axis how many spreads it lies from the median, times the root of the axis's weight; NaN where
 * it has no value. Null where too little of it is known.
 */
export function pointOf(fingerprint: Fingerprint, statistics: readonly AxisStatistics[]): Float32Array | null {
  let known = 0;
  const point = Float32Array.from(AXES, ({ of, weight }, axis) => {
    const value = of(fingerprint);
    const { median, spread } = statistics[axis] as AxisStatistics;
    if (value === null || !Number.isFinite(value)) return Number.NaN;
    known++;
    return Math.min(FARTHEST, Math.max(-FARTHEST, (value - median) / spread)) * Math.sqrt(weight);
  });
  return known < FEWEST_AXES ? null : point;
}

/** Square of the largest difference on each axis, and what stands where only one of two has a value, in units of points. */
export const AXIS_LIMITS = AXES.map(({ weight }) => ({ most: MOST_APART ** 2 * weight, unknown: UNKNOWN * weight }));

/** Root of the weighted mean of the squares on all axes, 0 to 2; what neither has makes no difference. */
export function distanceBetween(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let axis = 0; axis < AXIS_COUNT; axis++) {
    const difference = (a[axis] as number) - (b[axis] as number);
    const { most, unknown } = AXIS_LIMITS[axis] as (typeof AXIS_LIMITS)[number];
    if (!Number.isNaN(difference)) sum += Math.min(most, difference * difference);
    else if (Number.isNaN(a[axis]) !== Number.isNaN(b[axis])) sum += unknown;
  }
  return Math.sqrt(sum / TOTAL_WEIGHT);
}

function medianOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
