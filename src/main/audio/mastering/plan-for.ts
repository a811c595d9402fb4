import type { Loudness } from '../../../shared/domain/loudness';
import type { EnhancementRequest, Plan } from '../../../shared/domain/plan';
import { explain } from './explanation';

export const MAXIMUM_GAIN_DB = 20;

export interface PlanInput {
  source: Loudness | null;
  basis: Plan['basis'];
  request: EnhancementRequest;
}

export function planFor({ source, basis, request }: PlanInput): Plan {
  const integrated = source?.integratedLufs ?? null;
  if (integrated === null) {
    return {
      basis: 'unmeasured',
      request,
      stages: [{ name: 'make-up-gain', gainDb: 0, ...explain('make-up-gain.unmeasured', {}) }],
    };
  }
  const wanted = (request.targetLufs - integrated) * request.intensity;
  const gainDb = Math.min(MAXIMUM_GAIN_DB, wanted);
  const values = { gainDb, sourceLufs: integrated, targetLufs: integrated + wanted };
  const peakDbtp = (source?.truePeakDbtp ?? 0) + gainDb;
  const { ceilingDbtp } = request;
  return {
    basis,
    request,
    stages: [
      {
        name: 'make-up-gain',
        gainDb,
        ...explain(gainDb > 0 ? 'make-up-gain.raise' : 'make-up-gain.lower', values),
      },
      {
        name: 'true-peak-limiter',
        ceilingDbtp,
        ...(peakDbtp > ceilingDbtp
          ? explain('true-peak-limiter.active', { ceilingDbtp, reductionDb: peakDbtp - ceilingDbtp })
          : explain('true-peak-limiter.idle', { ceilingDbtp, peakDbtp })),
      },
    ],
  };
}
