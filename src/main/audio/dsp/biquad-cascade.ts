import type { BiquadCoefficients } from './biquad-design';

/** Frames worked on at once, in double precision; also how often the states are looked at. */
const CHUNK_FRAMES = 512;
/** What still rings this far down is let go: -180 dBFS. */
export const SILENT_STATE = 1e-9;

/** One second-order section with its memory: two values a channel. */
export class BiquadSection {
  readonly states: Float64Array;

  constructor(
    public coefficients: BiquadCoefficients,
    channels: number,
  ) {
    this.states = new Float64Array(2 * channels);
  }

  /** Whether nothing to speak of rings on in it. */
  get quiet(): boolean {
    return this.states.every((value) => Math.abs(value) < SILENT_STATE);
  }
}

/**
 * Second-order sections in a row on any number of channels, transposed direct form II, in double precision throughout.
 * Under digital silence the ringing ends in exact zeros.
 */
export class BiquadCascade {
  /** May be exchanged between two calls. */
  sections: BiquadSection[] = [];
  readonly #work = new Float64Array(CHUNK_FRAMES);
  #frames = 0;
  #silent = true;

  /** Frames until the next fixed place of the sound, at which states may be let go whatever the size of blocks. */
  get framesToBoundary(): number {
    return CHUNK_FRAMES - (this.#frames % CHUNK_FRAMES);
  }

  /** Filters frames from `start` up to, not including, `end` in place. */
  process(block: Float32Array[], start: number, end: number): void {
    for (let from = start; from < end; ) {
      const to = Math.min(end, from + this.framesToBoundary);
      let silent = this.#silent;
      for (let c = 0; c < block.length; c++) silent = this.#channel(block[c] as Float32Array, c, from, to, silent);
      this.#silent = silent;
      this.#frames += to - from;
      if (this.#frames % CHUNK_FRAMES === 0) this.#settle();
      from = to;
    }
  }

  reset(): void {
    for (const section of this.sections) section.states.fill(0);
    this.#frames = 0;
    this.#silent = true;
  }

  /** Gives back whether all was silent so far. */
  #channel(channel: Float32Array, index: number, start: number, end: number, silentBefore: boolean): boolean {
    const work = this.#work;
    const frames = end - start;
    let silent = silentBefore;
    for (let i = 0; i < frames; i++) {
      const x = channel[start + i] as number;
      if (x !== 0) silent = false;
      work[i] = x;
    }
    for (const { coefficients, states } of this.sections) {
      const { b0, b1, b2, a1, a2 } = coefficients;
      let s1 = states[2 * index] as number;
      let s2 = states[2 * index + 1] as number;
      for (let i = 0; i < frames; i++) {
        const x = work[i] as number;
        const y = b0 * x + s1;
        s1 = b1 * x - a1 * y + s2;
        s2 = b2 * x - a2 * y;
        work[i] = y;
      }
      states[2 * index] = s1;
      states[2 * index + 1] = s2;
    }
    for (let i = 0; i < frames; i++) channel[start + i] = work[i] as number;
    return silent;
  }

  #settle(): void {
    if (this.#silent && this.sections.every((section) => section.quiet))
      for (const section of this.sections) section.states.fill(0);
    this.#silent = true;
  }
}
