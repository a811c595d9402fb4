import { describe, expect, it } from 'vitest';
import { FAULTS } from '../faults';
import { CATALOGUE, chooseScenarios } from '.';

describe('the catalogue', () => {
  it('names each scenario once', () => {
    const ids = CATALOGUE.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has a fault for every scenario', () => {
    expect(Object.values(FAULTS).toSorted()).toEqual(CATALOGUE.map(({ id }) => id).toSorted());
  });

  it('runs all in a full run, some in a quick one, and only those asked for', () => {
    expect(chooseScenarios('full')).toEqual(CATALOGUE);
    const quick = chooseScenarios('quick');
    expect(quick.length).toBeGreaterThan(0);
    expect(quick.length).toBeLessThan(CATALOGUE.length);
    expect(chooseScenarios('full', ['playback.seek-lands']).map(({ id }) => id)).toEqual(['playback.seek-lands']);
    expect(chooseScenarios('quick', ['playback.seek-lands'])).toEqual([]);
  });
});
