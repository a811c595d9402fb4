import { describe, expect, it } from 'vitest';
import { LoudnessMeter } from '../../src/main/audio/analysis';
import { sampled } from '../support/sampled';

const RATES_HZ = [44_100, 48_000, 96_000, 69_313];

function truePeakDbtp(signal: Float32Array, rateHz: number): number {
  const meter = new LoudnessMeter({ rateHz, channels: 2 });
  meter.add([signal, signal]);
  return meter.result().truePeakDbtp ?? Number.NaN;
}

/** 3.2 s with linear fades of 100 ms. */
function burst(rateHz: number, share: number, degrees: number, peak: number): Float32Array {
  const frames = Math.round(3.2 * rateHz);
  const fade = Math.round(0.1 * rateHz);
  return sampled(frames, (i) => {
    const gain = Math.min(1, i / fade, (frames - 1 - i) / fade);
    return peak * gain * Math.sin((2 * Math.PI * i) / share + (degrees * Math.PI) / 180);
  });
}

const transient = transientAt192k();

describe.each(RATES_HZ)('EBU Tech 3341, true peak at %i Hz', (rateHz) => {
  const half = 10 ** (-6 / 20);

  it.each([
    [15, 4, 0, half, -6],
    [16, 4, 45, half, -6],
    [17, 6, 60, half, -6],
    [18, 8, 67.5, half, -6],
    [19, 4, 45, 1.4141, 3],
  ])('case %i: a sine of a %ith of the rate at %f degrees', (_, share, degrees, peak, expected) => {
    expect(Math.abs(truePeakDbtp(burst(rateHz, share, degrees, peak), rateHz) - expected)).toBeLessThanOrEqual(0.05);
  });

  it.each([0, 1, 2, 3])('cases 20 to 23: one period that goes higher, sampled %i quarters later', (offset) => {
    // Sampled at another rate than 48 kHz, all of it is as much higher or lower; the meter sees the same samples.
    const peak = truePeakDbtp(
      transient.filter((_, i) => i % 4 === offset),
      rateHz,
    );
    expect(peak).toBeLessThanOrEqual(0.2);
    expect(peak).toBeGreaterThanOrEqual(-0.4);
  });
});

/** At 192 kHz: 8 kHz at -6 dB with one period of 12 kHz at full level in between, faded, without anything over 24 kHz. */
function transientAt192k(): Float32Array {
  const insertAt = 289_920;
  const period = 16;
  const frames = 614_416;
  const fade = 19_200;
  const signal = Float64Array.from({ length: frames }, (_, i) => {
    const gain = Math.min(1, i / fade, (frames - 1 - i) / fade);
    if (i >= insertAt && i < insertAt + period) return Math.sin((2 * Math.PI * (i - insertAt)) / period);
    const position = i < insertAt ? i : i - period;
    return gain * 10 ** (-6 / 20) * Math.sin((2 * Math.PI * position * 8) / 192);
  });
  return lowPass(signal, 24_000 / 192_000, 512);
}

/** Blackman-windowed sinc, cut-off as a share of the rate. */
function lowPass(signal: Float64Array, cutoff: number, half: number): Float32Array {
  const taps = Array.from({ length: 2 * half + 1 }, (_, j) => {
    const n = j - half;
    const window = 0.42 + 0.5 * Math.cos((Math.PI * n) / half) + 0.08 * Math.cos((2 * Math.PI * n) / half);
    return n === 0 ? 2 * cutoff : (window * Math.sin(2 * Math.PI * cutoff * n)) / (Math.PI * n);
  });
  return Float32Array.from(signal, (_, i) => {
    let sum = 0;
    const last = Math.min(2 * half, signal.length - 1 - i + half);
    for (let j = Math.max(0, half - i); j <= last; j++) sum += (taps[j] as number) * (signal[i + j - half] as number);
    return sum;
  });
}
