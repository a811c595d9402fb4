import type { FourierFactory, LibraryBuffer } from './fourier';

/** How many frames are taken in before they are looked at: fixed, so that the block size changes nothing. */
const SLAB_FRAMES = 4096;

/** Hears of every slab of sound. */
export interface HistoryReader {
  /** The frames up to `history.end` are there, those from `from` on for the first time. */
  advance(history: FrameHistory, from: number): void;
}

/**
 * The last few windows of a stream, with silence before its start. Places are frames counted from the start of the
 * stream. What is not a finite number counts as zero.
 */
export class FrameHistory {
  readonly #planes: LibraryBuffer[];
  readonly #reach: number;
  readonly #capacity: number;
  readonly #readers: readonly HistoryReader[];
  /** Place of the first frame in the planes. */
  #start: number;
  #end = 0;
  #written = 0;

  /** `reach` is how many frames before `end` readers may look at. */
  constructor(fourier: FourierFactory, channels: number, reach: number, readers: readonly HistoryReader[]) {
    this.#reach = reach + SLAB_FRAMES;
    this.#capacity = 4 * this.#reach;
    this.#planes = Array.from({ length: channels }, () => fourier.buffer(this.#capacity));
    this.#readers = readers;
    this.#start = -this.#reach;
  }

  /** Place behind the last frame that readers may look at. */
  get end(): number {
    return this.#end;
  }

  get channels(): number {
    return this.#planes.length;
  }

  /** Samples of a channel; {@link indexOf} tells where. */
  plane(channel: number): Float32Array {
    return this.buffer(channel).view;
  }

  /** The same, for transforms. */
  buffer(channel: number): LibraryBuffer {
    return this.#planes[channel] as LibraryBuffer;
  }

  /** Where in the planes a place lies. */
  indexOf(place: number): number {
    return place - this.#start;
  }

  add(block: readonly Float32Array[]): void {
    const frames = block[0]?.length ?? 0;
    let taken = 0;
    while (taken < frames) {
      const count = Math.min(frames - taken, SLAB_FRAMES - (this.#written - this.#end));
      this.#write(block, taken, count);
      taken += count;
      if (this.#written - this.#end === SLAB_FRAMES) this.#tell();
    }
  }

  /** Shows readers what does not fill a slab. */
  flush(): void {
    if (this.#written > this.#end) this.#tell();
  }

  #write(block: readonly Float32Array[], from: number, count: number): void {
    if (this.#written - this.#start + count > this.#capacity) this.#makeRoom();
    const index = this.#written - this.#start;
    for (let c = 0; c < this.#planes.length; c++) {
      const plane = this.plane(c);
      const source = block[c] as Float32Array;
      for (let i = 0; i < count; i++) {
        const sample = source[from + i] as number;
        plane[index + i] = sample - sample === 0 ? sample : 0;
      }
    }
    this.#written += count;
  }

  #makeRoom(): void {
    const used = this.#written - this.#start;
    for (let c = 0; c < this.#planes.length; c++) this.plane(c).copyWithin(0, used - this.#reach, used);
    this.#start = this.#written - this.#reach;
  }

  #tell(): void {
    const from = this.#end;
    this.#end = this.#written;
    // By index, here and wherever each window passes: an iterator is garbage.
    for (let r = 0; r < this.#readers.length; r++) (this.#readers[r] as HistoryReader).advance(this, from);
  }
}
