import type { PlannedTrack } from '../../../shared/domain/analysis';
import type { EnhancementRequest } from '../../../shared/domain/plan';
import { type PlanInput, planFor } from '../mastering';
import { measureForMastering } from './measure';
import type { Pacer } from './pacer';
import type { SoundStore } from './sound-store';
import type { Layout } from './tasks';

/** Times that planning goes through the file. */
export const PLAN_PASSES = 1;

/** Measures the whole file and decides what to do to it; `input` is what the plan was decided from. */
export async function planTrack(
  path: string,
  layout: Layout,
  request: EnhancementRequest,
  pacer: Pacer,
  store?: SoundStore,
): Promise<PlannedTrack & { input: PlanInput }> {
  const { analysis, limiterResponse } = await measureForMastering(path, layout, pacer, store);
  const input: PlanInput = { source: analysis.loudness, basis: 'whole-file', request, limiterResponse };
  return { analysis, plan: planFor(input), input };
}
