import type { Processor } from './processor';
import { dbToLinear } from './units';

/** Changes up to this size take {@link FADE_SECONDS}; larger ones glide at {@link GLIDE_DB_PER_SECOND}. */
const SMALL_CHANGE_DB = 0.5;
const FADE_SECONDS = 0.02;
const GLIDE_DB_PER_SECOND = 6;

/**
 * A gain without steps: a change moves along a straight line in dB, in 20 ms where it is too small to be heard as a move
 * (0.5 dB), else at 6 dB a second. At rest on 0 dB it does not touch a sample.
 */
export class Gain implements Processor {
  readonly name = 'gain';
  readonly latencyFrames = 0;
  #targetDb = 0;
  #target = 1;
  #current = 1;
  #factor = 1;
  #framesLeft = 0;

  constructor(private readonly rateHz: number) {}

  /** Gain that is being approached or held, dB. */
  get gainDb(): number {
    return this.#targetDb;
  }

  /** Sets the gain in dB; `immediate` jumps there, for the start of a stream only. */
  setGainDb(gainDb: number, options: { immediate?: boolean } = {}): void {
    this.#targetDb = gainDb;
    this.#target = dbToLinear(gainDb);
    const changeDb = 20 * Math.log10(this.#target / this.#current);
    if (options.immediate || changeDb === 0) {
      this.#current = this.#target;
      this.#framesLeft = 0;
      return;
    }
    const size = Math.abs(changeDb);
    const seconds = size <= SMALL_CHANGE_DB ? FADE_SECONDS : size / GLIDE_DB_PER_SECOND;
    this.#framesLeft = Math.max(1, Math.ceil(seconds * this.rateHz));
    this.#factor = dbToLinear(changeDb / this.#framesLeft);
  }

  process(block: Float32Array[]): void {
    const frames = block[0]?.length ?? 0;
    const gliding = Math.min(frames, this.#framesLeft);
    if (gliding > 0) this.#glide(block, gliding);
    if (this.#current === 1 || gliding === frames) return;
    const gain = this.#current;
    for (const channel of block) {
      for (let i = gliding; i < frames; i++) channel[i] = (channel[i] as number) * gain;
    }
  }

  /** Ends a glide at once: without sound there is nothing to hear of it. */
  reset(): void {
    this.#current = this.#target;
    this.#framesLeft = 0;
  }

  #glide(block: Float32Array[], frames: number): void {
    let gain = this.#current;
    for (const channel of block) {
      gain = this.#current;
      for (let i = 0; i < frames; i++) {
        gain *= this.#factor;
        channel[i] = (channel[i] as number) * gain;
      }
    }
    this.#framesLeft -= frames;
    this.#current = this.#framesLeft === 0 ? this.#target : gain;
  }
}
