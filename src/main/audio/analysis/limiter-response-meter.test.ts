import { describe, expect, it } from 'vitest';
import { planOf, rendered } from '../../../../tests/support/rendered';
import { musicLike } from '../../../../tests/support/test-signals';
import { limiterLossLu, MAXIMUM_LIMITING_DB } from '../mastering';
import { MasteringAnalysis } from './mastering-analysis';

const RATE_HZ = 44_100;

function analysed(sound: Float32Array[]) {
  const analysis = new MasteringAnalysis({ rateHz: RATE_HZ, channels: sound.length });
  analysis.add(sound);
  return analysis.result();
}

describe('LimiterResponseMeter', () => {
  const music = musicLike(RATE_HZ, 15, -3);
  const { loudness, limiterResponse } = analysed(music);

  it.each([1, 2.2, 4, MAXIMUM_LIMITING_DB])('foresees what a drive of %f dB costs', (driveDb) => {
    const gainDb = -1 + driveDb - (loudness.truePeakDbtp as number);
    const limited = analysed(rendered(planOf(gainDb, -1), RATE_HZ, music)).loudness;
    const lossLu = (loudness.integratedLufs as number) + gainDb - (limited.integratedLufs as number);
    expect(lossLu).toBeGreaterThan(0.03);
    expect(limiterResponse).not.toBeNull();
    if (limiterResponse) expect(Math.abs(limiterLossLu(limiterResponse, driveDb) - lossLu)).toBeLessThan(0.1);
  });

  it('has none for silence', () => {
    expect(analysed([new Float32Array(RATE_HZ)]).limiterResponse).toBeNull();
  });
});

describe('limiterLossLu', () => {
  const response = { lossLu: [0, 1, 3], stepDb: 0.5, closePeaks: 1, nearPeaks: 8 };

  it('is none where nothing is driven over the ceiling', () => {
    expect(limiterLossLu(response, -3)).toBe(0);
    expect(limiterLossLu(response, 0)).toBe(0);
  });

  it('runs straight between the points and on beyond the last', () => {
    expect(limiterLossLu(response, 0.5)).toBe(1);
    expect(limiterLossLu(response, 0.75)).toBe(2);
    expect(limiterLossLu(response, 1.5)).toBe(5);
  });
});
