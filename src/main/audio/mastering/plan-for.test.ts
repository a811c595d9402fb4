import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_LOUDNESS } from '../../../shared/domain/loudness';
import { DEFAULT_ENHANCEMENT, type Plan, PlanSchema, type StageName, stageOf } from '../../../shared/domain/plan';
import { STAGE_EXPLANATION_IDS } from './explanation';
import { MAXIMUM_LIMITING_DB } from './limiter-response';
import { MAXIMUM_GAIN_DB, type PlanInput, planFor, refinePlan } from './plan-for';

const LOSS = [0, 0.01, 0.04, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 1.2, 1.5, 1.8, 2.1];

function inputOf(lufs: number, peakDbtp: number, request: Partial<PlanInput['request']> = {}): PlanInput {
  return {
    source: { ...NO_LOUDNESS, integratedLufs: lufs, truePeakDbtp: peakDbtp },
    basis: 'whole-file',
    request: { ...DEFAULT_ENHANCEMENT, ...request },
    limiterResponse: { lossLu: LOSS, stepDb: 0.5, closePeaks: 1, nearPeaks: 8 },
  };
}

/** A stage that the plan must have. */
function stage<Name extends StageName>(plan: Plan, name: Name) {
  const found = stageOf(plan, name);
  if (!found) throw new Error(`the plan has no ${name}`);
  return found;
}

const gainOf = (input: PlanInput) => stage(planFor(input), 'make-up-gain').gainDb;

const inputs = fc
  .record({
    lufs: fc.double({ min: -60, max: 0, noNaN: true }),
    crest: fc.double({ min: 0, max: 30, noNaN: true }),
    targetLufs: fc.double({ min: -40, max: -5, noNaN: true }),
    ceilingDbtp: fc.double({ min: -12, max: 0, noNaN: true }),
    intensity: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ lufs, crest, ...request }) => inputOf(lufs, lufs + crest, request));

