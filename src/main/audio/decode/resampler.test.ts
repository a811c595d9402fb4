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

  /** What is left of a sound when a tone is taken out of it by least squares, dB relative to the tone. */
  function residueDb(heard: Float32Array, rateHz: number, hz: number): number {
    const [from, to] = [Math.round(rateHz * 0.1), Math.round(rateHz * 0.9)];
    const turn = (i: number) => (2 * Math.PI * hz * i) / rateHz;
    let [cc, cs, ss, xc, xs] = [0, 0, 0, 0, 0];
    for (let i = from; i < to; i++) {
      const [c, s, x] = [Math.cos(turn(i)), Math.sin(turn(i)), heard[i] as number];
      cc += c * c;
      cs += c * s;
      ss += s * s;
      xc += x * c;
      xs += x * s;
    }
    const determinant = cc * ss - cs * cs;
    const [a, b] = [(xc * ss - xs * cs) / determinant, (xs * cc - xc * cs) / determinant];
    const rest = heard.map((x, i) => x - a * Math.cos(turn(i)) - b * Math.sin(turn(i)));
    return energyDb(rest, from, to) - 10 * Math.log10((a * a + b * b) / 0.25);
  }

  it.each([
    [44_100, 48_000, 997],
    [44_100, 48_000, 20_000],
    [48_000, 44_100, 997],
    [48_000, 44_100, 18_000],
    [48_000, 96_000, 20_000],
    [96_000, 48_000, 20_000],
    [192_000, 44_100, 15_000],
    [8000, 48_000, 3000],
    [705_600, 48_000, 10_000],
  ])('adds neither images nor residue: %d to %d Hz, %d Hz', (inRateHz, outRateHz, hz) => {
    const heard = resample(sine(inRateHz, hz, 1), inRateHz, outRateHz);
    expect(residueDb(heard, outRateHz, hz)).toBeLessThan(-130);
  });

  it.each([
    [44_100, 48_000],
    [48_000, 44_100],
    [96_000, 44_100],
    [192_000, 48_000],
  ])('is flat to 20 kHz from %d to %d Hz', (inRateHz, outRateHz) => {
    const levels = [20, 100, 1000, 5000, 10_000, 15_000, 18_000, 20_000].map((hz) =>
      energyDb(resample(sine(inRateHz, hz, 1), inRateHz, outRateHz), outRateHz / 10, (outRateHz * 9) / 10),
    );
    expect(Math.max(...levels) - Math.min(...levels)).toBeLessThan(0.01);
  });

  it.each([
    [96_000, 44_100, [24_500, 30_000, 40_000, 47_000]],
    [48_000, 44_100, [23_500]],
    [192_000, 48_000, [26_500, 50_000, 90_000]],
    [44_100, 8000, [4700, 10_000, 20_000]],
  ])('lets nothing through that would alias from %d to %d Hz', (inRateHz, outRateHz, tones) => {
    for (const hz of tones) {
      const heard = resample(sine(inRateHz, hz, 1), inRateHz, outRateHz);
      expect(energyDb(heard, outRateHz / 10, (outRateHz * 9) / 10), `${hz} Hz`).toBeLessThan(-130);
    }
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
