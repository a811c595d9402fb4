import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { character } from '../../../../tests/support/character';
import { NO_LOUDNESS } from '../../../shared/domain/loudness';
import {
  DEFAULT_ENHANCEMENT,
  type EnhancementRequest,
  MOST_TONAL_DB,
  type Plan,
  PRESETS,
  stageOf,
} from '../../../shared/domain/plan';
import { planFor } from './plan-for';
import { spectrumLines, tonalPowers } from './sound-character';
import { equaliserGainDb } from './tonal-balance';
import { excesses } from './tonal-reference';

const SOURCE = { ...NO_LOUDNESS, integratedLufs: -18, truePeakDbtp: -1, rangeLu: 7 };

const planOf = (sound: Parameters<typeof character>[0], wishes: Partial<EnhancementRequest> = {}): Plan =>
  planFor({
    source: SOURCE,
    basis: 'whole-file',
    request: { ...DEFAULT_ENHANCEMENT, ...wishes },
    character: character(sound),
  });

/** The plan for a sound of which nothing but its loudness is known. */
const unmeasured = (wishes: Partial<EnhancementRequest>): Plan =>
  planFor({ source: SOURCE, basis: 'whole-file', request: { ...DEFAULT_ENHANCEMENT, ...wishes }, character: null });

const dark = { bandDb: (hz: number) => (hz > 12_200 ? -23.5 : 0) };
const boomy = { bandDb: (hz: number) => (hz < 148 ? 21.5 : 0) };

describe('tonal balance', () => {
  it('leaves music of ordinary balance alone', () => {
    expect(stageOf(planOf({}), 'tonal-balance')).toMatchObject({ bands: [], explanationId: 'tonal-balance.none' });
  });

  it.each([
    ['dark', dark, 12_200, 1],
    ['boomy', boomy, 20, -1],
  ])('moves the band of %s music in the right direction, and says so', (_, sound, lowHz, direction) => {
    const stage = stageOf(planOf(sound), 'tonal-balance');
    const strongest = Math.max(...(stage?.bands ?? []).map(({ gainDb }) => direction * gainDb));
    expect(strongest).toBeGreaterThan(1);
    expect(stage?.explanationId).toBe(direction > 0 ? 'tonal-balance.raise' : 'tonal-balance.lower');
    expect(stage?.values.lowHz).toBe(lowHz);
    expect(stage?.explanation).toContain(`${Math.abs(stage?.values.gainDb ?? 0).toFixed(1)} dB at ${lowHz} to`);
  });

  it('changes the power in a band by what it announces', () => {
    const sound = character(dark);
    const stage = stageOf(planOf(dark), 'tonal-balance');
    const lines = spectrumLines(sound);
    const before = tonalPowers(lines);
    const after = tonalPowers(lines, (hz) => equaliserGainDb(stage?.bands ?? [], hz));
    const changed = 10 * Math.log10((after[8] as number) / (before[8] as number));
    expect(changed).toBeCloseTo(stage?.values.gainDb ?? Number.NaN, 1);
    expect(changed).toBeGreaterThan(1);
  });

  it('finds nothing more to do in what it has corrected', () => {
    const levels = Array.from(
      { length: 9 },
      (_, band) => [-2.6, -0.2, -2.5, -6, -7.8, -10.4, -14.7, -16.6, -46][band] as number,
    );
    const first = excesses(levels);
    expect(Math.abs(first[8] as number)).toBeGreaterThan(1);
    const second = excesses(levels.map((level, band) => level - (first[band] ?? 0)));
    for (const excess of second) expect(Math.abs(excess ?? 0)).toBeLessThan(0.5);
  });

  it('makes nothing of what is not there', () => {
    const empty = { bandDb: (hz: number) => (hz > 12_200 ? -60 : 0) };
    for (const preset of ['adaptive', 'bright'] as const) {
      const shelves = stageOf(planOf(empty, { preset }), 'tonal-balance')?.bands.filter(
        ({ filter }) => filter === 'high-shelf',
      );
      expect(shelves).toEqual([]);
    }
  });

  it('goes towards a reference by its amount', () => {
    const reference = {
      name: 'r',
      integratedLufs: -12,
      bandsDb: [0, -4, -6, -9, -10, -12, -16, -18, -20],
      stereoWidth: 0.2,
    };
    const gains = [0.25, 0.5, 1].map((amount) => {
      const stage = stageOf(planOf({}, { reference: { ...reference, amount } }), 'tonal-balance');
      expect(stage?.explanationId).toBe('tonal-balance.reference');
      return Math.abs(stage?.values.gainDb ?? 0);
    });
    expect(gains).toEqual([...gains].sort((a, b) => a - b));
    expect(gains[2]).toBeGreaterThan(gains[0] as number);
  });
});

