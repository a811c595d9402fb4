import { Kernels } from './kernels/kernels';
import { Planes } from './kernels/planes';
import type { Processor } from './processor';
import { SlidingMaximum } from './sliding-maximum';
import { SmoothAttack } from './smooth-attack';
import { DETECTOR_CHUNK_FRAMES, HISTORY, TruePeakDetector } from './true-peak-detector';
import { dbToLinear, linearToDb } from './units';

/** Time over which the gain comes down before a peak. */
const ATTACK_SECONDS = 0.005;
/** Time for which it stays down after a peak: over one half period of 20 Hz, so that it does not follow the wave. */
export const HOLD_SECONDS = 0.026;
/** Time constant of the way back up. */
export const RELEASE_SECONDS = 0.15;
/** Frames on each side of a peak that get its full reduction, because all of them make the peak. */
const PEAK_MARGIN_FRAMES = 8;
/** What is over the ceiling is brought this much below it, for the detector's remaining error. */
export const SAFETY_DB = 0.02;
/** Attenuation is counted in whole steps of 2^-30, so that sums of it are exact and come back to exactly zero. */
const STEPS = 2 ** 30;
const MOST_STEPS = STEPS - 8;

/**
 * Keeps the true peak under a ceiling by turning the gain down ahead of each peak and slowly up again:
 *
 *     input -> true peaks -> gain needed -> held maximum -> slow release -> smooth attack -> gain
 *       \--------------------------- delay by latencyFrames ------------------------------> x -> output
 *
 * All channels get one gain. Where nothing exceeds the ceiling the output is the delayed input, bit by bit. Samples that
 * are not finite become silence and are counted.
 */
export class TruePeakLimiter implements Processor {
  readonly name = 'true-peak-limiter';
  readonly latencyFrames: number;
  readonly #channels: number;
  readonly #kernels: Kernels;
  readonly #planes: Planes;
  readonly #detector: TruePeakDetector;
  readonly #held: SlidingMaximum;
  readonly #attack: SmoothAttack;
  readonly #releaseFactor: number;
  /** True peak of each frame, or 0 where it is under the ceiling; then the gain. */
  readonly #peaks: Float64Array;
  readonly #gains: Float64Array;
  #ceiling = Number.POSITIVE_INFINITY;
  #released = 0;
  #lowestGain = 1;
  #nonFinite = 0;

  constructor(rateHz: number, channels: number) {
    this.#attack = new SmoothAttack(Math.round(ATTACK_SECONDS * rateHz));
    const lookAhead = TruePeakDetector.latencyFrames + PEAK_MARGIN_FRAMES + this.#attack.frames - 1;
    // What leaves is changed in place, so it must not be what peaks are still looked for in; matters below 7 kHz only.
    this.latencyFrames = Math.max(lookAhead, HISTORY);
    const heldFrames = Math.round(HOLD_SECONDS * rateHz) + this.#attack.frames + 2 * PEAK_MARGIN_FRAMES + 1;
    this.#held = new SlidingMaximum(heldFrames + this.latencyFrames - lookAhead);
    this.#releaseFactor = Math.exp(-1 / (RELEASE_SECONDS * rateHz));
    this.#channels = channels;
    const bytes = Planes.bytes(channels, this.latencyFrames) + TruePeakDetector.bytes + 16 * DETECTOR_CHUNK_FRAMES;
    this.#kernels = new Kernels(bytes);
    this.#planes = new Planes(this.#kernels, channels, this.latencyFrames);
    this.#detector = new TruePeakDetector(this.#kernels);
    this.#peaks = this.#kernels.doubles(DETECTOR_CHUNK_FRAMES);
    this.#gains = this.#kernels.doubles(DETECTOR_CHUNK_FRAMES);
  }

  /** Most reduction within the last block, dB >= 0. */
  get reductionDb(): number {
    return Math.max(0, -linearToDb(this.#lowestGain));
  }

  /** Samples that were NaN or infinite, and became zero, since the start or the last reset. */
  get nonFiniteSamples(): number {
    return this.#nonFinite;
  }

  /** Sets the ceiling in dBTP for the sound that comes in from now on; null lets everything pass. */
  setCeilingDb(ceilingDbtp: number | null): void {
    this.#ceiling = ceilingDbtp === null ? Number.POSITIVE_INFINITY : dbToLinear(ceilingDbtp);
  }

  process(block: Float32Array[]): void {
    const frames = block[0]?.length ?? 0;
    this.#lowestGain = 1;
    for (let start = 0; start < frames; start += Planes.frames) {
      this.#planes.load(block, start, Math.min(Planes.frames, frames - start));
      const { frames: loaded } = this.#planes;
      for (let from = 0; from < loaded; from += DETECTOR_CHUNK_FRAMES) {
        this.#limit(from, Math.min(DETECTOR_CHUNK_FRAMES, loaded - from));
      }
      this.#planes.store(block, start, this.latencyFrames);
    }
  }

  reset(): void {
    this.#planes.reset();
    this.#held.reset();
    this.#attack.reset();
    this.#peaks.fill(0);
    this.#released = 0;
    this.#lowestGain = 1;
    this.#nonFinite = 0;
  }

  /** Limits the chunk that begins with a loaded frame, as far as it is about to leave. */
  #limit(start: number, frames: number): void {
    const { run } = this.#kernels;
    let found = false;
    for (let c = 0; c < this.#channels; c++) {
      const samples = this.#planes.address(c, start);
      this.#nonFinite += run.silence(samples, frames);
      if (this.#detector.scan(samples, frames, this.#ceiling, this.#peaks)) found = true;
    }
    if (!found && this.#released === 0 && this.#held.empty && this.#attack.empty) return;
    this.#computeGains(frames);
    for (let c = 0; c < this.#channels; c++) {
      run.amplify(this.#planes.address(c, start - this.latencyFrames), this.#gains.byteOffset, frames);
    }
  }

  #computeGains(frames: number): void {
    const peaks = this.#peaks;
    const allowed = this.#ceiling * dbToLinear(-SAFETY_DB);
    let released = this.#released;
    let lowest = this.#lowestGain;
    for (let i = 0; i < frames; i++) {
      const peak = peaks[i] as number;
      peaks[i] = 0;
      const needed = peak === 0 ? 0 : Math.min(MOST_STEPS, Math.ceil((1 - allowed / peak) * STEPS));
      released = Math.max(this.#held.push(needed), Math.floor(released * this.#releaseFactor));
      const gain = 1 - this.#attack.push(released) / STEPS;
      this.#gains[i] = gain;
      if (gain < lowest) lowest = gain;
    }
    this.#released = released;
    this.#lowestGain = lowest;
  }
}
