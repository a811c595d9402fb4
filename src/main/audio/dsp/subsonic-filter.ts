import { BiquadCascade, BiquadSection } from './biquad-cascade';
import { butterworthHighPass } from './biquad-design';
import type { Processor } from './processor';

const ORDER = 4;
/** Time in which the filter fades in or out, seconds. */
const FADE_SECONDS = 0.05;

/** Takes away what lies below hearing: fourth-order Butterworth high-pass, minimum phase. Off, no sample is touched. */
export class SubsonicFilter implements Processor {
  readonly name = 'subsonic-filter';
  readonly latencyFrames = 0;
  readonly #cascade: BiquadCascade;
  readonly #fadeFrames: number;
  #cutoffHz: number | null = null;
  #pendingHz: number | null = null;
  /** Share of the filtered sound, in fade frames. */
  #share = 0;
  #scratch: Float32Array[];

  constructor(
    private readonly rateHz: number,
    private readonly channels: number,
  ) {
    this.#cascade = new BiquadCascade(channels);
    this.#fadeFrames = Math.round(FADE_SECONDS * rateHz);
    this.#scratch = Array.from({ length: channels }, () => new Float32Array(0));
  }

  /** Sets the corner in Hz, null for off; `immediate` for the start of a stream only. */
  setCutoff(cutoffHz: number | null, options: { immediate?: boolean } = {}): void {
    this.#pendingHz = cutoffHz;
    if (options.immediate || this.#share === 0) this.#begin(cutoffHz);
    if (options.immediate) this.#share = this.#cutoffHz === null ? 0 : this.#fadeFrames;
  }

  process(block: Float32Array[]): void {
    const frames = block[0]?.length ?? 0;
    let from = 0;
    while (from < frames) {
      const wanted = this.#pendingHz === this.#cutoffHz && this.#cutoffHz !== null ? this.#fadeFrames : 0;
      if (this.#cutoffHz === null && wanted === 0) return;
      if (this.#share === wanted && wanted > 0) {
        this.#cascade.process(block, from, frames);
        return;
      }
      const to = Math.min(frames, from + Math.abs(wanted - this.#share));
      this.#fade(block, from, to, Math.sign(wanted - this.#share));
      from = to;
      // Another corner fades in from the untouched sound.
      if (this.#share === 0) this.#begin(this.#pendingHz);
    }
  }

  reset(): void {
    this.#begin(this.#pendingHz);
    this.#share = this.#cutoffHz === null ? 0 : this.#fadeFrames;
  }

  #begin(cutoffHz: number | null): void {
    this.#cutoffHz = cutoffHz;
    const sections = cutoffHz === null ? [] : butterworthHighPass(cutoffHz, ORDER, this.rateHz);
    this.#cascade.sections = sections.map((coefficients) => new BiquadSection(coefficients, this.channels));
    this.#cascade.reset();
  }

  #fade(block: Float32Array[], start: number, end: number, direction: number): void {
    const frames = end - start;
    if ((this.#scratch[0]?.length ?? 0) < frames)
      this.#scratch = this.#scratch.map(() => new Float32Array(this.#fadeFrames));
    const filtered = this.#scratch.map((plane) => plane.subarray(0, frames));
    for (let c = 0; c < block.length; c++) filtered[c]?.set((block[c] as Float32Array).subarray(start, end));
    this.#cascade.process(filtered, 0, frames);
    for (let c = 0; c < block.length; c++) {
      const channel = block[c] as Float32Array;
      const wet = filtered[c] as Float32Array;
      for (let i = 0; i < frames; i++) {
        const share = (this.#share + direction * (i + 1)) / this.#fadeFrames;
        const dry = channel[start + i] as number;
        channel[start + i] = dry + share * ((wet[i] as number) - dry);
      }
    }
    this.#share += direction * frames;
  }
}
