import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createChain } from '../../src/main/audio/dsp';
import { thdAndNoiseDb } from '../support/distortion';
import { DULL_INTERPOLATOR, LONG_INTERPOLATOR, peakAt16xDb, SHORT_INTERPOLATOR } from '../support/oversampled-peak';
import { planOf, rendered } from '../support/rendered';
import { sampled } from '../support/sampled';
import { faded, musicLike, sineWave, whiteNoise } from '../support/test-signals';

const RATE_HZ = 44_100;
const CEILING_DBTP = -1;

describe('distortion at 6 dB over the ceiling, in steady state', () => {
  it.each([
    [50, -75],
    [997, -120],
  ])('%i Hz stays under %i dB', (frequencyHz, gate) => {
    const sine = sineWave(RATE_HZ, 5, frequencyHz, 0);
    const [output] = rendered(planOf(6 + CEILING_DBTP, CEILING_DBTP), RATE_HZ, [sine]);
    const steady = (output as Float32Array).subarray(2 * RATE_HZ, 4 * RATE_HZ);
    expect(Math.max(...steady)).toBeGreaterThan(10 ** ((CEILING_DBTP - 0.1) / 20));
    expect(thdAndNoiseDb(steady, RATE_HZ, frequencyHz)).toBeLessThanOrEqual(gate);
  });
});

describe('true peak at 16 times the rate', () => {
  const frames = 1.5 * RATE_HZ;
  const fromFrame = (value: (frame: number) => number) => sampled(frames, (i) => value(i));
  const flips = whiteNoise(frames, 5);
  let sign = 1;
  const signals: [string, Float32Array, number][] = [
    ['a quarter of the rate at 45 degrees', sineWave(RATE_HZ, 1.5, RATE_HZ / 4, 0, 45), 0.05],
    ['a third of the rate', sineWave(RATE_HZ, 1.5, RATE_HZ / 3, 0, 90), 0.05],
    ['nearly a quarter of the rate', sineWave(RATE_HZ, 1.5, RATE_HZ / 4 + 1, 0), 0.05],
    ['19997 Hz', sineWave(RATE_HZ, 1.5, 19_997, 0), 0.05],
    ['pairs of clicks', fromFrame((i) => (i % 3001 < 2 ? 1 : i % 4999 === 0 ? -1 : 0)), 0.05],
    ['a square wave', fromFrame((i) => (Math.sin((2 * Math.PI * 441.3 * i) / RATE_HZ) > 0 ? 1 : -1)), 0.05],
    [
      'bursts of 9 kHz',
      fromFrame((i) => (i % 8000 < 300 ? 1 : 0.05) * Math.sin((2 * Math.PI * 9000 * i) / RATE_HZ)),
      0.05,
    ],
    ['full-scale signs at random', flips.map((x) => (sign = x > 0.2 ? -sign : sign)), 0.1],
    ['white noise', whiteNoise(frames, 3), 0.1],
    ['music-like sound', musicLike(RATE_HZ, 1.5)[0] as Float32Array, 0.05],
  ];

  it.each(signals)('%s stays under the ceiling', (_, signal, tolerance) => {
    const input = faded(signal.slice(), 2000);
    const [output] = rendered(planOf(6, CEILING_DBTP), RATE_HZ, [input]) as [Float32Array];
    for (const interpolator of [LONG_INTERPOLATOR, SHORT_INTERPOLATOR, DULL_INTERPOLATOR]) {
      expect(peakAt16xDb(output, interpolator)).toBeLessThanOrEqual(CEILING_DBTP + tolerance);
    }
  });

  it('holds for the louder of two channels and gives both the same gain', () => {
    const loud = sineWave(RATE_HZ, 1, 1000, 0);
    const quiet = sineWave(RATE_HZ, 1, 700, -20);
    const output = rendered(planOf(6, CEILING_DBTP), RATE_HZ, [loud, quiet]);
    const at = 30_000;
    const gainOf = (channel: number, input: Float32Array) => (output[channel]?.[at] as number) / (input[at] as number);
    expect(gainOf(1, quiet)).toBeCloseTo(gainOf(0, loud), 5);
    expect(gainOf(1, quiet)).toBeCloseTo(10 ** ((CEILING_DBTP - 0.02) / 20), 3);
  });
});

