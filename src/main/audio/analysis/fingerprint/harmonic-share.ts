import type { KernelFunctions } from '../../dsp';
import type { FourierFactory, LibraryDoubles } from './fourier';
import { type Measured, missing } from './measured';
import type { PowerSpectra, SpectrumListener } from './power-spectra';

/** Windows that a median over time spans; with 16 a second, 0.44 s. */
export const TIME_SPAN = 7;
export const TIME_HALF = TIME_SPAN >> 1;
/** Bins that a median over frequency spans. */
export const FREQUENCY_SPAN = 17;
/** How many bins are looked at as one from each frequency on: one by one where partials lie close together. */
const GROUPS = [
  { fromHz: 6000, bins: 16 },
  { fromHz: 1500, bins: 4 },
  { fromHz: 0, bins: 1 },
] as const;

/**
 * Share of the energy that is harmonic: what lasts in time goes to it, what is wide in frequency does not (median filtering
 * with soft masks; Fitzgerald, "Harmonic/percussive separation using median filtering", 2010).
 */
export class HarmonicShare implements SpectrumListener {
  readonly #kernels: KernelFunctions;
  readonly #groups: number;
  /** As 32-bit integers. */
  readonly #edges: LibraryDoubles;
  /** The last {@link TIME_SPAN} frames, one after the other. */
  readonly #frames: LibraryDoubles;
  readonly #rowBytes: number;
  readonly #lasting: LibraryDoubles;
  readonly #window: LibraryDoubles;
  /** Harmonic energy, all energy. */
  readonly #sums: LibraryDoubles;
  #count = 0;

  constructor(fourier: FourierFactory, spectra: Pick<PowerSpectra, 'bins' | 'binHz'>) {
    const edges = groupEdges(spectra);
    this.#kernels = fourier.kernels;
    this.#groups = edges.length - 1;
    this.#edges = fourier.doubles(Math.ceil(edges.length / 2));
    const { view } = this.#edges;
    new Int32Array(view.buffer, view.byteOffset, edges.length).set(edges);
    const row = 2 * Math.ceil(this.#groups / 2);
    this.#rowBytes = row * Float64Array.BYTES_PER_ELEMENT;
    this.#frames = fourier.doubles(TIME_SPAN * row);
    this.#lasting = fourier.doubles(row);
    this.#window = fourier.doubles(FREQUENCY_SPAN);
    this.#sums = fourier.doubles(2);
  }

  spectrum(power: Float64Array): void {
    const { group, separate } = this.#kernels;
    group(power.byteOffset, this.#edges.pointer, this.#row(this.#count), this.#groups);
    this.#count++;
    if (this.#count < TIME_SPAN) return;
    const middle = this.#row(this.#count - 1 - TIME_HALF);
    const { pointer } = this.#frames;
    separate(pointer, middle, this.#groups, this.#lasting.pointer, this.#window.pointer, this.#sums.pointer);
  }

  result(): Measured {
    const [harmonic = 0, total = 0] = this.#sums.view;
    if (this.#count < TIME_SPAN) return missing('It is shorter than half a second.');
    if (total === 0) return missing('All of it is digital silence.');
    return harmonic / total;
  }

  /** Where the frame of a count lies. */
  #row(count: number): number {
    return this.#frames.pointer + (count % TIME_SPAN) * this.#rowBytes;
  }
}

/** First bin of each group, and the end of the last. */
export function groupEdges({ bins, binHz }: Pick<PowerSpectra, 'bins' | 'binHz'>): Int32Array {
  const edges: number[] = [];
  let edge = 1;
  while (edge < bins) {
    const frequencyHz = edge * binHz;
    edges.push(edge);
    edge += GROUPS.find(({ fromHz }) => frequencyHz >= fromHz)?.bins ?? 1;
  }
  edges.push(bins);
  return Int32Array.from(edges);
}
