import { BiquadCascade, BiquadSection } from './biquad-cascade';
import { butterworthHighPass } from './biquad-design';
import { Glide } from './glide';
import type { Processor } from './processor';
import { dbToLinear } from './units';

/** Corner above which the side signal is changed, Hz: an octave and a half above 120 Hz, which it leaves alone. */
const WIDTH_CORNER_HZ = 350;
const ORDER = 2;
const STEP_FRAMES = 64;

/**
 * Makes the stereo image wider or narrower above {@link WIDTH_CORNER_HZ}: the side signal's part above it gets a gain, the
 * mid signal none, so that what is heard in mono stays as it was. Sound of any other number of channels than two passes.
 */
export class StereoWidth implements Processor {
  readonly name = 'stereo-width';
  readonly latencyFrames = 0;
  readonly #highPass = new BiquadCascade(1);
  readonly #glide: Glide;
  readonly #side = [new Float32Array(STEP_FRAMES)];
  #frames = 0;

  constructor(
    private readonly rateHz: number,
    private readonly channels: number,
  ) {
    this.#glide = new Glide(rateHz, STEP_FRAMES);
    this.#begin();
  }

  /** Sets the side signal's gain in dB; `immediate` for the start of a stream only. */
  setWidthDb(widthDb: number, options: { immediate?: boolean } = {}): void {
    // What it remembers is of sound long past.
    if (this.#idle) this.#begin();
    this.#glide.moveTo(widthDb, options.immediate ?? false);
  }

  process(block: Float32Array[]): void {
    const [left, right] = block;
    if (!left || !right || this.channels !== 2) return;
    for (let from = 0; from < left.length; ) {
      if (this.#idle) return;
      const to = Math.min(left.length, from + STEP_FRAMES - (this.#frames % STEP_FRAMES));
      this.#step(left, right, from, to);
      this.#frames += to - from;
      if (this.#frames % STEP_FRAMES === 0) this.#glide.advance();
      from = to;
    }
  }

  reset(): void {
    this.#glide.finish();
    this.#frames = 0;
    this.#begin();
  }

  get #idle(): boolean {
    return this.#glide.resting && this.#glide.current === 0;
  }

  #begin(): void {
    this.#highPass.sections = butterworthHighPass(WIDTH_CORNER_HZ, ORDER, this.rateHz).map(
      (coefficients) => new BiquadSection(coefficients, 1),
    );
    this.#highPass.reset();
  }

  #step(left: Float32Array, right: Float32Array, start: number, end: number): void {
    const frames = end - start;
    const side = this.#side[0] as Float32Array;
    for (let i = 0; i < frames; i++) side[i] = ((left[start + i] as number) - (right[start + i] as number)) / 2;
    this.#highPass.process(this.#side, 0, frames);
    const share = dbToLinear(this.#glide.current) - 1;
    for (let i = 0; i < frames; i++) {
      const change = share * (side[i] as number);
      left[start + i] = (left[start + i] as number) + change;
      right[start + i] = (right[start + i] as number) - change;
    }
  }
}
