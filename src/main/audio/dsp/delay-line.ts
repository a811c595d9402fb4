/** Delays one channel by a fixed number of frames, in place. */
export class DelayLine {
  readonly #ring: Float32Array;
  #position = 0;

  constructor(readonly frames: number) {
    this.#ring = new Float32Array(frames);
  }

  /** Exchanges `frames` samples from `start` on for those of {@link frames} frames earlier. */
  process(channel: Float32Array, start: number, frames: number): void {
    const ring = this.#ring;
    const size = ring.length;
    if (size === 0) return;
    let position = this.#position;
    for (let i = start; i < start + frames; i++) {
      const delayed = ring[position] as number;
      ring[position] = channel[i] as number;
      channel[i] = delayed;
      if (++position === size) position = 0;
    }
    this.#position = position;
  }

  reset(): void {
    this.#ring.fill(0);
    this.#position = 0;
  }
}
