/**
 * One step of the sound path, working in place on planar blocks (one Float32Array a channel, all of one length, +-1.0
 * nominal). State is carried from block to block, so that the block size never changes a sample of the result.
 */
export interface Processor {
  readonly name: string;
  /** By how many frames the output lags behind the input; constant for the life of the processor. */
  readonly latencyFrames: number;
  process(block: Float32Array[]): void;
  /** Forgets all sound heard so far; settings stay. */
  reset(): void;
}
