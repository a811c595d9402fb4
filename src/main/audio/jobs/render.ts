import type { Plan } from '../../../shared/domain/plan';
import { type AudioSource, openAudioSource } from '../decode';
import { createChain } from '../dsp';
import { blocksOf } from './measure';

/**
 * The whole of a source with a plan applied, as many frames as went in: the chain's latency is cut off at the start and
 * pushed out by silence at the end. `source` must stand at its start.
 */
export function* masteredBlocks(source: AudioSource, plan: Plan): Generator<Float32Array[]> {
  const { sampleRateHz, channels } = source.info;
  const chain = createChain(plan, { rateHz: sampleRateHz, channels });
  let late = chain.latencyFrames;
  const silence = () => Array.from({ length: channels }, () => new Float32Array(chain.latencyFrames));
  const input = function* () {
    yield* blocksOf(source);
    if (chain.latencyFrames > 0) yield silence();
  };
  for (const block of input()) {
    chain.process(block);
    const length = block[0]?.length ?? 0;
    const cut = Math.min(late, length);
    late -= cut;
    if (cut < length) yield cut === 0 ? block : block.map((plane) => plane.subarray(cut));
  }
}

/** Calls `use` with the opened file and closes it, however that ends. */
export async function withSource<Result>(path: string, use: (source: AudioSource) => Promise<Result>): Promise<Result> {
  const source = openAudioSource(path);
  try {
    return await use(source);
  } finally {
    source.close();
  }
}
