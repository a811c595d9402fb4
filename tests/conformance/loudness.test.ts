import { describe, expect, it } from 'vitest';
import { LoudnessMeter } from '../../src/main/audio/analysis';
import type { Loudness } from '../../src/shared/domain/loudness';
import { FULL_TESTS } from '../support/full-tests';
import { sineWave, steppedSine, type Tone } from '../support/test-signals';

/** EBU Tech 3341 and 3342, and what ITU-R BS.1770-4 itself asks for, with signals made here. */
const RATES_HZ = [48_000, 44_100, 96_000, 69_313];
/** Gates and ranges work on loudness, whatever the rate was: at the standard's own rate all of it, at others some that tells. */
const isWhole = (rateHz: number) => FULL_TESTS || rateHz === 48_000;
const SILENCE = Number.NEGATIVE_INFINITY;

const tone = (level: number, seconds: number): Tone => ({ level, seconds });
const repeated = (times: number, ...tones: Tone[]): Tone[] => Array.from({ length: times }, () => tones).flat();

function measure(rateHz: number, ...channels: Float32Array[]): Loudness {
  const meter = new LoudnessMeter({ rateHz, channels: channels.length });
  meter.add(channels);
  return meter.result();
}

/** What every signal of one rate is made from. */
const carrierAt = (rateHz: number, seconds: number) => sineWave(rateHz, seconds, 1000, 0);

/** The same sine on both channels. */
function measureStereo(rateHz: number, tones: Tone[], carrier: Float32Array): Loudness {
  const signal = steppedSine(rateHz, tones, carrier);
  return measure(rateHz, signal, signal);
}

/** Every value that a property of the meter takes, asked for every 10 ms from a time on. */
function polled(
  rateHz: number,
  signal: Float32Array,
  value: (meter: LoudnessMeter) => number | null,
  fromSeconds: number,
) {
  const meter = new LoudnessMeter({ rateHz, channels: 2 });
  const step = Math.round(rateHz / 100);
  const values: (number | null)[] = [];
  for (let start = 0; start < signal.length; start += step) {
    const block = signal.subarray(start, start + step);
    meter.add([block, block]);
    if (start + step >= fromSeconds * rateHz) values.push(value(meter));
  }
  return values;
}

function expectWithin(value: number | null, expected: number, tolerance: number): void {
  expect(value).not.toBeNull();
  expect(Math.abs((value as number) - expected)).toBeLessThanOrEqual(tolerance);
}

describe.each(RATES_HZ)('loudness at %i Hz', (rateHz) => {
  const carrier = carrierAt(rateHz, 100);

  it.each([-23, -33])('cases 1 and 2: a steady tone at %i', (level) => {
    const result = measureStereo(rateHz, [tone(level, 20)], carrier);
    expectWithin(result.integratedLufs, level, 0.1);
    expectWithin(result.maxMomentaryLufs, level, 0.1);
    expectWithin(result.maxShortTermLufs, level, 0.1);
  });

  it.each(
    [
      ['3: a quiet beginning and end pass the absolute gate only', [tone(-36, 10), tone(-23, 60), tone(-36, 10)]],
      ['4: both gates', [tone(-72, 10), tone(-36, 10), tone(-23, 60), tone(-36, 10), tone(-72, 10)]],
      ['5: a mean of two levels', [tone(-26, 20), tone(-20, 20.1), tone(-26, 20)]],
    ].filter((_, i) => i === 2 || isWhole(rateHz)) as [string, Tone[]][],
  )('case %s', (_, tones) => {
    expectWithin(measureStereo(rateHz, tones, carrier).integratedLufs, -23, 0.1);
  });

  it('case 6: five channels with their weights', () => {
    const at = (level: number) => steppedSine(rateHz, [tone(level, 20)], carrier);
    expectWithin(measure(rateHz, at(-28), at(-28), at(-24), at(-30), at(-30)).integratedLufs, -23, 0.1);
  });

  it('case 9: short-term loudness does not move with a 3 s pattern', () => {
    const signal = steppedSine(rateHz, repeated(5, tone(-20, 1.34), tone(-30, 1.66)), carrier);
    const values = polled(rateHz, signal, (meter) => meter.shortTermLufs, 3);
    for (const value of values) expectWithin(value, -23, 0.1);
  });

  it('case 12: momentary loudness does not move with a 400 ms pattern', () => {
    const signal = steppedSine(rateHz, repeated(25, tone(-20, 0.18), tone(-30, 0.22)), carrier);
    const values = polled(rateHz, signal, (meter) => meter.momentaryLufs, 1);
    for (const value of values) expectWithin(value, -23, 0.1);
  });

  it.each(
    [
      [10, [-20, -30]],
      [5, [-20, -15]],
      [20, [-40, -20]],
      [15, [-50, -35, -20, -35, -50]],
    ].filter((_, i) => i === 0 || isWhole(rateHz)) as [number, number[]][],
  )('Tech 3342: a range of %i LU', (range, levels) => {
    const tones = levels.map((level) => tone(level, 20));
    expectWithin(measureStereo(rateHz, tones, carrier).rangeLu, range, 1);
  });
});

describe.each(RATES_HZ)('maxima at %i Hz', (rateHz) => {
  const carrier = carrierAt(rateHz, 7);
  const places = Array.from({ length: 20 }, (_, i) => i);
  const tried = places.filter((i) => i % 4 === 3 || isWhole(rateHz));

  it.each(tried)('case 10-%i: a 3 s tone anywhere', (i) => {
    const { maxShortTermLufs } = measureStereo(
      rateHz,
      [tone(SILENCE, 0.15 * i), tone(-23, 3), tone(SILENCE, 1)],
      carrier,
    );
    expectWithin(maxShortTermLufs, -23, 0.1);
  });

  it.each(tried)('case 13-%i: a 400 ms tone anywhere', (i) => {
    const { maxMomentaryLufs } = measureStereo(
      rateHz,
      [tone(SILENCE, 0.02 * i), tone(-23, 0.4), tone(SILENCE, 1)],
      carrier,
    );
    expectWithin(maxMomentaryLufs, -23, 0.1);
  });

  it('case 11: the maximum short-term loudness follows ever louder tones', () => {
    const meter = new LoudnessMeter({ rateHz, channels: 2 });
    for (const i of places) {
      const tones = [tone(SILENCE, 0.15 * i), tone(-38 + i, 3), tone(SILENCE, 3 - 0.15 * i)];
      const signal = steppedSine(rateHz, tones, carrier);
      meter.add([signal, signal]);
      expectWithin(meter.result().maxShortTermLufs, -38 + i, 0.1);
    }
  });

  it('case 14: the maximum momentary loudness follows ever louder tones', () => {
    const meter = new LoudnessMeter({ rateHz, channels: 2 });
    for (const i of places) {
      const tones = [tone(SILENCE, 0.02 * i), tone(-38 + i, 0.4), tone(SILENCE, 0.4 - 0.02 * i)];
      const signal = steppedSine(rateHz, tones, carrier);
      meter.add([signal, signal]);
      expectWithin(meter.result().maxMomentaryLufs, -38 + i, 0.1);
    }
  });
});

describe('one channel', () => {
  it('a full-scale 997 Hz sine on one channel is -3.01 LUFS, as BS.1770-4 defines', () => {
    expectWithin(measure(48_000, sineWave(48_000, 10, 997, 0)).integratedLufs, -3.01, 0.01);
  });

  it('the same sine on two channels is 3.01 LU louder', () => {
    const sine = sineWave(48_000, 10, 997, 0);
    expectWithin(measure(48_000, sine, sine).integratedLufs, 0, 0.01);
  });
});
