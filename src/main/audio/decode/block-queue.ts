/** Planar sound on its way through, cut anew: blocks of any length go in, blocks of the wanted length come out. */
export class BlockQueue {
  private readonly blocks: Float32Array[][] = [];
  /** Frames of the first block that were taken already. */
  private offset = 0;
  /** Frames that can be taken. */
  frames = 0;

  constructor(private readonly channels: number) {}

  push(planes: Float32Array[]): void {
    const length = planes[0]?.length ?? 0;
    if (length === 0) return;
    this.blocks.push(planes);
    this.frames += length;
  }

  /** At most `count` frames, fewer only where fewer are held. */
  take(count: number): Float32Array[] {
    const length = Math.min(count, this.frames);
    const taken = Array.from({ length: this.channels }, () => new Float32Array(length));
    this.consume(length, (block, from, to, at) => {
      for (let channel = 0; channel < this.channels; channel++) {
        const plane = block[channel];
        if (plane) taken[channel]?.set(plane.subarray(from, to), at);
      }
    });
    return taken;
  }

  drop(count: number): void {
    this.consume(Math.min(count, this.frames), () => undefined);
  }

  clear(): void {
    this.blocks.length = 0;
    this.offset = 0;
    this.frames = 0;
  }

  private consume(count: number, visit: (block: Float32Array[], from: number, to: number, at: number) => void): void {
    let done = 0;
    while (done < count) {
      const block = this.blocks[0];
      const length = block?.[0]?.length;
      if (!block || length === undefined) break;
      const step = Math.min(count - done, length - this.offset);
      visit(block, this.offset, this.offset + step, done);
      done += step;
      this.offset += step;
      if (this.offset === length) {
        this.blocks.shift();
        this.offset = 0;
      }
    }
    this.frames -= done;
  }
}
