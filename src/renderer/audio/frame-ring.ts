/** How other sound joins what the ring holds, at its beginning and at its end. */
export interface Fades {
  fadeIn: boolean;
  fadeOut: boolean;
  fadeFrames: number;
}

/**
 * Ring of stereo frames, each untouched (dry) and enhanced (wet). Its capacity is a power of two, so that a position is
 * an index by one mask; nothing is allocated after construction.
 */
export class FrameRing {
  readonly capacity: number;
  private readonly mask: number;
  private readonly dryLeft: Float32Array;
  private readonly dryRight: Float32Array;
  private readonly wetLeft: Float32Array;
  private readonly wetRight: Float32Array;
  /** Frames ever read and ever written. */
  private read = 0;
  private written = 0;

  constructor(minimumFrames: number) {
    this.capacity = 2 ** Math.ceil(Math.log2(Math.max(2, minimumFrames)));
    this.mask = this.capacity - 1;
    this.dryLeft = new Float32Array(this.capacity);
    this.dryRight = new Float32Array(this.capacity);
    this.wetLeft = new Float32Array(this.capacity);
    this.wetRight = new Float32Array(this.capacity);
  }

  get available(): number {
    return this.written - this.read;
  }

  clear(): void {
    this.read = 0;
    this.written = 0;
  }

  /**
   * Appends a stereo block; `wet` null means the same as dry. Throws RangeError where it does not fit: the sender counts
   * the room, so that is a fault of the sender's.
   */
  write(dry: readonly Float32Array[], wet: readonly Float32Array[] | null): void {
    const [dryLeft, dryRight] = stereo(dry);
    const [wetLeft, wetRight] = wet ? stereo(wet) : [dryLeft, dryRight];
    const frames = dryLeft.length;
    if (frames > this.capacity - this.available) throw new RangeError('the sound ring has no room for this block');
    this.store(this.dryLeft, dryLeft);
    this.store(this.dryRight, dryRight);
    this.store(this.wetLeft, wetLeft);
    this.store(this.wetRight, wetRight);
    this.written += frames;
  }

  /**
   * Exchanges the untouched sound of frames that wait, from frame `from` on, counted from the last clear. What was taken
   * already is passed over, and then the new sound fades in from the next frame to be taken.
   */
  replaceDry(from: number, block: readonly Float32Array[], fades: Fades): void {
    const [left, right] = stereo(block);
    this.replace(this.dryLeft, from, left, fades);
    this.replace(this.dryRight, from, right, fades);
  }

  /** As {@link replaceDry}, of the enhanced sound. */
  replaceWet(from: number, block: readonly Float32Array[], fades: Fades): void {
    const [left, right] = stereo(block);
    this.replace(this.wetLeft, from, left, fades);
    this.replace(this.wetRight, from, right, fades);
  }

  /** Takes `frames` frames of the untouched sound. */
  takeDry(left: Float32Array, right: Float32Array, offset: number, frames: number): void {
    this.load(this.dryLeft, left, offset, frames);
    this.load(this.dryRight, right, offset, frames);
    this.read += frames;
  }

  /** Takes `frames` frames of the enhanced sound. */
  takeWet(left: Float32Array, right: Float32Array, offset: number, frames: number): void {
    this.load(this.wetLeft, left, offset, frames);
    this.load(this.wetRight, right, offset, frames);
    this.read += frames;
  }

  /** Takes one frame, `share` of it enhanced and the rest untouched. */
  takeMixed(left: Float32Array, right: Float32Array, offset: number, share: number): void {
    const at = this.read & this.mask;
    const dryLeft = this.dryLeft[at] as number;
    const dryRight = this.dryRight[at] as number;
    left[offset] = dryLeft + share * ((this.wetLeft[at] as number) - dryLeft);
    right[offset] = dryRight + share * ((this.wetRight[at] as number) - dryRight);
    this.read++;
  }

  private store(ring: Float32Array, source: Float32Array): void {
    const at = this.written & this.mask;
    const first = Math.min(source.length, this.capacity - at);
    ring.set(first === source.length ? source : source.subarray(0, first), at);
    if (first < source.length) ring.set(source.subarray(first), 0);
  }

  private replace(ring: Float32Array, from: number, source: Float32Array, fades: Fades): void {
    const { fadeIn, fadeOut, fadeFrames } = fades;
    const begin = Math.max(from, this.read);
    const end = Math.min(from + source.length, this.written);
    const rises = fadeIn || begin > from;
    for (let frame = begin; frame < end; frame++) {
      const rise = rises ? (frame - begin + 1) / fadeFrames : 1;
      const fall = fadeOut ? (end - frame - 1) / fadeFrames : 1;
      const share = Math.min(rise, fall, 1);
      const value = source[frame - from] as number;
      const at = frame & this.mask;
      const before = ring[at] as number;
      ring[at] = share === 1 ? value : before + share * (value - before);
    }
  }

  private load(ring: Float32Array, into: Float32Array, offset: number, frames: number): void {
    for (let i = 0; i < frames; i++) into[offset + i] = ring[(this.read + i) & this.mask] as number;
  }
}

/** Left and right of a block; a single channel is both. */
function stereo(block: readonly Float32Array[]): [Float32Array, Float32Array] {
  const left = block[0] ?? new Float32Array(0);
  return [left, block[1] ?? left];
}
