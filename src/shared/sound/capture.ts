/**
 * What the output's worklet posts into a capture port, where one was given to it: copies of exactly the frames that it
 * puts out, silence included, in order and without gaps. `frame` counts the worklet's frames from its own beginning.
 */
export interface CapturedBlock {
  type: 'captured';
  rateHz: number;
  frame: number;
  /** When each render quantum of it was rendered, on the system's clock, milliseconds; whole ones, finer the audio thread cannot tell. */
  renderedMs: number[];
  /** Planar, +-1.0 nominal. */
  channels: Float32Array[];
}
