import type { Plan } from '../../../shared/domain/plan';
import type { AudioSourceInfo } from '../decode';
import { createChain } from '../dsp';

/**
 * The whole of a sound with a plan applied, as many frames as went in: the chain's latency is cut off at the start and
 * pushed out by silence at the end. The blocks are processed in place.
 */
export function* masteredBlocks(
  blocks: Iterable<Float32Array[]>,
  { sampleRateHz, channels }: AudioSourceInfo,
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
