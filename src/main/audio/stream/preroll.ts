import { type Plan, stageOf } from '../../../shared/domain/plan';

/** The dynamics' gain comes back in a quarter of a second each time, the limiter's faster; filters ring for less. */
const DYNAMICS_SECONDS = 2.5;
const LIMITER_SECONDS = 1.5;
const FILTERS_SECONDS = 0.5;

/** Longest sound that has to be heard before a place for every stage to be where playing from the start had put it, seconds. */
export const PREROLL_SECONDS = DYNAMICS_SECONDS;

/** The same for one plan: to -90 dBFS of what playing from the start would have given. */
export function prerollSecondsFor(plan: Plan | null): number {
  if (!plan) return 0;
  if ((stageOf(plan, 'dynamics')?.ratio ?? 1) !== 1) return DYNAMICS_SECONDS;
  return stageOf(plan, 'true-peak-limiter') ? LIMITER_SECONDS : FILTERS_SECONDS;
}
