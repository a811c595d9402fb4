import { createFingerprintMeter, LimiterResponseMeter, MasteringAnalysis } from '../../src/main/audio/analysis';
import { changesSound, type PlanInput, planFor, shapingOf } from '../../src/main/audio/mastering';
import { DEFAULT_ENHANCEMENT, type EnhancementRequest, type Plan } from '../../src/shared/domain/plan';
import { rendered } from './rendered';
import { blocksOf } from './test-signals';

/** Wishes that put every stage to work, and let the limiter be heard. */
export const EVERY_STAGE: Partial<EnhancementRequest> = {
  targetLufs: -11,
  overrides: { subsonicHz: 25, bandsDb: [2, -1, 1, -2, 1, -1, 2, -1, 1], ratio: 1.5, widthDb: 2 },
};

const BLOCK_FRAMES = 16_384;

/** Everything that is measured of a sound before it is mastered. */
export async function analysed(sound: readonly Float32Array[], rateHz: number) {
  const response = new LimiterResponseMeter();
  const meter = await createFingerprintMeter({ rateHz, channels: sound.length, listener: response });
  for (const block of blocksOf(sound, BLOCK_FRAMES)) meter.add(block);
  return { ...meter.result(), limiterResponse: response.result() };
}

export type Analysed = Awaited<ReturnType<typeof analysed>>;

/** The plan that is made for a sound, as for a file: shaped, measured as it then is, and the rest decided. */
export function plannedFor(
  sound: readonly Float32Array[],
  rateHz: number,
  { loudness, limiterResponse, fingerprint, extras }: Analysed,
  wishes: Partial<EnhancementRequest> = {},
): Plan {
  const request = { ...DEFAULT_ENHANCEMENT, ...wishes };
  const character = { fingerprint, extras };
  const input: PlanInput = { source: loudness, basis: 'whole-file', request, limiterResponse, character };
  const stages = shapingOf(input);
  if (!changesSound(stages))
    return planFor({ ...input, shaped: { loudness, limiterResponse, crestDb: fingerprint.crest } });
  const meter = new MasteringAnalysis({ rateHz, channels: sound.length });
  for (const block of blocksOf(rendered({ basis: 'whole-file', request, stages }, rateHz, sound), BLOCK_FRAMES))
    meter.add(block);
  return planFor({ ...input, shaped: meter.result() });
}

/** A sound with what was measured of it, its plan, and what came out of it; `measured` where that was done before. */
export async function mastered(
  sound: readonly Float32Array[],
  rateHz: number,
  wishes?: Partial<EnhancementRequest>,
  measured?: Analysed,
) {
  const before = measured ?? (await analysed(sound, rateHz));
  const plan = plannedFor(sound, rateHz, before, wishes);
  const output = rendered(plan, rateHz, sound);
  return { before, plan, output, after: await analysed(output, rateHz) };
}
