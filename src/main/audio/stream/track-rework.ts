import type { InputHistory } from './input-history';
import type { RenderedBlock } from './rendered-block';
import type { TreatmentPath } from './treatment-path';

/** Renders once more, another way, what a track's renderer has rendered already, out of its history. */
export class TrackRework {
  /** Next frame to be heard by the path. */
  private next: number;

  /** Begins at `frame` of the history; the path hears up to `prerollFrames` before that first. */
  constructor(
    private readonly history: InputHistory,
    readonly path: TreatmentPath,
    private frame: number,
    prerollFrames: number,
  ) {
    this.next = Math.max(history.start, frame - prerollFrames);
  }

  /** The next `frames` frames, which the renderer must have rendered. */
  render(frames: number): RenderedBlock {
    const { path } = this;
    const end = this.frame + frames + path.latencyFrames;
    const wet = path.enhance(this.history.read(this.next, end - this.next));
    this.next = end;
    const dry = this.history.read(this.frame, frames);
    path.level(dry);
    this.frame += frames;
    const lastOnes = (channel: Float32Array) => channel.subarray(channel.length - frames);
    return { dry, wet: wet ? wet.map(lastOnes) : null, limiterReductionDb: path.limiterReductionDb };
  }
}
