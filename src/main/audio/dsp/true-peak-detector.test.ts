import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { peakAt16xDb } from '../../../../tests/support/oversampled-peak';
import { faded, musicLike, sineWave, whiteNoise } from '../../../../tests/support/test-signals';
import { DETECTOR_CHUNK_FRAMES, TruePeakDetector } from './true-peak-detector';

const RATE_HZ = 44_100;

/** The peak of a whole channel, asked for in chunks. */
function peakOf(channel: Float32Array, floor = 0, chunk = DETECTOR_CHUNK_FRAMES): number {
  const detector = new TruePeakDetector();
  let peak = 0;
  for (let start = 0; start < channel.length; start += chunk) {
    peak = detector.highest(channel, start, Math.min(chunk, channel.length - start), floor, peak);
  }
  return Math.max(peak, detector.highestAtEnd(peak));
}

describe('TruePeakDetector', () => {
  it.each([
    ['a quarter of the rate at 45 degrees', sineWave(RATE_HZ, 0.3, RATE_HZ / 4, -3, 45), -3],
    ['1 kHz', sineWave(RATE_HZ, 0.3, 997, -6), -6],
    ['15 kHz', sineWave(RATE_HZ, 0.3, 15_013, -6), -6],
    ['20 kHz', sineWave(RATE_HZ, 0.3, 20_000, -6), -6],
  ])('reads %s', (_, signal, expected) => {
    expect(20 * Math.log10(peakOf(faded(signal, 2000)))).toBeCloseTo(expected, 1.7);
  });

  it('agrees with an interpolator twice as long to 0.03 dB, hiss up to half the rate included', () => {
    const [left] = musicLike(RATE_HZ, 1) as [Float32Array];
    expect(Math.abs(20 * Math.log10(peakOf(faded(left, 100))) - peakAt16xDb(left))).toBeLessThan(0.03);
  });

  it('finds the same peak whatever it may leave out, and however it is cut', () => {
    const signals = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(
        signals,
        fc.integer({ min: 1, max: 100 }),
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        (x, cut, share) => {
          const channel = Float32Array.from(x);
          const peak = peakOf(channel);
          expect(peakOf(channel, 0, cut)).toBe(peak);
          if (peak > 0) expect(peakOf(channel, peak * share)).toBe(peak);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('marks every place over the floor, in time, and none under it', () => {
    const channel = new Float32Array(400);
    channel.set([0.9], 100);
    channel.set([-0.95], 250);
    channel.set([0.3], 300);
    const peaks = new Float64Array(400);
    expect(new TruePeakDetector().scan(channel, 0, 400, 0.5, peaks)).toBe(true);
    const marked = [...peaks.keys()].filter((i) => (peaks[i] as number) > 0);
    const late = TruePeakDetector.latencyFrames;
    expect(marked).toEqual([99 + late, 100 + late, 249 + late, 250 + late]);
    expect(peaks[100 + late]).toBeGreaterThanOrEqual(0.9);
  });

  it('finds nothing in what is quieter than the floor', () => {
    const peaks = new Float64Array(500);
    expect(new TruePeakDetector().scan(whiteNoise(500, 1, -20), 0, 500, 0.9, peaks)).toBe(false);
    expect(peaks.every((peak) => peak === 0)).toBe(true);
  });

  it('takes what is no number for silence', () => {
    const channel = Float32Array.of(0, Number.NaN, 0.5, Number.POSITIVE_INFINITY, 0);
    expect(peakOf(channel)).toBeGreaterThanOrEqual(0.5);
    expect(peakOf(channel)).toBeLessThan(0.7);
  });
});
