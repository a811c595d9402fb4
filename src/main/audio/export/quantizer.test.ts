import { describe, expect, it } from 'vitest';
import { Quantizer } from './quantizer';

const FRAMES = 1 << 18;
/** An irrational part of the rate, so that rounding meets every phase. */
const CYCLES = Math.SQRT2 / 64;

/** What quantising to 16 bits adds to a quiet sine, in steps. */
function errorOf(dither: boolean, amplitudeSteps: number) {
  const signal = Float32Array.from(
    { length: FRAMES },
    (_, i) => (amplitudeSteps * Math.sin(2 * Math.PI * CYCLES * i)) / 32_768,
  );
  const steps = new Int16Array(FRAMES);
  new Quantizer(16, dither).quantize(signal, steps, 0, 1, 1);
  return { signal, error: Float64Array.from(steps, (step, i) => step - (signal[i] as number) * 32_768) };
}

const power = (values: Float64Array) => values.reduce((sum, value) => sum + value * value, 0) / values.length;

/** Power of one frequency (cycles a frame) in the error, as a share of all of it. */
function shareAt(error: Float64Array, cycles: number): number {
  let cosine = 0;
  let sine = 0;
  for (let i = 0; i < error.length; i++) {
    cosine += (error[i] as number) * Math.cos(2 * Math.PI * cycles * i);
    sine += (error[i] as number) * Math.sin(2 * Math.PI * cycles * i);
  }
  return (2 * (cosine * cosine + sine * sine)) / error.length ** 2 / power(error);
}

/** Mean product of neighbours `lag` frames apart over the power: 0 for white noise. */
function autocorrelation(error: Float64Array, lag: number): number {
  let sum = 0;
  for (let i = lag; i < error.length; i++) sum += (error[i] as number) * (error[i - lag] as number);
  return sum / (error.length - lag) / power(error);
}

describe('Quantizer', () => {
  it('adds noise of half a step RMS, whatever the sound: 1/12 from rounding and 1/6 from triangular dither', () => {
    for (const amplitude of [0.3, 1.7, 900]) {
      const { error } = errorOf(true, amplitude);
      expect(Math.sqrt(power(error))).toBeCloseTo(0.5, 2);
      expect(error.reduce((most, value) => Math.max(most, Math.abs(value)), 0)).toBeLessThanOrEqual(1.5 + 1e-3);
    }
  });

  it('makes the noise white and free of the sound and its harmonics', () => {
    const { error } = errorOf(true, 1.7);
    for (const lag of [1, 2, 3, 7, 100]) expect(Math.abs(autocorrelation(error, lag))).toBeLessThan(0.01);
    for (const harmonic of [1, 2, 3, 5, 7]) expect(shareAt(error, CYCLES * harmonic)).toBeLessThan(1e-4);
  });

  it('distorts without dither, which is what dither is for', () => {
    const { error } = errorOf(false, 1.7);
    expect(Math.max(...[1, 3, 5, 7].map((harmonic) => shareAt(error, CYCLES * harmonic)))).toBeGreaterThan(0.05);
  });

  it('keeps the power of the noise from following the sound', () => {
    const { signal, error } = errorOf(true, 1.7);
    const loud: number[] = [];
    const quiet: number[] = [];
    for (let i = 0; i < FRAMES; i++) {
      const squared = (error[i] as number) ** 2;
      (Math.abs((signal[i] as number) * 32_768) > 1.2 ? loud : quiet).push(squared);
    }
    expect(power(Float64Array.from(loud, Math.sqrt)) / power(Float64Array.from(quiet, Math.sqrt))).toBeCloseTo(1, 1);
  });
});
