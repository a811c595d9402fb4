import type { CapturedBlock } from '../../shared/sound/capture';

/** Frames gathered before they are posted: a message for each render quantum would be 375 a second. */
const BLOCK_FRAMES = 512;

/** Copies what is put out into a port, silence included, in order and without gaps. */
export class CaptureTap {
  private readonly channels = [new Float32Array(BLOCK_FRAMES), new Float32Array(BLOCK_FRAMES)];
  private renderedMs: number[] = [];
  private filled = 0;

  constructor(
    private readonly post: (block: CapturedBlock) => void,
    private readonly rateHz: number,
    private firstFrame: number,
  ) {}

  /** Takes one render quantum, rendered at this time, milliseconds; its length divides the block's. */
  take(left: Float32Array, right: Float32Array, nowMs: number): void {
    this.channels[0]?.set(left, this.filled);
    this.channels[1]?.set(right, this.filled);
    this.renderedMs.push(nowMs);
    this.filled += left.length;
    if (this.filled < BLOCK_FRAMES) return;
    // Copied as it is posted: buffers cannot be transferred to another process.
    const { rateHz, firstFrame: frame, renderedMs, channels } = this;
    this.post({ type: 'captured', rateHz, frame, renderedMs, channels });
    this.firstFrame += BLOCK_FRAMES;
    this.filled = 0;
    this.renderedMs = [];
  }
}
