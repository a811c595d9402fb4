import type { KernelFunctions } from '../../dsp';
import { type FourierFactory, type LibraryDoubles, type RealFourier, transformSize } from './fourier';
import type { FrameHistory, HistoryReader } from './frame-history';

/** Takes one window after the other. */
export interface SpectrumListener {
  /**
   * `power` is the mean square in each bin, summed over the channels; bin k lies at k times the bin width. It stands in the
   * memory of the transforms, where kernels reach it.
   */
  spectrum(power: Float64Array): void;
}

export interface SpectraOptions {
  rateHz: number;
  windowSeconds: number;
  hopSeconds: number;
  /** Nothing above this is looked at. */
  highestHz: number;
  /** Where the first window begins, in windows before the start of the sound. */
  lead: number;
}

/**
 * Power spectra of overlapping Hann windows, summed over the channels, so that sound in opposite phase does not vanish.
 * Windows have the same length and begin at the same times at every rate, to within half a frame and a few per cent.
 */
export class PowerSpectra implements HistoryReader {
  readonly windowFrames: number;
  /** Width of a bin, Hz. */
  readonly binHz: number;
  readonly #fourier: RealFourier;
  readonly #kernels: KernelFunctions;
  readonly #power: LibraryDoubles;
  /** Bins in each spectrum. */
  readonly bins: number;
  readonly #options: SpectraOptions;
  readonly #listeners: SpectrumListener[] = [];
  #count = 0;
  #next: number;

  constructor(fourier: FourierFactory, options: SpectraOptions) {
    const size = transformSize(options.windowSeconds * options.rateHz);
    this.windowFrames = size;
    this.binHz = options.rateHz / size;
    this.#options = options;
    this.#fourier = fourier.create(size);
    this.#kernels = fourier.kernels;
    this.bins = Math.min(size / 2 - 1, Math.floor(options.highestHz / this.binHz) + 1);
    this.#power = fourier.doubles(this.bins);
    this.#next = this.#startOf(0);
  }

  /** Hands every window to `listener`, which is given back. */
  listen<L extends SpectrumListener>(listener: L): L {
    this.#listeners.push(listener);
    return listener;
  }

  advance(history: FrameHistory): void {
    while (this.#next + this.windowFrames <= history.end) this.#measure(history, history.end);
  }

  /** At the end of the sound: only complete windows count, but sound shorter than one gets one, with silence behind it. */
  finish(history: FrameHistory): void {
    if (this.#count === 0 && history.end > 0) this.#measure(history, history.end);
  }

  #startOf(index: number): number {
    const { rateHz, hopSeconds, lead } = this.#options;
    return Math.round(index * hopSeconds * rateHz) - Math.round(lead * this.windowFrames);
  }

  #measure(history: FrameHistory, end: number): void {
    const { size } = this.#fourier;
    const index = history.indexOf(this.#next);
    const heard = Math.min(size, end - this.#next);
    const power = this.#power.view;
    power.fill(0);
    for (let c = 0; c < history.channels; c++) {
      this.#fourier.take(history.buffer(c), index, heard);
      this.#fourier.forward();
      this.#addPower();
    }
    this.#next = this.#startOf(++this.#count);
    for (let l = 0; l < this.#listeners.length; l++) (this.#listeners[l] as SpectrumListener).spectrum(power);
  }

  /**
   * Adds the power of a channel's spectrum under a Hann window. That window is three lines in frequency, -1/4, 1/2, -1/4 (here
   * times 4), so it costs less there than on the samples; 1 / (3 size^2) makes the bins add up to the mean square.
   */
  #addPower(): void {
    const scale = 1 / (3 * this.#fourier.size ** 2);
    this.#kernels.addPower(this.#fourier.outputAddress, this.#power.pointer, this.bins, scale);
  }
}
