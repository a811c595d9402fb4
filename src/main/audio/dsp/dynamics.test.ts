import { describe, expect, it } from 'vitest';
import { attackDb } from '../../../../tests/support/gates/measures';
import { musicLike, sineWave, whiteNoise } from '../../../../tests/support/test-signals';
import type { DynamicsSettings } from '../../../shared/domain/plan';
import { Dynamics } from './dynamics';
import { StereoWidth } from './stereo-width';

const RATE_HZ = 44_100;

function through(settings: DynamicsSettings | null, sound: readonly Float32Array[]): Float32Array[] {
  const dynamics = new Dynamics(RATE_HZ);
  dynamics.setSettings(settings, { immediate: true });
  const output = sound.map((channel) => channel.slice());
  dynamics.process(output);
  return output;
}

/** Gain in dB from one second on, for a steady sine of a peak level. */
function steadyGainDb(settings: DynamicsSettings, level: number, frequencyHz = 440): number {
  const sine = sineWave(RATE_HZ, 3, frequencyHz, level);
  const [output] = through(settings, [sine]) as [Float32Array];
  const power = (signal: Float32Array) => signal.subarray(RATE_HZ).reduce((sum, x) => sum + x * x, 0);
  return 10 * Math.log10(power(output) / power(sine));
}

describe('Dynamics, compressing', () => {
  // A sine's power is 3 dB under its peak.
  const settings = { thresholdDb: -20, ratio: 2, mostDb: 12 };

  it.each([
    [-30, 0],
    [-7, -5],
    [-1, -8],
  ])('a sine of %i dBFS is changed by %i dB', (level, gainDb) => {
    expect(steadyGainDb(settings, level)).toBeCloseTo(gainDb, 0);
  });

  it('does more the higher the ratio and never more than allowed', () => {
    const at = (ratio: number) => steadyGainDb({ ...settings, ratio }, -4);
    expect(at(1.5)).toBeGreaterThan(at(2));
    expect(at(2)).toBeGreaterThan(at(4));
    expect(steadyGainDb({ ...settings, ratio: 4, mostDb: 3 }, -1)).toBeCloseTo(-3, 1);
  });

  it('leaves attacks alone', () => {
    const music = musicLike(RATE_HZ, 8, -3);
    const output = through({ thresholdDb: -22, ratio: 1.5, mostDb: 2.5 }, music);
    expect(output).not.toEqual(music);
    expect(attackDb(music, RATE_HZ) - attackDb(output, RATE_HZ)).toBeLessThan(0.5);
  });
});

describe('Dynamics, expanding', () => {
  it('raises what stands out', () => {
    const music = musicLike(RATE_HZ, 8, -3);
    const output = through({ thresholdDb: 0, ratio: 1 / 1.5, mostDb: 3 }, music);
    expect(attackDb(output, RATE_HZ)).toBeGreaterThan(attackDb(music, RATE_HZ) + 0.5);
  });

  it('leaves steady sound as it is', () => {
    for (const frequencyHz of [30, 50, 440, 3000])
      expect(steadyGainDb({ thresholdDb: 0, ratio: 0.5, mostDb: 6 }, -12, frequencyHz)).toBeCloseTo(0, 3);
  });
});

it('a ratio of 1, or nothing, passes sound bit by bit', () => {
  const noise = [whiteNoise(RATE_HZ, 1)];
  expect(through({ thresholdDb: -40, ratio: 1, mostDb: 6 }, noise)).toEqual(noise);
  expect(through(null, noise)).toEqual(noise);
});

describe('StereoWidth', () => {
  function widened(widthDb: number, frequencyHz: number): { sideDb: number; midDb: number } {
    const width = new StereoWidth(RATE_HZ, 2);
    width.setWidthDb(widthDb, { immediate: true });
    const mid = sineWave(RATE_HZ, 2, 600, -12);
    const side = sineWave(RATE_HZ, 2, frequencyHz, -20);
    const block = [mid.map((x, i) => x + (side[i] as number)), mid.map((x, i) => x - (side[i] as number))];
    width.process(block);
    const [left, right] = block as [Float32Array, Float32Array];
    const power = (signal: Float32Array) => signal.subarray(RATE_HZ).reduce((sum, x) => sum + x * x, 0);
    const db = (after: Float32Array, before: Float32Array) => 10 * Math.log10(power(after) / power(before));
    return {
      sideDb: db(
        left.map((x, i) => (x - (right[i] as number)) / 2),
        side,
      ),
      midDb: db(
        left.map((x, i) => (x + (right[i] as number)) / 2),
        mid,
      ),
    };
  }

  it('changes the side above the bass by its gain, and the middle not at all', () => {
    for (const widthDb of [-6, 2, 4]) {
      const { sideDb, midDb } = widened(widthDb, 5000);
      expect(Math.abs(sideDb - widthDb)).toBeLessThan(0.1);
      expect(midDb).toBeCloseTo(0, 3);
    }
  });

  it('never widens below 120 Hz', () => {
    for (const frequencyHz of [30, 60, 120]) expect(widened(6, frequencyHz).sideDb).toBeLessThanOrEqual(0.1);
  });

  it('leaves mono and surround alone', () => {
    for (const channels of [1, 6]) {
      const width = new StereoWidth(RATE_HZ, channels);
      width.setWidthDb(6, { immediate: true });
      const sound = Array.from({ length: channels }, (_, c) => whiteNoise(1000, c + 1));
      const output = sound.map((channel) => channel.slice());
      width.process(output);
      expect(output).toEqual(sound);
    }
  });
});