describe('dynamics and width', () => {
  it.each([
    [{ crest: 20 }, 7, 'dynamics.compress-sound'],
    [{ crest: 6 }, 2, 'dynamics.expand-sound'],
    [{ crest: 12 }, 7, 'dynamics.none'],
    [{ crest: 20 }, 2, 'dynamics.none'],
  ])('with %o and a range of %i LU: %s', (sound, rangeLu, id) => {
    const source = { ...SOURCE, rangeLu };
    const plan = planFor({ source, basis: 'whole-file', request: DEFAULT_ENHANCEMENT, character: character(sound) });
    expect(stageOf(plan, 'dynamics')?.explanationId).toBe(id);
  });

  it.each([
    [{ stereoWidth: 0.025 }, 'stereo-width.narrow', 1],
    [{ stereoWidth: 0.2 }, 'stereo-width.none', 0],
    [{ stereoWidth: 0 }, 'stereo-width.mono', 0],
    [{ phaseCorrelation: -0.3 }, 'stereo-width.opposed', -1],
  ])('%o: %s', (sound, id, direction) => {
    const stage = stageOf(planOf(sound), 'stereo-width');
    expect(stage?.explanationId).toBe(id);
    expect(Math.sign(stage?.widthDb ?? Number.NaN)).toBe(direction);
  });

  it('takes a rumble away and nothing else', () => {
    expect(stageOf(planOf({ subsonicDb: -20 }), 'subsonic-filter')?.cutoffHz).toBe(18);
    expect(stageOf(planOf({ subsonicDb: -70 }), 'subsonic-filter')?.cutoffHz).toBeNull();
  });
});

const sounds = fc
  .record({
    crest: fc.double({ min: 3, max: 30, noNaN: true }),
    stereoWidth: fc.double({ min: 0, max: 1, noNaN: true }),
    phaseCorrelation: fc.double({ min: -1, max: 1, noNaN: true }),
    subsonicDb: fc.option(fc.double({ min: -90, max: 0, noNaN: true })),
    bands: fc.array(fc.double({ min: -45, max: 25, noNaN: true }), { minLength: 10, maxLength: 10 }),
  })
  .map(({ bands, ...sound }) => ({ ...sound, bandDb: (hz: number) => bands[Math.floor(Math.log2(hz / 20))] ?? 0 }));
const presets = fc.constantFrom(...PRESETS);

/** Numbers that say how much each stage does; each grows with the intensity. */
function strengths(plan: Plan): Record<string, number> {
  const bands = stageOf(plan, 'tonal-balance')?.bands ?? [];
  return {
    subsonicHz: stageOf(plan, 'subsonic-filter')?.cutoffHz ?? 0,
    tonalDb: Math.abs(stageOf(plan, 'tonal-balance')?.values.gainDb ?? 0) * (bands.length > 0 ? 1 : 0),
    ratio: Math.abs(Math.log(stageOf(plan, 'dynamics')?.ratio ?? 1)),
    widthDb: Math.abs(stageOf(plan, 'stereo-width')?.widthDb ?? 0),
  };
}

