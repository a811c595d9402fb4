import type { DynamicsSettings } from '../../../shared/domain/plan';
import { Glide } from './glide';
import type { Processor } from './processor';
import { dbToLinear } from './units';

/** The gain is computed once in so many frames and moves along a straight line between. */
const STEP_FRAMES = 32;
/** Averaging of the power that the compressor goes by: one period of 20 Hz, so that it does not follow the wave. */
const LEVEL_SECONDS = 0.05;
/** What lasts shorter than this passes before the compressor has turned down: attacks keep their edge. */
const ATTACK_SECONDS = 0.08;
const RELEASE_SECONDS = 0.25;
/** The expander goes by how far the power of the moment stands over that of the last half second. */
const MOMENT_SECONDS = 0.004;
const SURROUNDINGS_SECONDS = 0.25;
const EXPANSION_SECONDS = 0.002;
/** The power of a steady sine rises so far over its mean: nothing steady is expanded, and so nothing distorted. */
const STEADY_DB = 3.1;
const KNEE_DB = 6;
/** Under this nothing is expanded or compressed, dBFS. */
const FLOOR_DB = -60;
const FLOOR_POWER = 10 ** (FLOOR_DB / 10);

/**
 * Changes the dynamics of the whole sound by one gain for all channels, from their mean power.
 *
 * Compressing (ratio over 1): above the threshold the level rises 1/ratio as fast, with a soft knee of 6 dB; slow enough to
 * leave attacks alone. Expanding (ratio under 1): what stands out by over 3.1 dB from the last quarter of a second is raised
 * by (1/ratio - 1) times the rest. Neither changes the gain by more than `mostDb`. The settings' strength glides; where it
 * rests at 0 no sample is touched.
 */
export class Dynamics implements Processor {
  readonly name = 'dynamics';
  readonly latencyFrames = 0;
  readonly #strength: Glide;
  readonly #rates: {
    level: number;
    moment: number;
    surroundings: number;
    attack: number;
    release: number;
    expand: number;
  };
  #settings: DynamicsSettings | null = null;
  #pending: DynamicsSettings | null = null;
  #sum = 0;
  #frames = 0;
  #level = 0;
  #moment = 0;
  #surroundings = 0;
  #gainDb = 0;
  #gain = 1;
  #slope = 0;

  constructor(rateHz: number) {
    this.#strength = new Glide(rateHz, STEP_FRAMES);
    const rate = (seconds: number) => 1 - Math.exp(-STEP_FRAMES / (seconds * rateHz));
    this.#rates = {
      level: rate(LEVEL_SECONDS),
      moment: rate(MOMENT_SECONDS),
      surroundings: rate(SURROUNDINGS_SECONDS),
      attack: rate(ATTACK_SECONDS),
      release: rate(RELEASE_SECONDS),
      expand: rate(EXPANSION_SECONDS),
    };
  }

  /** Sets what to do, null for nothing; `immediate` for the start of a stream only. */
  setSettings(settings: DynamicsSettings | null, options: { immediate?: boolean } = {}): void {
    const immediate = options.immediate ?? false;
    const wanted = settings?.ratio === 1 ? null : settings;
    this.#pending = wanted;
    if (immediate || this.#settings === null) this.#settings = wanted;
    this.#strength.moveTo(this.#target, immediate);
  }

  process(block: Float32Array[]): void {
    const frames = block[0]?.length ?? 0;
    for (let from = 0; from < frames; ) {
      if (this.#settings === null) return;
      const to = Math.min(frames, from + STEP_FRAMES - (this.#frames % STEP_FRAMES));
      this.#apply(block, from, to);
      this.#frames += to - from;
      from = to;
      if (this.#frames % STEP_FRAMES === 0) this.#step(block.length);
    }
  }

  reset(): void {
    this.#settings = this.#pending;
    this.#strength.moveTo(this.#target, true);
    this.#frames = 0;
    this.#sum = 0;
    this.#level = 0;
    this.#moment = 0;
    this.#surroundings = 0;
    this.#gainDb = 0;
    this.#gain = 1;
    this.#slope = 0;
  }

  /** Full strength is 6 "dB" of way, so that a change fades in about a second. */
  get #target(): number {
    return this.#pending !== null && sameSettings(this.#pending, this.#settings) ? 6 : 0;
  }

  #apply(block: Float32Array[], start: number, end: number): void {
    const gainBefore = this.#gain;
    const slope = this.#slope;
    let sum = this.#sum;
    let gain = gainBefore;
    for (let c = 0; c < block.length; c++) {
      const channel = block[c] as Float32Array;
      gain = gainBefore;
      for (let i = start; i < end; i++) {
        const x = channel[i] as number;
        sum += x * x;
        gain += slope;
        channel[i] = x * gain;
      }
    }
    this.#gain = gain;
    this.#sum = sum;
  }

  /** The power of the last step decides where the gain is at the end of the next one. */
  #step(channels: number): void {
    const settings = this.#settings;
    if (!settings) return;
    const power = this.#sum / (STEP_FRAMES * channels);
    this.#sum = 0;
    const { level, moment, surroundings } = this.#rates;
    const sound = power - power === 0 ? power : 0;
    this.#level += level * (sound - this.#level);
    this.#moment += moment * (sound - this.#moment);
    this.#surroundings += surroundings * (sound - this.#surroundings);
    const wantedDb = settings.ratio > 1 ? this.#compression(settings) : this.#expansion(settings);
    this.#gainDb += this.#rateTo(wantedDb, settings) * (wantedDb - this.#gainDb);
    this.#strength.advance();
    const share = this.#strength.current / 6;
    const target = Math.abs(share * this.#gainDb) < 1e-6 ? 1 : dbToLinear(share * this.#gainDb);
    this.#slope = (target - this.#gain) / STEP_FRAMES;
    if (this.#strength.resting && share === 0 && this.#gain === 1) this.#exchange();
  }

  /** The old settings have faded out: the new ones fade in. */
  #exchange(): void {
    this.#slope = 0;
    this.#gainDb = 0;
    this.#settings = this.#pending;
    this.#strength.moveTo(this.#target, false);
  }

  #compression({ thresholdDb, ratio, mostDb }: DynamicsSettings): number {
    if (this.#level <= FLOOR_POWER) return 0;
    const over = 10 * Math.log10(this.#level) - thresholdDb;
    if (over <= -KNEE_DB / 2) return 0;
    const bent = over >= KNEE_DB / 2 ? over : (over + KNEE_DB / 2) ** 2 / (2 * KNEE_DB);
    return Math.max(-mostDb, (1 / ratio - 1) * bent);
  }

  #expansion({ ratio, mostDb }: DynamicsSettings): number {
    if (this.#moment <= FLOOR_POWER || this.#surroundings <= FLOOR_POWER) return 0;
    const standsOut = 10 * Math.log10(this.#moment / this.#surroundings);
    return Math.min(mostDb, Math.max(0, (1 / ratio - 1) * (standsOut - STEADY_DB)));
  }

  #rateTo(wantedDb: number, { ratio }: DynamicsSettings): number {
    if (ratio < 1) return wantedDb > this.#gainDb ? this.#rates.expand : this.#rates.level;
    return wantedDb < this.#gainDb ? this.#rates.attack : this.#rates.release;
  }
}

function sameSettings(a: DynamicsSettings, b: DynamicsSettings | null): boolean {
  return b !== null && a.thresholdDb === b.thresholdDb && a.ratio === b.ratio && a.mostDb === b.mostDb;
}
