import { GrowingList } from '../growing-list';
import { SILENCE } from './dynamics';
import { type Measured, missing } from './measured';
import type { PowerSpectra, SpectrumListener } from './power-spectra';
import { largest, median } from './statistics';

const LOWEST_HZ = 20;
const HIGHEST_HZ = 20_000;
const ROLL_OFF_SHARE = 0.85;
/** A bin this far under the mean of its frame is taken as this, so that a single empty bin does not make it all tonal. */
const EMPTY_BIN = 1e-12;
/** So many factors between EMPTY_BIN and the number of bins can be multiplied before the product leaves double precision. */
const FACTORS = 16;

export interface SpectralShapeResult {
  centroid: Measured;
  rolloff: Measured;
  flatness: Measured;
}

/**
 * Where the power between 20 Hz and 20 kHz lies and how evenly, frame by frame: centroid, 85 % roll-off, and flatness as
 * the geometric over the arithmetic mean of the bins. Medians over the frames that are not silent.
 */
export class SpectralShape implements SpectrumListener {
  readonly #binHz: number;
  readonly #first: number;
  readonly #end: number;
  readonly #totals = new GrowingList();
  readonly #centroids = new GrowingList();
  readonly #rollOffs = new GrowingList();
  readonly #flatnesses = new GrowingList();

  constructor(spectra: PowerSpectra) {
    this.#binHz = spectra.binHz;
    this.#first = Math.max(1, Math.ceil(LOWEST_HZ / spectra.binHz));
    this.#end = Math.min(spectra.bins, Math.floor(HIGHEST_HZ / spectra.binHz) + 1);
  }

  spectrum(power: Float64Array): void {
    let total = 0;
    let weighted = 0;
    for (let k = this.#first; k < this.#end; k++) {
      const p = power[k] as number;
      total += p;
      weighted += p * k;
    }
    if (total === 0) return;
    this.#totals.push(total);
    this.#centroids.push((weighted / total) * this.#binHz);
    this.#rollOffs.push(this.#rollOff(power, total * ROLL_OFF_SHARE));
    this.#flatnesses.push(this.#flatness(power, total / (this.#end - this.#first)));
  }

  result(): SpectralShapeResult {
    const totals = this.#totals.view();
    if (totals.length === 0) {
      const silent = missing('There is no sound between 20 Hz and 20 kHz.');
      return { centroid: silent, rolloff: silent, flatness: silent };
    }
    const limit = largest(totals) * SILENCE;
    const heard = (values: Float32Array) => median(values.filter((_, i) => (totals[i] as number) >= limit));
    return {
      centroid: heard(this.#centroids.view()),
      rolloff: heard(this.#rollOffs.view()),
      flatness: heard(this.#flatnesses.view()),
    };
  }

  /** Frequency under which `wanted` power lies; within a bin the power is taken as evenly spread. */
  #rollOff(power: Float64Array, wanted: number): number {
    let below = 0;
    let k = this.#first;
    while (k < this.#end - 1 && below + (power[k] as number) < wanted) below += power[k++] as number;
    return (k - 0.5 + (wanted - below) / (power[k] as number)) * this.#binHz;
  }

  #flatness(power: Float64Array, mean: number): number {
    let logarithms = 0;
    let product = 1;
    let factors = 0;
    for (let k = this.#first; k < this.#end; k++) {
      product *= Math.max((power[k] as number) / mean, EMPTY_BIN);
      if (++factors === FACTORS) {
        logarithms += Math.log(product);
        product = 1;
        factors = 0;
      }
    }
    return Math.exp((logarithms + Math.log(product)) / (this.#end - this.#first));
  }
}