describe('what must not change', () => {
  const music = musicLike(RATE_HZ, 3, -3);

  it('without gain and with nothing over the ceiling, the output is the input', () => {
    expect(rendered(planOf(0, CEILING_DBTP), RATE_HZ, music)).toEqual(music);
  });

  it('without a limiter and without gain, even what is over full scale is the input', () => {
    const loud = music.map((channel) => channel.map((x) => 3 * x));
    expect(rendered(planOf(0, null), RATE_HZ, loud)).toEqual(loud);
  });

  it('once a loud passage has passed, the output is the input again, bit by bit', () => {
    const [left] = music as [Float32Array];
    const input = sampled(6 * RATE_HZ, (i) => (left[i % left.length] as number) * (i < 9000 ? 3 : 1));
    const [output] = rendered(planOf(0, CEILING_DBTP), RATE_HZ, [input]) as [Float32Array];
    expect(output.subarray(0, 9000)).not.toEqual(input.subarray(0, 9000));
    expect(output.subarray(4 * RATE_HZ)).toEqual(input.subarray(4 * RATE_HZ));
  });

  it('digital silence stays digital silence, whatever came before', () => {
    const input = new Float32Array(4 * RATE_HZ);
    input.set(sineWave(RATE_HZ, 1, 100, 0));
    const [output] = rendered(planOf(12, CEILING_DBTP), RATE_HZ, [input]) as [Float32Array];
    expect(output.subarray(RATE_HZ).every((x) => x === 0)).toBe(true);
  });
});

describe('the same samples however they come', () => {
  const music = musicLike(RATE_HZ, 2, -1);
  const plan = planOf(7.3, CEILING_DBTP);
  const sha256 = (sound: Float32Array[]) =>
    sound.reduce((hash, channel) => hash.update(channel), createHash('sha256')).digest('hex');
  const whole = rendered(plan, RATE_HZ, music);

  it.each([1, 127, 128, 4096, 7919])('in blocks of %i frames', (blockFrames) => {
    expect(sha256(rendered(plan, RATE_HZ, music, blockFrames))).toBe(sha256(whole));
  });

  it('the limiter really worked on them', () => {
    expect(whole).not.toEqual(rendered(planOf(7.3, null), RATE_HZ, music));
  });

  it('again after a reset, whatever was heard before', () => {
    const chain = createChain(plan, { rateHz: RATE_HZ, channels: 2 });
    chain.process([whiteNoise(5000, 1, 6), whiteNoise(5000, 2, 6)]);
    chain.reset();
    const output = music.map((channel) => channel.slice());
    chain.process(output);
    const late = chain.latencyFrames;
    expect(output.map((channel) => channel.subarray(late))).toEqual(
      whole.map((channel) => channel.subarray(0, channel.length - late)),
    );
  });
});

describe('whatever comes in', () => {
  const plan = planOf(12, CEILING_DBTP);

  it.each([8000, 11_025, 22_050, 48_000, 96_000, 192_000])(
    'at %i Hz: as many frames out as in, under the ceiling',
    (rateHz) => {
      const sine = faded(sineWave(rateHz, 0.5, 440, 0), 200);
      const [output] = rendered(plan, rateHz, [sine]) as [Float32Array];
      expect(output.length).toBe(sine.length);
      expect(peakAt16xDb(output)).toBeLessThanOrEqual(CEILING_DBTP + 0.05);
      expect(peakAt16xDb(output)).toBeGreaterThan(CEILING_DBTP - 0.1);
    },
  );

  it('samples that are no numbers become silence and are counted, the rest stays music', () => {
    const input = sineWave(RATE_HZ, 1, 440, -6);
    input.set([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY], 20_000);
    const chain = createChain(plan, { rateHz: RATE_HZ, channels: 1 });
    const output = input.slice();
    chain.process([output]);
    expect(chain.nonFiniteSamples).toBe(3);
    expect(output.every(Number.isFinite)).toBe(true);
    expect([...output.subarray(20_000 + chain.latencyFrames, 20_003 + chain.latencyFrames)]).toEqual([0, 0, 0]);
    expect(Math.max(...output.subarray(25_000))).toBeGreaterThan(0.5);
  });

  it.each([
    ['numbers as large as there are', new Float32Array(5000).fill(3.4e38)],
    ['a constant', new Float32Array(5000).fill(0.9)],
    ['+60 dB', whiteNoise(5000, 1, 60)],
    ['one sample', Float32Array.of(2)],
    ['nothing', new Float32Array(0)],
  ])('%s: finite and under the ceiling', (_, input) => {
    const [output] = rendered(plan, RATE_HZ, [input]) as [Float32Array];
    expect(output.length).toBe(input.length);
    for (const x of output) expect(Math.abs(x)).toBeLessThanOrEqual(10 ** ((CEILING_DBTP + 0.1) / 20));
  });
});
