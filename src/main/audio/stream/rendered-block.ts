/** A block of sound, untouched and enhanced, sample-aligned. */
export interface RenderedBlock {
  dry: Float32Array[];
  /** Null where it is the same as `dry`. */
  wet: Float32Array[] | null;
  /** Most that the limiter took away in it, dB >= 0. */
  limiterReductionDb: number;
}

export function framesOf(block: readonly Float32Array[]): number {
  return block[0]?.length ?? 0;
}

/** Blocks that follow one another as one. */
export function joined(blocks: readonly RenderedBlock[]): RenderedBlock {
  const [only] = blocks;
  if (only && blocks.length === 1) return only;
  const enhanced = blocks.some(({ wet }) => wet !== null);
  return {
    dry: chained(blocks.map(({ dry }) => dry)),
    wet: enhanced ? chained(blocks.map(({ dry, wet }) => wet ?? dry)) : null,
    limiterReductionDb: Math.max(0, ...blocks.map(({ limiterReductionDb }) => limiterReductionDb)),
  };
}

/** The last `frames` frames of a block, or all where it has no more. */
export function lastOf({ dry, wet, limiterReductionDb }: RenderedBlock, frames: number): RenderedBlock {
  const from = Math.max(0, framesOf(dry) - frames);
  const cut = (channel: Float32Array) => channel.subarray(from);
  return { dry: dry.map(cut), wet: wet ? wet.map(cut) : null, limiterReductionDb };
}

function chained(blocks: readonly (readonly Float32Array[])[]): Float32Array[] {
  const frames = blocks.reduce((sum, block) => sum + framesOf(block), 0);
  return [0, 1].map((channel) => {
    const whole = new Float32Array(frames);
    let at = 0;
    for (const block of blocks) {
      const plane = block[channel];
      if (!plane) continue;
      whole.set(plane, at);
      at += plane.length;
    }
    return whole;
  });
}
