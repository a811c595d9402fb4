/**
 * The last frames of a track's decoded sound, so that they can be rendered once more without decoding them again. Frames
 * are counted from the first that was appended since the last clear.
 */
export class InputHistory {
  private left = new Float32Array(0);
  private right = new Float32Array(0);
  private appended = 0;

  /** Holds the last `capacity` frames; takes their memory with the first block. */
  constructor(private readonly capacity: number) {}

  /** First frame that is still held. */
  get start(): number {
    return Math.max(0, this.appended - this.capacity);
  }

  /** The frame after the last one. */
  get end(): number {
    return this.appended;
  }

  clear(): void {
    this.appended = 0;
  }

  append([left, right]: readonly Float32Array[]): void {
    if (!left || !right) return;
    if (this.left.length === 0) {
      this.left = new Float32Array(this.capacity);
      this.right = new Float32Array(this.capacity);
    }
    this.store(this.left, left);
    this.store(this.right, right);
    this.appended += left.length;
  }

  /** Copies of `frames` frames from `from` on. Throws RangeError where they are not held. */
  read(from: number, frames: number): [Float32Array, Float32Array] {
    if (from < this.start || from + frames > this.end) throw new RangeError('these frames are not held any more');
    return [this.load(this.left, from, frames), this.load(this.right, from, frames)];
  }

  private store(ring: Float32Array, block: Float32Array): void {
    const kept = block.length > this.capacity ? block.subarray(block.length - this.capacity) : block;
    const at = (this.appended + block.length - kept.length) % this.capacity;
    const first = Math.min(kept.length, this.capacity - at);
    ring.set(kept.subarray(0, first), at);
    ring.set(kept.subarray(first), 0);
  }

  private load(ring: Float32Array, from: number, frames: number): Float32Array {
    const at = from % this.capacity;
    const first = Math.min(frames, this.capacity - at);
    const copy = new Float32Array(frames);
    copy.set(ring.subarray(at, at + first));
    copy.set(ring.subarray(0, frames - first), first);
    return copy;
  }
}