describe('every plan', () => {
  it('does more the higher the intensity, in every stage', () => {
    fc.assert(
      fc.property(sounds, presets, fc.double({ min: 0.05, max: 1, noNaN: true }), (sound, preset, intensity) => {
        const less = strengths(planOf(sound, { preset, intensity }));
        const full = strengths(planOf(sound, { preset, intensity: 1 }));
        for (const [name, strength] of Object.entries(less))
          expect(strength).toBeLessThanOrEqual((full[name] ?? 0) + 1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps every stage within its bounds', () => {
    fc.assert(
      fc.property(sounds, presets, (sound, preset) => {
        const plan = planOf(sound, { preset });
        for (const { gainDb } of stageOf(plan, 'tonal-balance')?.bands ?? [])
          expect(Math.abs(gainDb)).toBeLessThanOrEqual(MOST_TONAL_DB + 1e-9);
        const dynamics = stageOf(plan, 'dynamics');
        expect(dynamics?.mostDb).toBeLessThanOrEqual(2.5);
        expect(dynamics?.ratio).toBeGreaterThanOrEqual(1 / 1.5);
        expect(dynamics?.ratio).toBeLessThanOrEqual(1.5);
        expect(Math.abs(stageOf(plan, 'stereo-width')?.widthDb ?? 0)).toBeLessThanOrEqual(3);
        expect(stageOf(plan, 'subsonic-filter')?.cutoffHz ?? 0).toBeLessThanOrEqual(30);
      }),
      { numRuns: 60 },
    );
  });

  it('never says that it leaves alone what it changes, nor the other way round', () => {
    fc.assert(
      fc.property(sounds, presets, fc.double({ min: 0, max: 1, noNaN: true }), (sound, preset, intensity) => {
        for (const stage of planOf(sound, { preset, intensity }).stages) {
          const idle = stage.explanation.startsWith('Left alone');
          if (stage.name === 'tonal-balance') expect(stage.bands.length === 0).toBe(idle);
          if (stage.name === 'dynamics') expect(stage.ratio === 1).toBe(idle);
          if (stage.name === 'stereo-width') expect(stage.widthDb === 0).toBe(idle);
          if (stage.name === 'subsonic-filter') expect(stage.cutoffHz === null).toBe(idle);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is the same for the same input', () => {
    fc.assert(
      fc.property(sounds, presets, (sound, preset) => {
        expect(planOf(sound, { preset })).toEqual(planOf(sound, { preset }));
      }),
      { numRuns: 20 },
    );
  });

  it('takes what is set by hand instead of what it would have chosen', () => {
    const overrides = {
      subsonicHz: 40,
      ratio: 2,
      widthDb: -3,
      bandsDb: [6, null, null, null, null, null, null, null, null],
    };
    const plan = planOf({}, { overrides });
    expect(stageOf(plan, 'subsonic-filter')).toMatchObject({ cutoffHz: 40, explanationId: 'subsonic-filter.own' });
    expect(stageOf(plan, 'dynamics')).toMatchObject({ ratio: 2, explanationId: 'dynamics.compress-own' });
    expect(stageOf(plan, 'stereo-width')).toMatchObject({ widthDb: -3, explanationId: 'stereo-width.own' });
    expect(stageOf(plan, 'tonal-balance')).toMatchObject({ explanationId: 'tonal-balance.own' });
    expect(planOf({}, { overrides, intensity: 0 }).stages.map(({ name }) => name)).toEqual(['make-up-gain']);
  });

  it('compresses over the level set by hand, by no more than was set, also what was not measured', () => {
    const overrides = { ratio: 2, thresholdDb: -30, mostDb: 3 };
    const expected = { ratio: 2, thresholdDb: -30, mostDb: 3, explanationId: 'dynamics.compress-over' };
    for (const plan of [planOf({}, { overrides }), unmeasured({ overrides })])
      expect(stageOf(plan, 'dynamics')).toMatchObject(expected);
    expect(stageOf(unmeasured({ overrides: { ratio: 2 } }), 'dynamics')).toMatchObject({ ratio: 1 });
    const still = planOf({}, { overrides: { ...overrides, mostDb: 0 } });
    expect(stageOf(still, 'dynamics')).toMatchObject({ ratio: 1, explanationId: 'dynamics.off-own' });
    const half = stageOf(planOf({}, { overrides, intensity: 0.5 }), 'dynamics');
    expect(half).toMatchObject({ thresholdDb: -30, mostDb: 1.5 });
    expect(half?.ratio).toBeCloseTo(Math.SQRT2);
  });
});
