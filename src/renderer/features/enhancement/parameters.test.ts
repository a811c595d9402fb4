import { describe, expect, it } from 'vitest';
import { DEFAULT_ENHANCEMENT, type Plan } from '../../../shared/domain/plan';
import {
  changedOverrides,
  OVERRIDE_SCOPES,
  type OverrideLayers,
  OverridesChangeSchema,
} from '../../../shared/domain/wishes';
import { automaticValue, changeTo, type Parameter, STAGE_PARAMETERS, setByHand, valueIn } from './parameters';

const explained = { explanation: '', explanationId: '', values: {} };
const plan = (intensity: number): Plan => ({
  basis: 'whole-file',
  request: { ...DEFAULT_ENHANCEMENT, intensity },
  stages: [
    { name: 'subsonic-filter', cutoffHz: 18 * intensity, ...explained },
    {
      name: 'tonal-balance',
      bands: [
        { filter: 'low-shelf', frequencyHz: 148, q: 0.7, gainDb: 2 * intensity },
        { filter: 'peak', frequencyHz: 240.9, q: 1, gainDb: -1 * intensity },
        { filter: 'high-shelf', frequencyHz: 12_200, q: 0.7, gainDb: 3 * intensity },
      ],
      askedDb: [2.5, -0.5, 0, 0, 0.05, 0, 0, 0, 3.5],
      ...explained,
    },
    { name: 'dynamics', thresholdDb: -20, ratio: 1.5 ** intensity, mostDb: 2.5 * intensity, ...explained },
    { name: 'stereo-width', widthDb: 1.5 * intensity, ...explained },
  ],
});
const ALL = Object.values(STAGE_PARAMETERS).flat();
const parameter = (field: Parameter['field'], band = 0) =>
  ALL.find((one) => one.field === field && (one.field !== 'bandsDb' || one.band === band)) as Parameter;

describe('what can be set by hand', () => {
  it.each(ALL.map((one) => [one.field === 'bandsDb' ? `band ${one.band}` : one.field, one] as const))(
    '%s: taken at both ends of its range and refused beyond, found again, and left to the wider scope when cleared',
    (_name, one) => {
      for (const value of [one.min, one.max]) {
        const change = OverridesChangeSchema.parse(changeTo([one], value));
        const kept = changedOverrides({}, change);
        expect(valueIn(kept, one)).toBe(value);
        expect(changedOverrides(kept, changeTo([one], null))).toEqual({});
      }
      for (const beyond of [one.min - one.step, one.max + one.step])
        expect(OverridesChangeSchema.safeParse(changeTo([one], beyond)).success).toBe(false);
    },
  );

  it('changes one band and leaves the others of its scope as they are, whatever they are by then', () => {
    // Both asked for before the page has heard of either.
    const changes = [changeTo([parameter('bandsDb', 2)], 3), changeTo([parameter('bandsDb', 7)], -2)];
    const both = changes.reduce(changedOverrides, {});
    expect(both.bandsDb).toEqual([null, null, 3, null, null, null, null, -2, null]);
    const cleared = changedOverrides(both, changeTo(STAGE_PARAMETERS['tonal-balance'], null));
    expect(cleared).toEqual({});
  });

  it('comes from the narrowest scope that sets it', () => {
    const layers: OverrideLayers = { all: {}, preset: {}, album: null, track: null };
    const ratio = parameter('ratio');
    expect(setByHand(layers, ratio)).toBeNull();
    for (const [place, origin] of OVERRIDE_SCOPES.entries()) {
      layers[origin] = { ratio: 1 + place / 10 };
      expect(setByHand(layers, ratio)).toEqual({ origin, value: 1 + place / 10 });
    }
    expect(setByHand(layers, parameter('bandsDb'))).toBeNull();
  });
});

describe('what the plan does by itself', () => {
  it.each([1, 0.5])('is told as it is at full intensity, at %d', (intensity) => {
    const values = ALL.map((one) => automaticValue(plan(intensity), one));
    const expected = [18, 2.5, -0.5, 0, 0, 0.05, 0, 0, 0, 3.5, 1.5, -20, 2.5, 1.5, -14, -1];
    for (const [index, value] of values.entries()) expect(value).toBeCloseTo(expected[index] as number, 6);
  });

  it('has no value where the intensity is 0 or the plan has no such stage', () => {
    expect(automaticValue(plan(0), parameter('ratio'))).toBeNull();
    expect(automaticValue({ ...plan(1), stages: [] }, parameter('bandsDb', 4))).toBeNull();
  });
});
