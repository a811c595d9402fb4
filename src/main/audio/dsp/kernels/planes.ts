import type { Kernels } from './kernels';

/** Frames that are taken at once; the usual blocks fit. */
const FRAMES = 16_384;
/** Vectors may be read across the end, and peaks there need silence behind it. */
const MARGIN = 32;

/** Room for one block in the kernels' memory, with the last frames of what came before. */
export class Planes {
  /** Most frames that {@link load} takes. */
  static readonly frames = FRAMES;
  readonly #planes: Float32Array[];
  readonly #history: number;
  #frames = 0;
  /** What {@link store} copies from: a new view for each block would be garbage. */
  #views: Float32Array[] = [];
  #viewsLate = 0;

  /** `history` is how many frames stay from one block to the next. */
  constructor(kernels: Kernels, channels: number, history = 0) {
    this.#planes = Array.from({ length: channels }, () => kernels.singles(history + FRAMES + MARGIN));
    this.#history = history;
  }

  /** Bytes that this takes of the kernels' memory. */
  static bytes(channels: number, history = 0): number {
    return channels * (history + FRAMES + MARGIN + 4) * Float32Array.BYTES_PER_ELEMENT;
  }

  /** Frames that were loaded last. */
  get frames(): number {
    return this.#frames;
  }

  /** Where a frame of a channel lies; those before the first are of the block before. */
  address(channel: number, frame: number): number {
    return (
      (this.#planes[channel] as Float32Array).byteOffset + (this.#history + frame) * Float32Array.BYTES_PER_ELEMENT
    );
  }

  /** Copies `frames` frames of a block from `start` on. */
  load(block: readonly Float32Array[], start: number, frames: number): void {
    const history = this.#history;
    for (let c = 0; c < this.#planes.length; c++) {
      const channel = block[c] as Float32Array;
      const plane = this.#planes[c] as Float32Array;
      if (history > 0) plane.copyWithin(0, this.#frames, this.#frames + history);
      if (frames === channel.length) plane.set(channel, history);
      else for (let i = 0; i < frames; i++) plane[history + i] = channel[start + i] as number;
    }
    this.#frames = frames;
  }

  /** Copies as many frames back into a block from `start` on, those of `late` frames earlier. */
  store(block: readonly Float32Array[], start: number, late = 0): void {
    const frames = this.#frames;
    const first = this.#history - late;
    for (let c = 0; c < this.#planes.length; c++) {
      const channel = block[c] as Float32Array;
      if (frames === channel.length) channel.set(this.#view(c, frames, late));
      else {
        const plane = this.#planes[c] as Float32Array;
        for (let i = 0; i < frames; i++) channel[start + i] = plane[first + i] as number;
      }
    }
  }

  /** Makes {@link MARGIN} frames behind the last silent. */
  silenceBehind(): void {
    const end = this.#history + this.#frames;
    for (const plane of this.#planes) plane.fill(0, end, end + MARGIN);
  }

  /** Forgets what was loaded. */
  reset(): void {
    for (const plane of this.#planes) plane.fill(0);
    this.#frames = 0;
  }

  #view(channel: number, frames: number, late: number): Float32Array {
    if (this.#views[channel]?.length !== frames || this.#viewsLate !== late) this.#renewViews(frames, late);
    return this.#views[channel] as Float32Array;
  }

  /** By itself, because a function that holds another one takes memory whenever it is called. */
  #renewViews(frames: number, late: number): void {
    const first = this.#history - late;
    this.#views = this.#planes.map((plane) => plane.subarray(first, first + frames));
    this.#viewsLate = late;
  }
}
