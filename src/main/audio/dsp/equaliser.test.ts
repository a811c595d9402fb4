import { describe, expect, it } from 'vitest';
import { sineWave, whiteNoise } from '../../../../tests/support/test-signals';
import type { EqualiserBand } from '../../../shared/domain/plan';
import { butterworthHighPass, equaliserSection, sectionGainDb } from './biquad-design';
import { Equaliser } from './equaliser';
import { SubsonicFilter } from './subsonic-filter';

const RATE_HZ = 48_000;

/** Gain of a steady sine, dB. */
function gainAt(process: (block: Float32Array[]) => void, frequencyHz: number): number {
  const sine = sineWave(RATE_HZ, 2, frequencyHz, -12);
  const output = sine.slice();
  process([output]);
  const power = (signal: Float32Array) => signal.subarray(RATE_HZ).reduce((sum, x) => sum + x * x, 0);
  return 10 * Math.log10(power(output) / power(sine));
}

const band = (patch: Partial<EqualiserBand>): EqualiserBand => ({
  filter: 'peak',
  frequencyHz: 1000,
  q: 1,
  gainDb: 6,
  ...patch,
});

describe('Equaliser', () => {
  it.each([
    ['a peak has its gain at its frequency', band({}), 1000, 6],
    ['a peak leaves alone what is far away', band({}), 30, 0],
    ['a low shelf has all of its gain far below', band({ filter: 'low-shelf', q: 0.7, gainDb: -4 }), 40, -4],
    ['a low shelf has half of its gain at its frequency', band({ filter: 'low-shelf', q: 0.7, gainDb: -4 }), 1000, -2],
    ['a high shelf has all of its gain far above', band({ filter: 'high-shelf', q: 0.7, gainDb: 3 }), 18_000, 3],
    ['a high shelf leaves alone what is far below', band({ filter: 'high-shelf', q: 0.7, gainDb: 3 }), 50, 0],
  ])('%s', (_, wanted, frequencyHz, gainDb) => {
    const equaliser = new Equaliser(RATE_HZ, 1);
    equaliser.setBands([wanted], { immediate: true });
    expect(gainAt((block) => equaliser.process(block), frequencyHz)).toBeCloseTo(gainDb, 1);
  });

  it('does to a sine what its design says, at many frequencies', () => {
    const wanted = [band({}), band({ filter: 'high-shelf', frequencyHz: 5000, q: 0.7, gainDb: -3 })];
    for (const frequencyHz of [60, 440, 1300, 3000, 9000, 15_000]) {
      const equaliser = new Equaliser(RATE_HZ, 1);
      equaliser.setBands(wanted, { immediate: true });
      const designed = wanted.reduce(
        (sum, one) => sum + sectionGainDb(equaliserSection(one.filter, one, RATE_HZ), frequencyHz, RATE_HZ),
        0,
      );
      expect(gainAt((block) => equaliser.process(block), frequencyHz)).toBeCloseTo(designed, 2);
    }
  });

  it('passes sound bit by bit without bands, with bands of 0 dB, and once bands have glided back to 0 dB', () => {
    const noise = whiteNoise(4 * RATE_HZ, 1, -6);
    const equaliser = new Equaliser(RATE_HZ, 1);
    equaliser.setBands([band({ gainDb: 0 })], { immediate: true });
    const untouched = noise.slice();
    equaliser.process([untouched]);
    expect(untouched).toEqual(noise);
    equaliser.setBands([band({})]);
    equaliser.process([noise.slice()]);
    equaliser.setBands([]);
    const output = noise.slice();
    equaliser.process([output]);
    expect(output.subarray(0, RATE_HZ)).not.toEqual(noise.subarray(0, RATE_HZ));
    expect(output.subarray(3 * RATE_HZ)).toEqual(noise.subarray(3 * RATE_HZ));
  });

  it('leaves out bands that the rate cannot hold', () => {
    const equaliser = new Equaliser(16_000, 1);
    equaliser.setBands([band({ frequencyHz: 12_200 })], { immediate: true });
    const noise = whiteNoise(1000, 2);
    const output = noise.slice();
    equaliser.process([output]);
    expect(output).toEqual(noise);
  });
});

describe('SubsonicFilter', () => {
  it('is 3 dB down at its corner, 24 dB an octave below, and flat above', () => {
    const filtered = (frequencyHz: number) => {
      const filter = new SubsonicFilter(RATE_HZ, 1);
      filter.setCutoff(25, { immediate: true });
      return gainAt((block) => filter.process(block), frequencyHz);
    };
    expect(filtered(25)).toBeCloseTo(-3.01, 1);
    expect(filtered(12.5)).toBeCloseTo(-24.1, 0);
    expect(filtered(100)).toBeCloseTo(0, 2);
  });

  it('takes a constant offset away', () => {
    const filter = new SubsonicFilter(RATE_HZ, 1);
    filter.setCutoff(18, { immediate: true });
    const offset = new Float32Array(2 * RATE_HZ).fill(0.5);
    filter.process([offset]);
    expect(Math.abs(offset.at(-1) as number)).toBeLessThan(1e-6);
  });

  it('is the Butterworth response of its order', () => {
    for (const [order, db] of [
      [2, 12.3],
      [4, 24.1],
    ] as const) {
      const gain = butterworthHighPass(1000, order, RATE_HZ).reduce(
        (sum, one) => sum + sectionGainDb(one, 500, RATE_HZ),
        0,
      );
      expect(gain).toBeCloseTo(-db, 0);
    }
  });
});
