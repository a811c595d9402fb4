import type { Plan } from '../../../shared/domain/plan';
import type { AudioSourceInfo } from '../decode';
import { createChain } from '../dsp';

/** A plan's stages from the make-up gain on, for sound to which the others were applied already. */
export function afterShaping(plan: Plan): Plan {
  const from = plan.stages.findIndex(({ name }) => name === 'make-up-gain');
  return { ...plan, stages: plan.stages.slice(Math.max(0, from)) };
}

/**
 * The whole of a sound with a plan applied, as many frames as went in: the chain's latency is cut off at the start and
 * pushed out by silence at the end. The blocks are processed in place.
 */
export function* masteredBlocks(
  blocks: Iterable<Float32Array[]>,
  { sampleRateHz, channels }: Pick<AudioSourceInfo, 'sampleRateHz' | 'channels'>,
  plan: Plan,
): Generator<Float32Array[]> {
  const chain = createChain(plan, { rateHz: sampleRateHz, channels });
  let late = chain.latencyFrames;
  const input = function* () {
    yield* blocks;
    if (chain.latencyFrames > 0) yield Array.from({ length: channels }, () => new Float32Array(chain.latencyFrames));
  };
  for (const block of input()) {
    chain.process(block);
    const length = block[0]?.length ?? 0;
    const cut = Math.min(late, length);
    late -= cut;
    if (cut < length) yield cut === 0 ? block : block.map((plane) => plane.subarray(cut));
  }
}
