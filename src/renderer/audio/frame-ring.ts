/** How other sound joins what the ring holds, at its beginning and at its end. */
export interface Fades {
  fadeIn: boolean;
  fadeOut: boolean;
  fadeFrames: number;
}

/** One of the two sounds that a ring holds. */
interface Half {
  readonly left: Float32Array;
  readonly right: Float32Array;
  /** Frame at which the last fade into other sound is over. */
  settledFrame: number;
}

/**
 * Ring of stereo frames, each untouched (dry) and enhanced (wet). Its capacity is a power of two, so that a position is
 * an index by one mask; nothing is allocated after construction.
 */
export class FrameRing {
  readonly capacity: number;
  private readonly mask: number;
  private readonly dry: Half;
  private readonly wet: Half;
  /** Frames ever read and ever written. */
  private read = 0;
  private written = 0;

  constructor(minimumFrames: number) {
    this.capacity = 2 ** Math.ceil(Math.log2(Math.max(2, minimumFrames)));
    this.mask = this.capacity - 1;
    this.dry = newHalf(this.capacity);
    this.wet = newHalf(this.capacity);
  }

  get available(): number {
    return this.written - this.read;
  }

  clear(): void {
    this.read = 0;
    this.written = 0;
    this.dry.settledFrame = 0;
    this.wet.settledFrame = 0;
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
    this.store(this.dry.left, dryLeft);
    this.store(this.dry.right, dryRight);
    this.store(this.wet.left, wetLeft);
    this.store(this.wet.right, wetRight);
    this.written += frames;
  }

  /**
   * Exchanges the untouched sound of frames that wait, from frame `from` on, counted from the last clear. What was taken
   * already is passed over, and then the new sound fades in from the next frame to be taken.
   */
  replaceDry(from: number, block: readonly Float32Array[], fades: Fades): void {
    this.replace(this.dry, from, block, fades);
  }

  /** As {@link replaceDry}, of the enhanced sound. */
  replaceWet(from: number, block: readonly Float32Array[], fades: Fades): void {
    this.replace(this.wet, from, block, fades);
  }

  /** Takes `frames` frames of the untouched sound. */
  takeDry(left: Float32Array, right: Float32Array, offset: number, frames: number): void {
    this.load(this.dry.left, left, offset, frames);
    this.load(this.dry.right, right, offset, frames);
    this.read += frames;
  }

  /** Takes `frames` frames of the enhanced sound. */
  takeWet(left: Float32Array, right: Float32Array, offset: number, frames: number): void {
    this.load(this.wet.left, left, offset, frames);
    this.load(this.wet.right, right, offset, frames);
    this.read += frames;
  }

  /** Takes one frame, `share` of it enhanced and the rest untouched. */
  takeMixed(left: Float32Array, right: Float32Array, offset: number, share: number): void {
    const at = this.read & this.mask;
    const dryLeft = this.dry.left[at] as number;
    const dryRight = this.dry.right[at] as number;
    left[offset] = dryLeft + share * ((this.wet.left[at] as number) - dryLeft);
    right[offset] = dryRight + share * ((this.wet.right[at] as number) - dryRight);
    this.read++;
  }

  private store(ring: Float32Array, source: Float32Array): void {
    const at = this.written & this.mask;
    const first = Math.min(source.length, this.capacity - at);
    ring.set(first === source.length ? source : source.subarray(0, first), at);
    if (first < source.length) ring.set(source.subarray(first), 0);
  }

  private replace(half: Half, from: number, block: readonly Float32Array[], fades: Fades): void {
    const [left, right] = stereo(block);
    const { fadeIn, fadeOut, fadeFrames } = fades;
    const begin = Math.max(from, this.read);
    const end = Math.min(from + left.length, this.written);
    // Where the block before was late as well, its fade is not over yet where this one takes its end's place.
    const rises = fadeIn || begin > from || begin < half.settledFrame;
    if (rises) half.settledFrame = begin + fadeFrames;
    for (let frame = begin; frame < end; frame++) {
      const rise = rises ? (frame - begin + 1) / fadeFrames : 1;
      const fall = fadeOut ? (end - frame - 1) / fadeFrames : 1;
      const share = Math.min(rise, fall, 1);
      this.blend(half.left, frame, left[frame - from] as number, share);
      this.blend(half.right, frame, right[frame - from] as number, share);
    }
  }

  private blend(ring: Float32Array, frame: number, value: number, share: number): void {
    const at = frame & this.mask;
    const before = ring[at] as number;
    ring[at] = share === 1 ? value : before + share * (value - before);
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

function newHalf(capacity: number): Half {
  return { left: new Float32Array(capacity), right: new Float32Array(capacity), settledFrame: 0 };
}
