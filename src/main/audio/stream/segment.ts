import type { Cue } from './protocol';
import type { TrackRenderer } from './track-renderer';

/** A stretch of the stream that comes from one file; neighbours overlap where they are cross-faded. */
export interface Segment {
  /** The file with what is done to it, as it was asked for last. */
  cue: Cue;
  readonly renderer: TrackRenderer;
  /** Frame of the stream at which it begins. */
  readonly firstFrame: number;
  /** Frame of the stream at which it is over; null while it goes on. */
  endFrame: number | null;
  /** Length of its fade in, from its first frame on; 0 for none. */
  readonly fadeInFrames: number;
  /** Its fade into the next; null as long as there is none. */
  fadeOut: { firstFrame: number; frames: number } | null;
  /** Its renderer's count of the frame that is the stream's `firstFrame`. */
  readonly rendererFrame: number;
  readonly startSeconds: number;
  readonly durationSeconds: number | null;
}
