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
export function treatmentFor(input: TreatmentInput): Treatment {
  const { plan, replayGainDb } = input;
  const matchDb = matchFor(input);
  return { plan, dryGainDb: replayGainDb + Math.min(0, matchDb), wetGainDb: 0 - Math.max(0, matchDb) };
}

/** By how much a match turns down the enhanced sound (over 0) or the untouched one (under 0), dB. */
export function matchFor({ plan, source, replayGainDb, levelMatched }: TreatmentInput): number {
  const sourceLufs = source?.integratedLufs ?? null;
  if (!levelMatched || !plan || sourceLufs === null) return 0;
  const enhancedLufs = expectedLufs(plan, sourceLufs);
  if (enhancedLufs === null) return 0;
  const louderLu = enhancedLufs - (sourceLufs + replayGainDb);
  return Math.abs(louderLu) < EQUAL_LU ? 0 : louderLu;
}

/** Integrated loudness that a plan reaches, LUFS, as its make-up gain was decided from; null where that is not known. */
function expectedLufs(plan: Plan, sourceLufs: number): number | null {
  if (plan.basis === 'unmeasured') return null;
  if (plan.request.intensity === 0) return sourceLufs;
  const values = stageOf(plan, 'make-up-gain')?.values;
  return values?.reachedLufs ?? values?.targetLufs ?? null;
}
