import { describe, expect, it } from 'vitest';
import { character } from '../../../../tests/support/character';
import { NO_LOUDNESS } from '../../../shared/domain/loudness';
import { DEFAULT_ENHANCEMENT, type EnhancementRequest, stageOf } from '../../../shared/domain/plan';
import { planFor } from './plan-for';
import { referenceFrom } from './reference';

const request = (wishes: Partial<EnhancementRequest>): EnhancementRequest => ({ ...DEFAULT_ENHANCEMENT, ...wishes });
const gainOf = (lufs: number, wishes: Partial<EnhancementRequest>) => {
  const source = { ...NO_LOUDNESS, integratedLufs: lufs, truePeakDbtp: -15 };
  return stageOf(planFor({ source, basis: 'whole-file', request: request(wishes) }), 'make-up-gain')?.gainDb;
};

describe('a reference', () => {
  const bright = character({ bandDb: (hz) => (hz > 4000 ? 8 : 0), stereoWidth: 0.4 });

  it('is where the loudness goes, by its amount', () => {
    const reference = (amount: number) => referenceFrom('bright', -18, bright, amount);
    expect(gainOf(-24, { reference: reference(0) })).toBeCloseTo(10, 3);
    expect(gainOf(-24, { reference: reference(0.5) })).toBeCloseTo(8, 3);
    expect(gainOf(-24, { reference: reference(1) })).toBeCloseTo(6, 3);
  });

  it('is where balance and width go', () => {
    const source = { ...NO_LOUDNESS, integratedLufs: -18, truePeakDbtp: -10 };
    const sound = character({ stereoWidth: 0.2 });
    const reference = referenceFrom('bright', -14, bright, 1);
    const plan = planFor({ source, basis: 'whole-file', request: request({ reference }), character: sound });
    const bands = stageOf(plan, 'tonal-balance')?.bands ?? [];
    expect(bands.filter(({ frequencyHz }) => frequencyHz > 5000).every(({ gainDb }) => gainDb > 0)).toBe(true);
    expect(bands.length).toBeGreaterThan(0);
    expect(stageOf(plan, 'stereo-width')?.widthDb).toBeGreaterThan(1);
  });

  it('is none where something of it is not known', () => {
    expect(referenceFrom('x', null, bright, 1)).toBeNull();
    expect(referenceFrom('x', -14, character({ stereoWidth: null }), 1)).toBeNull();
  });
});
