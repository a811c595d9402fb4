import { beginsAlike, HEAD_FRAMES, type PackedPrint } from './compare-prints';

const HEAD_WORDS = HEAD_FRAMES >> 1;

/** The beginnings of many prints, side by side: they tell of nearly all that they are another recording. */
export class PrintHeads {
  private readonly count: number;
  /** Frames 0 and 1, 2 and 3, ... of all of them. */
  private readonly even: Uint32Array;
  /** Frames 1 and 2, 3 and 4, ... of all of them. */
  private readonly odd: Uint32Array;

  /** @param bytes the first {@link HEAD_FRAMES} frames of each print, two bytes a frame, one print after the other */
  constructor(bytes: Uint8Array) {
    this.count = Math.floor(bytes.length / (2 * HEAD_FRAMES));
    const words = this.count * HEAD_WORDS;
    this.even = new Uint32Array(words);
    this.odd = new Uint32Array(words);
    new Uint8Array(this.even.buffer).set(bytes.subarray(0, 4 * words));
    new Uint8Array(this.odd.buffer).set(bytes.subarray(2, 4 * words));
  }

  /** Places of those that may be the same as `own`: of all others the whole says that they are not. */
  hopeful(own: PackedPrint): number[] {
    const { count, even, odd } = this;
    const places: number[] = [];
    for (let place = 0; place < count; place++) if (beginsAlike(own, even, odd, place * HEAD_WORDS)) places.push(place);
    return places;
  }
}
