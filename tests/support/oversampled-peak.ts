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

/**
 * The highest magnitude of a channel on a 16-fold grid, in dBFS, by plain convolution: an oracle that shares nothing with
 * what it checks. Intervals whose samples are all 12 dB under the largest sample are left out.
 */
export function peakAt16xDb(channel: Float32Array, interpolator = LONG_INTERPOLATOR): number {
  const { halfTaps } = interpolator;
  const width = 2 * halfTaps;
  const padded = new Float64Array(channel.length + 2 * width);
  padded.set(channel, width);
  let peak = channel.reduce((largest, x) => Math.max(largest, Math.abs(x)), 0);
  const worthwhile = peak / 4;
  const phases = Array.from({ length: 16 }, (_, i) => tapsAt(i / 16, interpolator));
  for (let k = 0; k <= padded.length - width; k++) {
    const left = Math.abs(padded[k + halfTaps - 1] as number);
    const right = Math.abs(padded[k + halfTaps] as number);
    if (left < worthwhile && right < worthwhile) continue;
    for (const taps of phases) {
      let value = 0;
      for (let j = 0; j < width; j++) value += (padded[k + j] as number) * (taps[j] as number);
      peak = Math.max(peak, Math.abs(value));
    }
  }
  return 20 * Math.log10(peak);
}
