import { GrowingList } from '../growing-list';
import type { PowerSpectra, SpectrumListener } from './power-spectra';

const LOWEST_HZ = 30;
const HIGHEST_HZ = 10_000;
const BANDS = 36;
/** A band counts as silent this far under the loudest that any band was so far, as power: 50 dB. */
const FLOOR = 1e-5;
/** Greater rises say no more: sound out of silence would drown everything else. */
const GREATEST_RISE_DB = 10;
/** What a rise has to stand out from: the mean over this time. */
const SURROUNDINGS_SECONDS = 1;
/** Width of the bell that rises are smoothed with. */
const SMOOTHING_SECONDS = 0.015;

/**
 * How much new sound begins in each window: the rise in level, dB, averaged over bands spaced like the mel scale (spectral
 * flux; Ellis, "Beat tracking by dynamic programming", 2007). Does not depend on the overall level.
 */
export class OnsetEnvelope implements SpectrumListener {
  readonly #edges: Int32Array;
  readonly #energies: Float64Array;
  readonly #before: Float64Array;
  readonly #rises = new GrowingList();
  #loudest = 0;

  constructor(spectra: PowerSpectra) {
    this.#edges = bandEdges(spectra);
    this.#energies = new Float64Array(this.#edges.length - 1);
    this.#before = new Float64Array(this.#edges.length - 1);
  }

  spectrum(power: Float64Array): void {
    const energies = this.#energies;
    for (let b = 0; b < energies.length; b++) {
      let energy = 0;
      const end = this.#edges[b + 1] as number;
      for (let k = this.#edges[b] as number; k < end; k++) energy += power[k] as number;
      energies[b] = energy;
      if (energy > this.#loudest) this.#loudest = energy;
    }
    this.#rises.push(this.#loudest === 0 ? 0 : this.#rise());
  }

  /** The rises that stand out from their surroundings, smoothed, dB; one value a window. */
  curve(windowsPerSecond: number): Float64Array {
    const rises = this.#rises.view();
    return smooth(standingOut(rises, Math.round((SURROUNDINGS_SECONDS * windowsPerSecond) / 2)), windowsPerSecond);
  }

  /** Mean rise over the bands; the product of 36 ratios up to 1e5 stays within double precision. */
  #rise(): number {
    const floor = FLOOR * this.#loudest;
    let growth = 1;
    for (let b = 0; b < this.#energies.length; b++) {
      const energy = this.#energies[b] as number;
      const before = this.#before[b] as number;
      if (energy > before) growth *= (energy + floor) / (before + floor);
      this.#before[b] = energy;
    }
    return Math.min(GREATEST_RISE_DB, (10 * Math.log10(growth)) / this.#energies.length);
  }
}

/** First bin of each band and the end of the last; every band has at least one bin. */
function bandEdges({ binHz, bins }: PowerSpectra): Int32Array {
  const mel = (hz: number) => Math.log1p(hz / 700);
  const low = mel(LOWEST_HZ);
  const high = mel(Math.min(HIGHEST_HZ, bins * binHz));
  const edges: number[] = [];
  for (let b = 0; b <= BANDS; b++) {
    const hz = 700 * Math.expm1(low + ((high - low) * b) / BANDS);
    const bin = Math.min(bins, Math.max(1, Math.round(hz / binHz)));
    if (bin !== edges.at(-1)) edges.push(bin);
  }
  return Int32Array.from(edges);
}

/** What exceeds the mean over `reach` values to each side; beyond the ends the values count as zero. */
function standingOut(values: Float32Array, reach: number): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = (sums[i] as number) + (values[i] as number);
  return Float64Array.from(values, (value, i) => {
    const from = sums[Math.max(0, i - reach)] as number;
    const to = sums[Math.min(values.length, i + reach + 1)] as number;
    return Math.max(0, value - (to - from) / (2 * reach + 1));
  });
}

function smooth(values: Float64Array, windowsPerSecond: number): Float64Array {
  const width = SMOOTHING_SECONDS * windowsPerSecond;
  const reach = Math.ceil(2.5 * width);
  const bell = Float64Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-0.5 * ((i - reach) / width) ** 2));
  const area = bell.reduce((sum, weight) => sum + weight, 0);
  return values.map((_, i) => {
    let sum = 0;
    for (let j = -reach; j <= reach; j++) sum += (values[i + j] ?? 0) * (bell[j + reach] as number);
    return sum / area;
  });
}
