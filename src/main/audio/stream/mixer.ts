import { stageOf } from '../../../shared/domain/plan';
import { FadeLimiter, type MixCeilings } from './fade-limiter';
import { mixed, overlapDb, type Part } from './mix';
import { framesOf, joined, type RenderedBlock } from './rendered-block';

const FULL_SCALE_DBTP = 0;

/**
 * Adds up the tracks of a stream from one frame on. A track by itself passes as it is, bit by bit and at once; where two are
 * cross-faded their sum keeps the ceiling, for which some of it is held back until the fade is over.
 */
export class Mixer {
  private limiter: FadeLimiter | null = null;

  /** `frame` is the stream's next frame that is to be mixed. */
  constructor(
    private readonly rateHz: number,
    public frame = 0,
  ) {}

  /** Mixes the next `frames` frames, within one edge, and gives what is certain of all that was mixed. */
  mix(parts: readonly Part[], frames: number): RenderedBlock | null {
    const block = mixed(parts, this.frame, frames);
    const boundsDb = overlapDb(parts, this.frame, frames);
    this.frame += framesOf(block.dry);
    if (boundsDb) {
      this.limiter ??= new FadeLimiter(this.rateHz);
      return this.limiter.add(block, ceilingsOf(parts), boundsDb);
    }
    const rest = this.finish();
    return rest ? joined([rest, block]) : block;
  }

  /** What is held back still; nothing else fades. */
  finish(): RenderedBlock | null {
    const rest = this.limiter?.finish() ?? null;
    this.limiter = null;
    return rest;
  }
}

/** The lowest ceiling of what is added; full scale for what was not limited, which the untouched sound never is. */
function ceilingsOf(parts: readonly Part[]): MixCeilings {
  const ceilings = parts.map(({ segment: { cue } }) => {
    const limiter = cue.plan && stageOf(cue.plan, 'true-peak-limiter');
    return (limiter?.ceilingDbtp ?? FULL_SCALE_DBTP) + cue.wetGainDb;
  });
  return { dryDbtp: FULL_SCALE_DBTP, wetDbtp: Math.min(FULL_SCALE_DBTP, ...ceilings) };
}