describe('planFor', () => {
  it('raises what is quiet to the target and says so in the numbers of the stage', () => {
    const plan = planFor(inputOf(-20, -12));
    const gain = stage(plan, 'make-up-gain');
    const limiter = stage(plan, 'true-peak-limiter');
    expect(gain).toMatchObject({ gainDb: expect.closeTo(6, 5), explanationId: 'make-up-gain.raise' });
    expect(gain.explanation).toBe('+6.0 dB: brought up from -20.0 to -14.0 LUFS.');
    expect(limiter).toMatchObject({ ceilingDbtp: -1, explanationId: 'true-peak-limiter.idle' });
    expect(limiter.explanation).toBe('Stands by at -1.0 dBTP: the highest peak only gets to -6.0 dBTP.');
  });

  it('lowers what is loud', () => {
    expect(stage(planFor(inputOf(-8, 0)), 'make-up-gain')).toMatchObject({
      gainDb: expect.closeTo(-6, 5),
      explanation: '-6.0 dB: turned down from -8.0 to -14.0 LUFS.',
    });
  });

  it('makes up for what the limiter will take', () => {
    const gainDb = gainOf(inputOf(-16.5, -1));
    expect(gainDb).toBeGreaterThan(2.9);
    expect(gainDb - 0.3 - 0.2 * ((gainDb - 2.5) / 0.5)).toBeCloseTo(2.5, 1);
  });

  it('leaves alone what is there already', () => {
    const gain = stage(planFor(inputOf(-14.02, -5)), 'make-up-gain');
    expect(gain).toMatchObject({ gainDb: 0, explanationId: 'make-up-gain.none' });
  });

  it('goes no further than the bounds, and reports by how much it falls short and why', () => {
    const plan = planFor(inputOf(-24, -2));
    const limited = stage(plan, 'make-up-gain');
    const limiter = stage(plan, 'true-peak-limiter');
    // 3.4 dB over the ceiling take 0.6 LU: 2.8 dB of crest.
    expect(limited).toMatchObject({ gainDb: expect.closeTo(4.5, 1), explanationId: 'make-up-gain.short-of-limit' });
    expect(limited.values).toMatchObject({ limitDb: expect.closeTo(3.5, 1), reachedLufs: expect.closeTo(-20.2, 1) });
    expect(limited.explanation).toBe(
      '+4.5 dB: brought to -20.2 LUFS, 6.2 LU short of -14.0: more would take over 3.5 dB off its peaks.',
    );
    expect(limiter.values).toEqual({ ceilingDbtp: -1, reductionDb: expect.closeTo(3.5, 1) });
    const faint = stage(planFor(inputOf(-50, -40)), 'make-up-gain');
    expect(faint).toMatchObject({ gainDb: MAXIMUM_GAIN_DB, explanationId: 'make-up-gain.short-of-gain' });
  });

  it('does not drive into the limiter where that would make it quieter', () => {
    const steep = { lossLu: [0, 0.1, 0.2, 0.9, 2], stepDb: 0.5, closePeaks: 1, nearPeaks: 8 };
    const gainDb = gainOf({ ...inputOf(-20, -1), limiterResponse: steep });
    expect(gainDb).toBeGreaterThan(0.9);
    expect(gainDb).toBeLessThanOrEqual(1.05);
  });

  it('leaves the sound as it is where nothing could be measured', () => {
    for (const source of [null, NO_LOUDNESS]) {
      const plan = planFor({ ...inputOf(-20, -1), source });
      expect(plan.basis).toBe('unmeasured');
      expect(plan.stages).toEqual([
        expect.objectContaining({ name: 'make-up-gain', gainDb: 0, explanationId: 'make-up-gain.unmeasured' }),
      ]);
    }
  });

  it('limits what is too short to have a loudness and peaks over the ceiling', () => {
    const source = { ...NO_LOUDNESS, truePeakDbtp: 8 };
    const { stages } = planFor({ ...inputOf(-20, -1), source });
    expect(stages.map(({ name }) => name)).toEqual(['make-up-gain', 'true-peak-limiter']);
    expect(stages.at(-1)).toMatchObject({ ceilingDbtp: -1, values: { reductionDb: 9 } });
  });

  it('does nothing at intensity 0, whatever the sound', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { stages } = planFor({ ...input, request: { ...input.request, intensity: 0 } });
        expect(stages).toEqual([expect.objectContaining({ gainDb: 0, explanationId: 'make-up-gain.off' })]);
      }),
    );
  });

  it('does more the higher the intensity, in one direction', () => {
    fc.assert(
      fc.property(inputs, fc.double({ min: 0.01, max: 1, noNaN: true }), (input, lower) => {
        const at = (intensity: number) => gainOf({ ...input, request: { ...input.request, intensity } });
        const [less, full] = [at(lower), at(1)];
        expect(Math.abs(less)).toBeLessThanOrEqual(Math.abs(full) + 1e-9);
        expect(less * full).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('stays within its bounds and drives no peak further over the ceiling than allowed', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const gainDb = gainOf(input);
        expect(gainDb).toBeLessThanOrEqual(MAXIMUM_GAIN_DB);
        if (gainDb > 0) {
          const over = (input.source?.truePeakDbtp as number) + gainDb - input.request.ceilingDbtp;
          expect(over).toBeLessThanOrEqual(MAXIMUM_LIMITING_DB + 1e-6);
        }
      }),
    );
  });

  it('explains every stage by a known id, with the numbers that the stage has', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const plan = planFor(input);
        expect(PlanSchema.parse(plan)).toEqual(plan);
        for (const { explanation, explanationId } of plan.stages) {
          expect(STAGE_EXPLANATION_IDS).toContain(explanationId);
          expect(explanation).not.toMatch(/[{}]|NaN|undefined|Infinity/);
        }
        const gain = stage(plan, 'make-up-gain');
        expect(gain.values.gainDb).toBe(gain.gainDb);
        const limiter = stageOf(plan, 'true-peak-limiter');
        if (limiter) expect(limiter.values.ceilingDbtp).toBe(limiter.ceilingDbtp);
      }),
    );
  });
});

describe('refinePlan', () => {
  const input = inputOf(-16.5, -1);
  const plan = planFor(input);

  it('keeps a plan that does what it was made for', () => {
    expect(refinePlan(input, plan, { ...NO_LOUDNESS, integratedLufs: -14.01 })).toBe(plan);
  });

  it('raises the gain where the limiter took more than foreseen', () => {
    const refined = refinePlan(input, plan, { ...NO_LOUDNESS, integratedLufs: -14.5 });
    expect(stage(refined, 'make-up-gain').gainDb).toBeGreaterThan(stage(plan, 'make-up-gain').gainDb + 0.3);
  });

  it('comes to rest at the target with a limiter that nothing was known of', () => {
    const unknown = { ...input, limiterResponse: null };
    const trueLoss = (gainDb: number) => 0.25 * Math.max(0, gainDb) ** 1.1;
    let refined = planFor(unknown);
    for (let pass = 0; pass < 5; pass++) {
      const { gainDb } = stage(refined, 'make-up-gain');
      refined = refinePlan(unknown, refined, { ...NO_LOUDNESS, integratedLufs: -16.5 + gainDb - trueLoss(gainDb) });
    }
    const { gainDb } = stage(refined, 'make-up-gain');
    expect(Math.abs(-16.5 + gainDb - trueLoss(gainDb) + 14)).toBeLessThan(0.1);
  });
});
