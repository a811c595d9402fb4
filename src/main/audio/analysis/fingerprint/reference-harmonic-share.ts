import { FREQUENCY_SPAN, groupEdges, TIME_HALF, TIME_SPAN } from './harmonic-share';
import { type Measured, missing } from './measured';
import type { PowerSpectra, SpectrumListener } from './power-spectra';
import { SortedWindows } from './sorted-window';

const FREQUENCY_HALF = FREQUENCY_SPAN >> 1;

/** What {@link HarmonicShare} does, with sorted windows and without kernels, to the bit: the oracle that it is tested against. */
export class ReferenceHarmonicShare implements SpectrumListener {
  readonly #edges: Int32Array;
  readonly #frames: Float64Array[];
  readonly #lasting: Float64Array;
  readonly #overTime: SortedWindows;
  readonly #overFrequency = new SortedWindows(1, FREQUENCY_SPAN);
  #count = 0;
  #harmonic = 0;
  #total = 0;

  constructor(spectra: Pick<PowerSpectra, 'bins' | 'binHz'>) {
    this.#edges = groupEdges(spectra);
    const groups = this.#edges.length - 1;
    this.#frames = Array.from({ length: TIME_SPAN }, () => new Float64Array(groups));
    this.#lasting = new Float64Array(groups);
    this.#overTime = new SortedWindows(groups, TIME_SPAN);
  }

  spectrum(power: Float64Array): void {
    const frame = this.#frames[this.#count % TIME_SPAN] as Float64Array;
    let start = this.#edges[0] as number;
    for (let g = 0; g < frame.length; g++) {
      const end = this.#edges[g + 1] as number;
      let energy = 0;
      for (let k = start; k < end; k++) energy += power[k] as number;
      this.#lasting[g] = this.#overTime.replace(g, frame[g] as number, energy);
      frame[g] = energy;
      start = end;
    }
    this.#count++;
    if (this.#count >= TIME_SPAN)
      this.#separate(this.#frames[(this.#count - 1 - TIME_HALF) % TIME_SPAN] as Float64Array);
  }

  result(): Measured {
    if (this.#count < TIME_SPAN) return missing('It is shorter than half a second.');
    if (this.#total === 0) return missing('All of it is digital silence.');
    return this.#harmonic / this.#total;
  }

  /** Shares out the energy of the frame in the middle of the span. */
  #separate(frame: Float64Array): void {
    const window = this.#overFrequency;
    window.clear();
    const groups = frame.length;
    for (let ahead = 0; ahead < FREQUENCY_HALF; ahead++) window.replace(0, 0, frame[ahead] ?? 0);
    for (let g = 0; g < groups; g++) {
      const leaving = g > FREQUENCY_HALF ? (frame[g - FREQUENCY_HALF - 1] as number) : 0;
      const entering = g + FREQUENCY_HALF < groups ? (frame[g + FREQUENCY_HALF] as number) : 0;
      const wide = window.replace(0, leaving, entering);
      const lasting = this.#lasting[g] as number;
      const energy = frame[g] as number;
      this.#total += energy;
      if (lasting > 0) this.#harmonic += (energy * lasting) / (lasting + wide);
    }
  }
}
