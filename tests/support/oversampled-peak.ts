/** How an independent interpolator is built: Kaiser-windowed sinc. */
export interface Interpolator {
  /** Samples that it takes from each side. */
  halfTaps: number;
  kaiserBeta: number;
  /** -6 dB point as a share of half the sample rate. */
  cutoff: number;
}

/** Steeper than what a converter does. */
export const LONG_INTERPOLATOR: Interpolator = { halfTaps: 64, kaiserBeta: 9, cutoff: 1 };
/** As short as common resamplers are. */
export const SHORT_INTERPOLATOR: Interpolator = { halfTaps: 10, kaiserBeta: 5, cutoff: 1 };
/** One that leaves out what is next to half the sample rate, as many do against images. */
export const DULL_INTERPOLATOR: Interpolator = { halfTaps: 64, kaiserBeta: 9, cutoff: 0.95 };

function besselI0(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; k < 60; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

function tapsAt(t: number, { halfTaps, kaiserBeta, cutoff }: Interpolator): Float64Array {
  return Float64Array.from({ length: 2 * halfTaps }, (_, j) => {
    const distance = Math.PI * (t - (j - halfTaps + 1));
    const edge = distance / (Math.PI * halfTaps);
    if (Math.abs(edge) >= 1) return 0;
    const window = besselI0(kaiserBeta * Math.sqrt(1 - edge * edge)) / besselI0(kaiserBeta);
    return distance === 0 ? window * cutoff : (window * Math.sin(cutoff * distance)) / distance;
  });
}

/** What an interpolator still lets through, as a share of half the sample rate: more than any of the three above. */
const WIDEST_BAND = 1.2;
/**
 * Sound of that band falls from its highest place no faster than a cosine does: so much of it is left at the nearer end of
 * an interval of so many sixteenths of a sample. Where both ends are lower, the highest place is elsewhere.
 */
const LEFT_AT_THE_ENDS = Float64Array.from({ length: 17 }, (_, width) =>
  Math.max(0, Math.cos((Math.PI * WIDEST_BAND * width) / 32)),
);

/** A channel on a 16-fold grid, by plain convolution. */
class Grid {
  readonly intervals: number;
  private readonly padded: Float64Array;
  private readonly phases: Float64Array[];

  constructor(
    channel: Float32Array,
    private readonly interpolator: Interpolator,
  ) {
    const width = 2 * interpolator.halfTaps;
    this.padded = new Float64Array(channel.length + 2 * width);
    this.padded.set(channel, width);
    this.intervals = this.padded.length - width + 1;
    this.phases = Array.from({ length: 16 }, (_, i) => tapsAt(i / 16, interpolator));
  }

  /** Magnitude of the sample at which an interval begins. */
  sample(interval: number): number {
    return Math.abs(this.padded[interval + this.interpolator.halfTaps - 1] as number);
  }

  /** Interpolated magnitude at so many sixteenths of an interval. */
  magnitude(interval: number, sixteenths: number): number {
    const taps = this.phases[sixteenths] as Float64Array;
    let value = 0;
    for (let j = 0; j < taps.length; j++) value += (this.padded[interval + j] as number) * (taps[j] as number);
    return Math.abs(value);
  }
}

const loudestOf = (channel: Float32Array) => channel.reduce((largest, x) => Math.max(largest, Math.abs(x)), 0);

/** The highest magnitude of a channel at every place of a 16-fold grid, dBFS. Takes its time. */
export function peakOfAllPlacesDb(channel: Float32Array, interpolator: Interpolator): number {
  const grid = new Grid(channel, interpolator);
  let peak = loudestOf(channel);
  for (let k = 0; k < grid.intervals; k++) for (let i = 0; i < 16; i++) peak = Math.max(peak, grid.magnitude(k, i));
  return 20 * Math.log10(peak);
}

/**
 * The highest magnitude of a channel on a 16-fold grid, dBFS, by plain convolution: an oracle that shares nothing with what
 * it checks. Intervals whose samples are all 12 dB under the largest sample are left out, and so are the finer places of the
 * grid where the coarser ones show that what is highest is elsewhere.
 */
export function peakAt16xDb(channel: Float32Array, interpolator = LONG_INTERPOLATOR): number {
  const grid = new Grid(channel, interpolator);
  let peak = loudestOf(channel);
  const worthwhile = peak / 4;
  const search = (k: number, from: number, to: number, atFrom: number, atTo: number): void => {
    if (to - from < 2 || Math.max(atFrom, atTo) < peak * (LEFT_AT_THE_ENDS[to - from] as number)) return;
    const middle = (from + to) / 2;
    const atMiddle = grid.magnitude(k, middle);
    peak = Math.max(peak, atMiddle);
    search(k, from, middle, atFrom, atMiddle);
    search(k, middle, to, atMiddle, atTo);
  };
  for (let k = 0; k < grid.intervals; k++) {
    const [left, right] = [grid.sample(k), grid.sample(k + 1)];
    if (left < worthwhile && right < worthwhile) continue;
    // Where the band ends under half the sample rate, what is heard at a sample is not quite the sample.
    const exact = interpolator.cutoff === 1;
    const [atLeft, atRight] = exact ? [left, right] : [grid.magnitude(k, 0), grid.magnitude(k + 1, 0)];
    peak = Math.max(peak, atLeft);
    search(k, 0, 16, atLeft, atRight);
  }
  return 20 * Math.log10(peak);
}
