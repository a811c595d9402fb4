import { describe, expect, it } from 'vitest';
import { Resampler } from './resampler';

const sine = (rateHz: number, hz: number, seconds: number) =>
  Float32Array.from(
    { length: Math.round(rateHz * seconds) },
    (_, i) => 0.5 * Math.sin((2 * Math.PI * hz * i) / rateHz),
  );

/** Resamples in pieces of a prime length. */
function resample(input: Float32Array, inRateHz: number, outRateHz: number): Float32Array {
  const resampler = new Resampler(1, inRateHz, outRateHz);
  const pieces: Float32Array[] = [];
  for (let at = 0; at < input.length; at += 1009) pieces.push(...resampler.convert([input.subarray(at, at + 1009)]));
  pieces.push(...resampler.flush());
  resampler.close();
  return Float32Array.from(pieces.flatMap((piece) => Array.from(piece)));
}

/** Energy of a part of a signal, dB relative to the sine's. */
const energyDb = (signal: Float32Array, from: number, to: number) =>
  10 * Math.log10(signal.subarray(from, to).reduce((sum, sample) => sum + sample * sample, 0) / ((to - from) * 0.125));

describe('Resampler', () => {
  it.each([
    [44_100, 48_000],
    [48_000, 44_100],
    [96_000, 48_000],
    [44_100, 192_000],
    [69_313, 48_000],
  ])('keeps a tone in time and shape from %d to %d Hz', (inRateHz, outRateHz) => {
    const heard = resample(sine(inRateHz, 997, 1), inRateHz, outRateHz);
    const wanted = sine(outRateHz, 997, 1);
    const residue = wanted.map((sample, i) => sample - (heard[i] ?? 0));
    expect(energyDb(residue, outRateHz / 10, (outRateHz * 9) / 10)).toBeLessThan(-115);
  });

  it('keeps 20 kHz and lets nothing above the new half rate through', () => {
    const kept = resample(sine(96_000, 20_000, 1), 96_000, 44_100);
    expect(energyDb(kept, 5000, 39_000)).toBeCloseTo(0, 2);
    const aliased = resample(sine(96_000, 30_000, 1), 96_000, 44_100);
    expect(energyDb(aliased, 5000, 39_000)).toBeLessThan(-114);
  });

  it('starts where both rates meet, early enough to have settled', () => {
    const { inFrame, outFrame } = Resampler.startBefore(100_000, 44_100, 48_000);
    expect(inFrame * 48_000).toBe(outFrame * 44_100);
    expect(100_000 - outFrame).toBeGreaterThan(256);
    expect(100_000 - outFrame).toBeLessThan(1000);
    expect(Resampler.startBefore(10, 44_100, 48_000)).toEqual({ inFrame: 0, outFrame: 0 });
  });
});
