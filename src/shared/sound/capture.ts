/**
 * What the output's worklet posts into a capture port, where one was given to it: copies of exactly the frames that it
 * puts out, silence included, in order and without gaps. `frame` counts the worklet's frames from its own beginning.
 */
export interface CapturedBlock {
  type: 'captured';
  rateHz: number;
  frame: number;
  /** Planar, +-1.0 nominal. */
  channels: Float32Array[];
}
