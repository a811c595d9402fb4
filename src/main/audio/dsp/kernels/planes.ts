import type { Kernels } from './kernels';

/** Frames that are taken at once; the usual blocks fit. */
const FRAMES = 16_384;

/** Room for one block in the kernels' memory. */
export class Planes {
  /** Most frames that {@link load} takes. */
  static readonly frames = FRAMES;
  readonly #planes: Float32Array[];
  /** Their first frames, as many as were stored last: a new view for each block would be garbage. */
  #views: Float32Array[];

  constructor(kernels: Kernels, channels: number) {
    this.#planes = Array.from({ length: channels }, () => kernels.singles(FRAMES));
    this.#views = this.#planes;
  }

  /** Bytes that this takes of the kernels' memory. */
  static bytes(channels: number): number {
    return channels * FRAMES * Float32Array.BYTES_PER_ELEMENT;
  }

  /** Where a frame of a channel lies. */
  address(channel: number, frame: number): number {
    return (this.#planes[channel] as Float32Array).byteOffset + frame * Float32Array.BYTES_PER_ELEMENT;
  }

  /** Copies `frames` frames of a block from `start` on. */
  load(block: readonly Float32Array[], start: number, frames: number): void {
    for (let c = 0; c < block.length; c++) {
      const channel = block[c] as Float32Array;
      const plane = this.#planes[c] as Float32Array;
      if (frames === channel.length) plane.set(channel);
      else for (let i = 0; i < frames; i++) plane[i] = channel[start + i] as number;
    }
  }

  /** Copies them back. */
  store(block: readonly Float32Array[], start: number, frames: number): void {
    for (let c = 0; c < block.length; c++) {
      const channel = block[c] as Float32Array;
      if (frames === channel.length) channel.set(this.#view(c, frames));
      else {
        const plane = this.#planes[c] as Float32Array;
        for (let i = 0; i < frames; i++) channel[start + i] = plane[i] as number;
      }
    }
  }

  #view(channel: number, frames: number): Float32Array {
    if (this.#views[channel]?.length !== frames) this.#views = this.#planes.map((plane) => plane.subarray(0, frames));
    return this.#views[channel] as Float32Array;
  }
}
