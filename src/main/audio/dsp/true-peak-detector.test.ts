import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { peakAt16xDb } from '../../../../tests/support/oversampled-peak';
import { faded, musicLike, sineWave, whiteNoise } from '../../../../tests/support/test-signals';
import { Kernels } from './kernels/kernels';
import { Planes } from './kernels/planes';
import { ReferenceTruePeakDetector } from './reference-true-peak-detector';
import { DETECTOR_CHUNK_FRAMES, HISTORY, TruePeakDetector } from './true-peak-detector';

const RATE_HZ = 44_100;

/** One channel for a detector to look at. */
function detecting() {
  const kernels = new Kernels(Planes.bytes(1, HISTORY) + TruePeakDetector.bytes + 8 * DETECTOR_CHUNK_FRAMES);
  const planes = new Planes(kernels, 1, HISTORY);
  const detector = new TruePeakDetector(kernels);
  const peaks = kernels.doubles(DETECTOR_CHUNK_FRAMES);
  const load = (channel: Float32Array, start: number, frames: number) => {
    planes.load([channel], start, frames);
    kernels.run.silence(planes.address(0, 0), frames);
  };
  return {
    detector,
    highest(channel: Float32Array, start: number, frames: number, floor: number, known: number) {
      load(channel, start, frames);
      return detector.highest(planes.address(0, 0), frames, floor, known);
    },
    highestAtEnd(floor: number) {
      planes.silenceBehind();
      return detector.highestAtEnd(planes.address(0, planes.frames), floor);
    },
    /** Peaks over the floor, one for each sample. */
    scan(channel: Float32Array, floor: number, cut: number) {
      const found = new Float64Array(channel.length);
      for (let start = 0; start < channel.length; start += cut) {
        const frames = Math.min(cut, channel.length - start);
        load(channel, start, frames);
        const any = detector.scan(planes.address(0, 0), frames, floor, peaks);
        expect(any).toBe(peaks.some((peak) => peak > 0));
        found.set(peaks.subarray(0, frames), start);
        peaks.fill(0);
      }
      return found;
    },
  };
}

/** The peak of a whole channel, asked for in chunks. */
function peakOf(channel: Float32Array, floor = 0, chunk = DETECTOR_CHUNK_FRAMES): number {
  const found = detecting();
  let peak = 0;
  for (let start = 0; start < channel.length; start += chunk) {
    peak = found.highest(channel, start, Math.min(chunk, channel.length - start), floor, peak);
  }
  return Math.max(peak, found.highestAtEnd(peak));
}

/** What the plain detector finds, in the same calls: peaks over the floor, and the highest of each call with its allowance. */
function byReference(channel: Float32Array, floor: number, cut: number) {
  const scanning = new ReferenceTruePeakDetector();
  const asking = new ReferenceTruePeakDetector();
  const peaks = new Float64Array(DETECTOR_CHUNK_FRAMES);
  const scanned = new Float64Array(channel.length);
  const highest: number[] = [];
  for (let start = 0; start < channel.length; start += cut) {
    const frames = Math.min(cut, channel.length - start);
    scanning.scan(channel, start, frames, floor, peaks);
    scanned.set(peaks.subarray(0, frames), start);
    peaks.fill(0);
    highest.push(asking.highest(channel, start, frames, floor, 0), asking.allowance);
  }
  return { scanned, highest, atEnd: asking.highestAtEnd(floor) };
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

  it('finds what the plain detector finds, to the bit, in any sound, with any floor and cut', () => {
    const sounds = fc.oneof(
      fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 600 }),
      fc.array(fc.float({ noDefaultInfinity: false }), { minLength: 1, maxLength: 300 }),
      fc.tuple(fc.integer(), fc.integer({ min: 1, max: 3000 })).map(([seed, frames]) => [...whiteNoise(frames, seed)]),
      fc
        .tuple(fc.double({ min: 20, max: 22_000, noNaN: true }), fc.double({ min: -300, max: 6, noNaN: true }))
        .map(([hz, level]) => [...sineWave(RATE_HZ, 0.05, hz, level)]),
    );
    fc.assert(
      fc.property(
        sounds,
        fc.integer({ min: 1, max: DETECTOR_CHUNK_FRAMES }),
        fc.double({ min: 0, max: 1.2, noNaN: true }),
        (sound, cut, share) => {
          const channel = Float32Array.from(sound);
          const floor =
            share * channel.reduce((peak, x) => (Number.isFinite(x) ? Math.max(peak, Math.abs(x)) : peak), 0);
          const expected = byReference(channel, floor, cut);
          const found = detecting();
          const highest: number[] = [];
          for (let start = 0; start < channel.length; start += cut) {
            const frames = Math.min(cut, channel.length - start);
            highest.push(found.highest(channel, start, frames, floor, 0), found.detector.allowance);
          }
          expect(highest).toEqual(expected.highest);
          expect(found.highestAtEnd(floor)).toBe(expected.atEnd);
          expect(detecting().scan(channel, floor, cut)).toEqual(expected.scanned);
        },
      ),
      { numRuns: 200 },
    );
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
    const peaks = detecting().scan(channel, 0.5, 400);
    const marked = [...peaks.keys()].filter((i) => (peaks[i] as number) > 0);
    const late = TruePeakDetector.latencyFrames;
    expect(marked).toEqual([99 + late, 100 + late, 249 + late, 250 + late]);
    expect(peaks[100 + late]).toBeGreaterThanOrEqual(0.9);
  });

  it('finds nothing in what is quieter than the floor', () => {
    expect(
      detecting()
        .scan(whiteNoise(500, 1, -20), 0.9, 500)
        .every((peak) => peak === 0),
    ).toBe(true);
  });

  it('takes what is no number for silence', () => {
    const channel = Float32Array.of(0, Number.NaN, 0.5, Number.POSITIVE_INFINITY, 0);
    expect(peakOf(channel)).toBeGreaterThanOrEqual(0.5);
    expect(peakOf(channel)).toBeLessThan(0.7);
  });
});
