import type { PlannedTrack } from '../../../shared/domain/analysis';
import type { EnhancementRequest } from '../../../shared/domain/plan';
import { planFor } from '../mastering';
import { measureFile } from './measure';
import type { Pacer } from './pacer';
import type { Layout } from './tasks';

/** Times that planning goes through the file. */
export const PLAN_PASSES = 1;

/** Measures the whole file and decides what to do to it. */
export async function planTrack(
  path: string,
  layout: Layout,
  request: EnhancementRequest,
  pacer: Pacer,
): Promise<PlannedTrack> {
  const analysis = await measureFile(path, layout, pacer);
  return { analysis, plan: planFor({ source: analysis.loudness, basis: 'whole-file', request }) };
}
