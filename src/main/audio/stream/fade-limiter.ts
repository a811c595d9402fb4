import { dbToLinear, MixGain } from '../dsp';
import { framesOf, joined, type RenderedBlock } from './rendered-block';

/** What the true peak of a mix is to keep under, dBTP. */
export interface MixCeilings {
  dryDbtp: number;
  wetDbtp: number;
}

/**
 * Keeps two tracks that are added in a cross-fade under a ceiling, the untouched and the enhanced sum each by itself. It has
 * to know what follows: for as long as a fade goes on, a quarter of a second is held back.
 */
export class FadeLimiter {
  private readonly dry: MixGain;
  private readonly wet: MixGain;
  private held: RenderedBlock[] = [];

  constructor(rateHz: number) {
    this.dry = new MixGain(rateHz, 2);
    this.wet = new MixGain(rateHz, 2);
  }

  /** Takes the next block of the sum, with the most that each of its frames may be turned down, and gives what is certain. */
  add(block: RenderedBlock, { dryDbtp, wetDbtp }: MixCeilings, boundsDb: Float64Array): RenderedBlock | null {
    this.held.push(block);
    this.dry.add(block.dry, dbToLinear(dryDbtp), boundsDb);
    this.wet.add(block.wet ?? block.dry, dbToLinear(block.wet ? wetDbtp : dryDbtp), boundsDb);
    return this.release(this.dry.readyFrames);
  }

  /** All that is still held: the fade is over. */
  finish(): RenderedBlock | null {
    return this.release(this.dry.heldFrames);
  }

  private release(frames: number): RenderedBlock | null {
    if (frames === 0) return null;
    const dry = this.dry.take(frames);
    const wet = this.wet.take(frames);
    const first = this.takeHeld(frames);
    return {
      dry: turned(first.dry, dry.gains),
      wet: first.wet && turned(first.wet, wet.gains),
      limiterReductionDb: first.limiterReductionDb + (first.wet ? wet.reductionDb : 0),
    };
  }

  private takeHeld(frames: number): RenderedBlock {
    const taken: RenderedBlock[] = [];
    for (let left = frames; left > 0; ) {
      const block = this.held.shift();
      if (!block) break;
      const length = framesOf(block.dry);
      if (length > left) this.held.unshift(cut(block, left, length));
      taken.push(length > left ? cut(block, 0, left) : block);
      left -= length;
    }
    return joined(taken);
  }
}

function cut({ dry, wet, limiterReductionDb }: RenderedBlock, from: number, to: number): RenderedBlock {
  const part = (channel: Float32Array) => channel.subarray(from, to);
  return { dry: dry.map(part), wet: wet?.map(part) ?? null, limiterReductionDb };
}

function turned(planes: readonly Float32Array[], gains: Float64Array): Float32Array[] {
  return planes.map((plane) => plane.map((sample, i) => sample * (gains[i] as number)));
}
