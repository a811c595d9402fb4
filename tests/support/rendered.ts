import { createChain } from '../../src/main/audio/dsp';
import { DEFAULT_ENHANCEMENT, type Plan } from '../../src/shared/domain/plan';

/** A plan of the two stages with given numbers; null leaves the limiter out. */
export function planOf(gainDb: number, ceilingDbtp: number | null): Plan {
  const explained = { explanation: '', explanationId: 'test', values: {} };
  const gain = { name: 'make-up-gain', gainDb, ...explained } as const;
  const limiter = { name: 'true-peak-limiter', ceilingDbtp: ceilingDbtp ?? 0, ...explained } as const;
  return {
    basis: 'whole-file',
    request: DEFAULT_ENHANCEMENT,
    stages: ceilingDbtp === null ? [gain] : [gain, limiter],
  };
}

/** The whole sound through a new chain, as many frames as went in, fed in blocks of `blockFrames` (all at once by default). */
export function rendered(
  plan: Plan,
  rateHz: number,
  sound: readonly Float32Array[],
  blockFrames = Number.POSITIVE_INFINITY,
): Float32Array[] {
  const chain = createChain(plan, { rateHz, channels: sound.length });
  const late = chain.latencyFrames;
  const output = sound.map((channel) => {
    const padded = new Float32Array(channel.length + late);
    padded.set(channel);
    return padded;
  });
  const length = output[0]?.length ?? 0;
  const step = Math.min(blockFrames, length);
  for (let start = 0; start < length; start += step) {
    chain.process(output.map((channel) => channel.subarray(start, start + step)));
  }
  return output.map((channel) => channel.subarray(late));
}
