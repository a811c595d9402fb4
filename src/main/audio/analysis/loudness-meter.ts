import type { Loudness } from '../../../shared/domain/loudness';
import { linearToDb } from '../dsp';
import { integratedLufs, loudnessRangeLu, powerToLufs } from './gating';
import { GrowingList } from './growing-list';
import { type BinListener, PowerBins, type SoundFormat } from './power-bins';

const MOMENTARY_BINS = 40;
const SHORT_TERM_BINS = 300;
/** Gating blocks overlap by 75 %: one begins every 100 ms. */
const BINS_PER_BLOCK = 10;
/** The blocks of the loudness range overlap by two thirds, as Tech 3342 asks for at least: one begins every second. */
const BINS_PER_RANGE_BLOCK = 100;

/**
 * Loudness by ITU-R BS.1770-4 and EBU Tech 3341/3342 of a stream of any rate, and its true peak. Momentary and short-term
 * loudness are polled every 10 ms. Takes about 2 MB for ten hours of sound.
 */
export class LoudnessMeter {
  readonly #bins: PowerBins;
  readonly #window: LoudnessWindow;

  /** `listener` hears of every finished 10 ms, and of true peaks up to `peakInterestDb` under the highest so far. */
  constructor(format: SoundFormat, listener?: BinListener, peakInterestDb = 0) {
    this.#window = new LoudnessWindow(listener);
    this.#bins = new PowerBins(format, this.#window, peakInterestDb);
  }

  /** Takes the next block; its samples are not changed. */
  add(block: Float32Array[]): void {
    this.#bins.add(block);
  }

  /** Loudness of the last 400 ms, LUFS; null before that much was heard and in silence. */
  get momentaryLufs(): number | null {
    return this.#window.lufs(MOMENTARY_BINS);
  }

  /** Loudness of the last 3 s, LUFS; null before that much was heard and in silence. */
  get shortTermLufs(): number | null {
    return this.#window.lufs(SHORT_TERM_BINS);
  }

  /** What was measured so far; more may be added afterwards. */
  result(): Loudness {
    const truePeak = this.#bins.truePeak();
    return { ...this.#window.result(), truePeakDbtp: truePeak > 0 ? linearToDb(truePeak) : null };
  }
}

/** The sliding windows over the bins, and what they showed. */
class LoudnessWindow implements BinListener {
  readonly #energies = new Float64Array(SHORT_TERM_BINS);
  readonly #frames = new Float64Array(SHORT_TERM_BINS);
  readonly #blocks = new GrowingList();
  readonly #shortTerms = new GrowingList();
  readonly #listener: BinListener | undefined;
  #count = 0;
  #maxMomentary = 0;
  #maxShortTerm = 0;

  constructor(listener: BinListener | undefined) {
    this.#listener = listener;
  }

  bin(energy: number, frames: number, peak: number, allowance: number): void {
    const slot = this.#count % SHORT_TERM_BINS;
    this.#energies[slot] = energy;
    this.#frames[slot] = frames;
    this.#count++;
    if (this.#count >= MOMENTARY_BINS) {
      const power = this.#power(MOMENTARY_BINS);
      if (power > this.#maxMomentary) this.#maxMomentary = power;
      if (this.#count % BINS_PER_BLOCK === 0) this.#blocks.push(power);
    }
    if (this.#count >= SHORT_TERM_BINS) {
      const power = this.#power(SHORT_TERM_BINS);
      if (power > this.#maxShortTerm) this.#maxShortTerm = power;
      if (this.#count % BINS_PER_RANGE_BLOCK === 0) this.#shortTerms.push(power);
    }
    this.#listener?.bin(energy, frames, peak, allowance);
  }

  lufs(bins: number): number | null {
    return this.#count < bins ? null : powerToLufs(this.#power(bins));
  }

  result(): Omit<Loudness, 'truePeakDbtp'> {
    return {
      integratedLufs: integratedLufs(this.#blocks.view()),
      rangeLu: loudnessRangeLu(this.#shortTerms.view()),
      maxMomentaryLufs: powerToLufs(this.#maxMomentary),
      maxShortTermLufs: powerToLufs(this.#maxShortTerm),
    };
  }

  /** Mean square of the last bins. */
  #power(bins: number): number {
    let energy = 0;
    let frames = 0;
    for (let i = this.#count - bins; i < this.#count; i++) {
      const slot = i % SHORT_TERM_BINS;
      energy += this.#energies[slot] as number;
      frames += this.#frames[slot] as number;
    }
    return energy / frames;
  }
}
