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
  readonly #momentary = new HighestPower();
  readonly #shortTerm = new HighestPower();
  readonly #blocks = new GrowingList();
  readonly #shortTerms = new GrowingList();
  readonly #listener: BinListener | undefined;
  #count = 0;

  constructor(listener: BinListener | undefined) {
    this.#listener = listener;
  }

  bin(energy: number, frames: number, peak: number, allowance: number): void {
    this.#slide(this.#momentary, MOMENTARY_BINS, energy, frames);
    this.#slide(this.#shortTerm, SHORT_TERM_BINS, energy, frames);
    const slot = this.#count % SHORT_TERM_BINS;
    this.#energies[slot] = energy;
    this.#frames[slot] = frames;
    this.#count++;
    if (this.#count >= MOMENTARY_BINS) this.#poll(this.#momentary, MOMENTARY_BINS, BINS_PER_BLOCK, this.#blocks);
    if (this.#count >= SHORT_TERM_BINS)
      this.#poll(this.#shortTerm, SHORT_TERM_BINS, BINS_PER_RANGE_BLOCK, this.#shortTerms);
    this.#listener?.bin(energy, frames, peak, allowance);
  }

  lufs(bins: number): number | null {
    return this.#count < bins ? null : powerToLufs(this.#energy(bins) / this.#framesIn(bins));
  }

  result(): Omit<Loudness, 'truePeakDbtp'> {
    return {
      integratedLufs: integratedLufs(this.#blocks.view()),
      rangeLu: loudnessRangeLu(this.#shortTerms.view()),
      maxMomentaryLufs: powerToLufs(this.#momentary.highest),
      maxShortTermLufs: powerToLufs(this.#shortTerm.highest),
    };
  }

  #slide(window: HighestPower, bins: number, energy: number, frames: number): void {
    const leaving = this.#count < bins ? -1 : (this.#count - bins) % SHORT_TERM_BINS;
    window.energy += energy - (leaving < 0 ? 0 : (this.#energies[leaving] as number));
    window.frames += frames - (leaving < 0 ? 0 : (this.#frames[leaving] as number));
  }

  /** Notes the power of the last bins where it is the highest so far, and, once in `every` bins, in the list. */
  #poll(window: HighestPower, bins: number, every: number, list: GrowingList): void {
    const listed = this.#count % every === 0;
    if (!listed && window.isLower) return;
    window.energy = this.#energy(bins);
    const power = window.energy / window.frames;
    if (power > window.highest) window.highest = power;
    if (listed) list.push(power);
  }

  #energy(bins: number): number {
    let energy = 0;
    for (let i = this.#count - bins; i < this.#count; i++) energy += this.#energies[i % SHORT_TERM_BINS] as number;
    return energy;
  }

  #framesIn(bins: number): number {
    let frames = 0;
    for (let i = this.#count - bins; i < this.#count; i++) frames += this.#frames[i % SHORT_TERM_BINS] as number;
    return frames;
  }
}

/** Far more than what adding and taking away some hundred energies can be off by, as a share of the highest of them. */
const SLIDING_ERROR = 1e-9;

/** The highest mean square of a sliding window. */
class HighestPower {
  highest = 0;
  frames = 0;
  /** Kept by adding what enters and taking away what leaves, and so off by its rounding until it is summed up anew. */
  energy = 0;

  /** Whether the window cannot be the highest, so that its exact sum does not matter. */
  get isLower(): boolean {
    return this.energy / this.frames <= this.highest * (1 - SLIDING_ERROR);
  }
}
