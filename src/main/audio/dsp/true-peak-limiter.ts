import { DelayLine } from './delay-line';
import type { Processor } from './processor';
import { SlidingMaximum } from './sliding-maximum';
import { SmoothAttack } from './smooth-attack';
import { DETECTOR_CHUNK_FRAMES, TruePeakDetector } from './true-peak-detector';
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
  readonly #detectors: TruePeakDetector[];
  readonly #delays: DelayLine[];
  readonly #held: SlidingMaximum;
  readonly #attack: SmoothAttack;
  readonly #releaseFactor: number;
  readonly #peaks = new Float64Array(DETECTOR_CHUNK_FRAMES);
  readonly #gains = new Float64Array(DETECTOR_CHUNK_FRAMES);
  #ceiling = Number.POSITIVE_INFINITY;
  #released = 0;
  #lowestGain = 1;
  #nonFinite = 0;

  constructor(rateHz: number, channels: number) {
    this.#attack = new SmoothAttack(Math.round(ATTACK_SECONDS * rateHz));
    this.latencyFrames = TruePeakDetector.latencyFrames + PEAK_MARGIN_FRAMES + this.#attack.frames - 1;
    this.#held = new SlidingMaximum(
      Math.round(HOLD_SECONDS * rateHz) + this.#attack.frames + 2 * PEAK_MARGIN_FRAMES + 1,
    );
    this.#releaseFactor = Math.exp(-1 / (RELEASE_SECONDS * rateHz));
    this.#detectors = Array.from({ length: channels }, () => new TruePeakDetector());
    this.#delays = Array.from({ length: channels }, () => new DelayLine(this.latencyFrames));
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
    for (let start = 0; start < frames; start += DETECTOR_CHUNK_FRAMES) {
      this.#chunk(block, start, Math.min(DETECTOR_CHUNK_FRAMES, frames - start));
    }
  }

  reset(): void {
    for (const detector of this.#detectors) detector.reset();
    for (const delay of this.#delays) delay.reset();
    this.#held.reset();
    this.#attack.reset();
    this.#peaks.fill(0);
    this.#released = 0;
    this.#lowestGain = 1;
    this.#nonFinite = 0;
  }

  #chunk(block: Float32Array[], start: number, frames: number): void {
    let found = false;
    for (let c = 0; c < block.length; c++) {
      const channel = block[c] as Float32Array;
      this.#silenceNonFinite(channel, start, frames);
      const detector = this.#detectors[c] as TruePeakDetector;
      if (detector.scan(channel, start, frames, this.#ceiling, this.#peaks)) found = true;
      (this.#delays[c] as DelayLine).process(channel, start, frames);
    }
    if (!found && this.#released === 0 && this.#held.empty && this.#attack.empty) return;
    this.#computeGains(frames);
    for (let c = 0; c < block.length; c++) {
      const channel = block[c] as Float32Array;
      for (let i = 0; i < frames; i++) channel[start + i] = (channel[start + i] as number) * (this.#gains[i] as number);
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

  #silenceNonFinite(channel: Float32Array, start: number, frames: number): void {
    for (let i = start; i < start + frames; i++) {
      const x = channel[i] as number;
      if (x - x !== 0) {
        channel[i] = 0;
        this.#nonFinite++;
      }
    }
  }
}
