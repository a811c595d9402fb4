import { DEFAULT_ENHANCEMENT, type Plan } from '../../src/shared/domain/plan';

const explained = { explanation: '', explanationId: 'test', values: {} };

/** A plan in which every stage changes the sound. */
export function fullPlan(): Plan {
  return {
    basis: 'whole-file',
    request: DEFAULT_ENHANCEMENT,
    stages: [
      { name: 'subsonic-filter', cutoffHz: 25, ...explained },
      {
        name: 'tonal-balance',
        bands: [
          { filter: 'low-shelf', frequencyHz: 148, q: 0.7, gainDb: 2 },
          { filter: 'peak', frequencyHz: 1077, q: 1.6, gainDb: -1.5 },
          { filter: 'high-shelf', frequencyHz: 12_200, q: 0.7, gainDb: 3 },
        ],
        askedDb: [2, 0, 0, -1.5, 0, 0, 0, 0, 3],
        ...explained,
      },
      { name: 'dynamics', thresholdDb: -20, ratio: 1.5, mostDb: 3, ...explained },
      { name: 'stereo-width', widthDb: 2, ...explained },
      { name: 'make-up-gain', gainDb: 5, ...explained },
      { name: 'true-peak-limiter', ceilingDbtp: -1, ...explained },
    ],
  };
}

/** Nothing at all. */
export const EMPTY_PLAN: Plan = { basis: 'whole-file', request: DEFAULT_ENHANCEMENT, stages: [] };
