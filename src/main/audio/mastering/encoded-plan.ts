import type { Plan } from '../../../shared/domain/plan';
import { explain } from './explanation';

/**
 * The plan as it came about in a file whose encoding lifted the peaks, so that the level had to be lowered by `loweredDb`, and
 * with it the loudness to `reachedLufs` (measured). The plan itself where nothing was lowered.
 */
export function loweredPlan(plan: Plan, loweredDb: number, reachedLufs: number | null): Plan {
  if (loweredDb === 0 || reachedLufs === null) return plan;
  const stages = plan.stages.map((stage) => {
    if (stage.name !== 'make-up-gain') return stage;
    const gainDb = stage.gainDb - loweredDb;
    return { ...stage, gainDb, ...explain('make-up-gain.encoded', { gainDb, loweredDb, reachedLufs }) };
  });
  return { ...plan, stages };
}
