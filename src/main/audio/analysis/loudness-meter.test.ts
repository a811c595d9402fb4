import { describe, expect, it } from 'vitest';
import { blocksOf, musicLike, sineWave, steppedSine } from '../../../../tests/support/test-signals';
import { NO_LOUDNESS } from '../../../shared/domain/loudness';
import { LoudnessMeter } from './loudness-meter';

const RATE_HZ = 44_100;

function measure(sound: Float32Array[], blockFrames = 4096, rateHz = RATE_HZ) {
  const meter = new LoudnessMeter({ rateHz, channels: sound.length });
  for (const block of blocksOf(sound, blockFrames)) meter.add(block);
  return meter.result();
}

describe('LoudnessMeter', () => {
  it('has no value for nothing and none for silence', () => {
    expect(measure([new Float32Array(0)])).toEqual(NO_LOUDNESS);
    expect(measure([new Float32Array(5 * RATE_HZ), new Float32Array(5 * RATE_HZ)])).toEqual(NO_LOUDNESS);
  });

  it('gives what a short sound has and nothing for what needs longer', () => {
    const short = measure([sineWave(RATE_HZ, 0.3, 1000, -6)]);
    expect(short).toMatchObject({
      integratedLufs: null,
      rangeLu: null,
      maxMomentaryLufs: null,
      maxShortTermLufs: null,
    });
    expect(short.truePeakDbtp).toBeCloseTo(-6, 2);
    expect(measure([sineWave(RATE_HZ, 1, 1000, -6)])).toMatchObject({ rangeLu: null, maxShortTermLufs: null });
  });

  it('has momentary and short-term loudness from 0.4 s and 3 s on', () => {
    const meter = new LoudnessMeter({ rateHz: RATE_HZ, channels: 2 });
    const second = sineWave(RATE_HZ, 1, 1000, -20);
    expect(meter.momentaryLufs).toBeNull();
    meter.add([second, second]);
    expect(meter.momentaryLufs).toBeCloseTo(-20, 1);
    expect(meter.shortTermLufs).toBeNull();
    meter.add([second, second]);
    meter.add([second, second]);
    expect(meter.shortTermLufs).toBeCloseTo(-20, 1);
  });

  it('counts only what passes the gate', () => {
    const steady = measure([steppedSine(RATE_HZ, [{ seconds: 10, level: -20 }])]).integratedLufs as number;
    const halved = measure([
      steppedSine(RATE_HZ, [
        { seconds: 10, level: -20 },
        { seconds: 10, level: -90 },
      ]),
    ]).integratedLufs as number;
    expect(halved).toBeCloseTo(steady, 0);
    expect(steady - halved).toBeLessThan(0.2);
  });

  it.each([1, 127, 441, 4096, 7919])('measures the same in blocks of %i frames', (blockFrames) => {
    const music = musicLike(RATE_HZ, 4);
    expect(measure(music, blockFrames)).toEqual(measure(music, 4 * RATE_HZ));
  });

  it('finds the highest of all momentary and short-term loudness, polled every 10 ms', () => {
    // Loud first, so that what is taken away again is large against what stays.
    const sound = musicLike(RATE_HZ, 9).map((plane) => plane.map((x, i) => (i < 4 * RATE_HZ ? x : x * 1e-3)));
    const meter = new LoudnessMeter({ rateHz: RATE_HZ, channels: 2 });
    const polled = { momentary: [] as number[], shortTerm: [] as number[] };
    for (const block of blocksOf(sound, RATE_HZ / 100)) {
      meter.add(block);
      if (meter.momentaryLufs !== null) polled.momentary.push(meter.momentaryLufs);
      if (meter.shortTermLufs !== null) polled.shortTerm.push(meter.shortTermLufs);
    }
    const { maxMomentaryLufs, maxShortTermLufs } = meter.result();
    expect(maxMomentaryLufs).toBe(Math.max(...polled.momentary));
    expect(maxShortTermLufs).toBe(Math.max(...polled.shortTerm));
  });

  it('hears a peak in the very last sample', () => {
    const click = new Float32Array(RATE_HZ);
    click[RATE_HZ - 1] = 0.5;
    expect(measure([click]).truePeakDbtp).toBeCloseTo(-6.02, 1);
  });

  it('changes nothing by being asked', () => {
    const [left, right] = musicLike(RATE_HZ, 4) as [Float32Array, Float32Array];
    const meter = new LoudnessMeter({ rateHz: RATE_HZ, channels: 2 });
    for (const block of blocksOf([left, right], 10_000)) {
      meter.add(block);
      meter.result();
    }
    expect(meter.result()).toEqual(measure([left, right]));
  });

  it('survives samples that are no numbers', () => {
    const sine = sineWave(RATE_HZ, 5, 1000, -20);
    const broken = sine.slice();
    broken.set([Number.NaN, Number.POSITIVE_INFINITY], 100_000);
    const [clean, hurt] = [measure([sine]), measure([broken])];
    expect(hurt.integratedLufs).toBeCloseTo(clean.integratedLufs as number, 1);
    expect(hurt.truePeakDbtp).toBeLessThan(-15);
  });
});
