import type { Loudness } from '../../shared/domain/loudness';
import { type Plan, stageOf } from '../../shared/domain/plan';
import type { Treatment } from '../audio/stream';

/** Loudness that is heard as equal, LU. */
const EQUAL_LU = 0.05;

export interface TreatmentInput {
  plan: Plan | null;
  /** Loudness of the whole file as it is; null until measured. */
  source: Loudness | null;
  /** Gain that the untouched sound is to have, dB. */
  replayGainDb: number;
  /** Both are to be heard equally loud. */
  levelMatched: boolean;
}

/**
 * What is done to a track: its plan, and the gains of its untouched and its enhanced sound. Matched, the one that is louder
 * by its integrated loudness is turned down to the other, none is ever turned up.
 */
export function treatmentFor({ plan, source, replayGainDb, levelMatched }: TreatmentInput): Treatment {
  const sourceLufs = source?.integratedLufs ?? null;
  const enhancedLufs = plan && sourceLufs !== null ? expectedLufs(plan, sourceLufs) : null;
  const louderLu =
    levelMatched && sourceLufs !== null && enhancedLufs !== null ? enhancedLufs - (sourceLufs + replayGainDb) : 0;
  if (Math.abs(louderLu) < EQUAL_LU) return { plan, dryGainDb: replayGainDb, wetGainDb: 0 };
  return louderLu > 0
    ? { plan, dryGainDb: replayGainDb, wetGainDb: -louderLu }
    : { plan, dryGainDb: replayGainDb + louderLu, wetGainDb: 0 };
}

/** Integrated loudness that a plan reaches, LUFS, as its make-up gain was decided from; null where that is not known. */
function expectedLufs(plan: Plan, sourceLufs: number): number | null {
  if (plan.basis === 'unmeasured') return null;
  if (plan.request.intensity === 0) return sourceLufs;
  const values = stageOf(plan, 'make-up-gain')?.values;
  return values?.reachedLufs ?? values?.targetLufs ?? null;
}
