import { type BiquadSection, CHUNK_FRAMES } from './biquad-cascade';

/**
 * What {@link BiquadCascade} does, channel by channel and without kernels, to the bit: the oracle that it is tested against.
 */
export class ReferenceBiquadCascade {
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
        s1 = b1 * x + s2 - a1 * y;
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
