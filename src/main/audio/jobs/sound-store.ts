/** Stereo at 44.1 kHz fits in for 12 minutes; longer sound is decoded once more instead. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Sound that was decoded, or shaped, kept from the pass that measures it for the passes that follow. */
export class SoundStore {
  private kept: Float32Array[][] | null = [];
  private bytes = 0;

  /** Keeps the block itself; once there is too much, nothing is kept any more. */
  keep(block: Float32Array[]): void {
    this.bytes += block.reduce((sum, plane) => sum + plane.byteLength, 0);
    if (this.bytes > MOST_BYTES) this.kept = null;
    this.kept?.push(block);
  }

  /** Copies of all blocks in order, or null where not all of them could be kept. */
  copies(): Iterable<Float32Array[]> | null {
    return this.kept && copiesOf(this.kept);
  }

  /** All blocks in order, for the last time, or null where not all of them could be kept: they may be changed. */
  takeOut(): Iterable<Float32Array[]> | null {
    const { kept } = this;
    this.kept = null;
    return kept && emptied(kept);
  }
}

/** Lets go of each block as it is handed out. */
function* emptied(blocks: Float32Array[][]): Generator<Float32Array[]> {
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i] as Float32Array[];
    blocks[i] = [];
    yield block;
  }
}

function* copiesOf(blocks: Float32Array[][]): Generator<Float32Array[]> {
  for (const block of blocks) yield block.map((plane) => plane.slice());
}
