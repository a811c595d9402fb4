import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createChain } from '../../src/main/audio/dsp';
import type { Plan, StageName } from '../../src/shared/domain/plan';
import { EMPTY_PLAN, fullPlan } from '../support/full-plan';
import { largestStep } from '../support/heard';
import { rendered } from '../support/rendered';
import { faded, musicLike, sineWave, whiteNoise } from '../support/test-signals';

const RATE_HZ = 44_100;
const music = musicLike(RATE_HZ, 6, -3);
const plan = fullPlan();
const whole = rendered(plan, RATE_HZ, music);

const sha256 = (sound: Float32Array[]) =>
  sound.reduce((hash, channel) => hash.update(channel), createHash('sha256')).digest('hex');

/** The plan without one of its stages. */
const without = (name: StageName): Plan => ({ ...plan, stages: plan.stages.filter((stage) => stage.name !== name) });

describe('a plan in which every stage works', () => {
  it.each(plan.stages.map(({ name }) => name))('%s changes the sound', (name) => {
    expect(sha256(rendered(without(name), RATE_HZ, music))).not.toBe(sha256(whole));
  });

  it('without a stage the sound is the same, bit by bit', () => {
    expect(rendered(EMPTY_PLAN, RATE_HZ, music)).toEqual(music);
  });

  it.each([1, 127, 128, 4096, 7919])('gives the same samples in blocks of %i frames', (blockFrames) => {
    expect(sha256(rendered(plan, RATE_HZ, music, blockFrames))).toBe(sha256(whole));
  });

  it('gives the same samples again after a reset', () => {
    const chain = createChain(plan, { rateHz: RATE_HZ, channels: 2 });
    chain.process([whiteNoise(50_000, 1, 3), whiteNoise(50_000, 2, 3)]);
    chain.reset();
    const output = music.map((channel) => channel.slice());
    chain.process(output);
    const late = chain.latencyFrames;
    expect(sha256(output.map((channel) => channel.slice(late)))).toBe(
      sha256(whole.map((channel) => channel.slice(0, channel.length - late))),
    );
  });

  it('after so much of what comes before, sound from the middle is as from the start, to -90 dBFS', () => {
    const seekSeconds = 4;
    const preRollSeconds = 2.5;
    const from = Math.round((seekSeconds - preRollSeconds) * RATE_HZ);
    const tail = rendered(
      plan,
      RATE_HZ,
      music.map((channel) => channel.slice(from)),
    );
    const skip = Math.round(preRollSeconds * RATE_HZ);
    let largest = 0;
    for (const [c, channel] of tail.entries())
      for (let i = skip; i < channel.length; i++)
        largest = Math.max(largest, Math.abs((channel[i] as number) - (whole[c]?.[from + i] as number)));
    expect(20 * Math.log10(largest)).toBeLessThanOrEqual(-90);
  });

  it('digital silence is digital silence, and becomes it again two seconds after music', () => {
    const silence = [new Float32Array(RATE_HZ), new Float32Array(RATE_HZ)];
    expect(rendered(plan, RATE_HZ, silence)).toEqual(silence);
    const ending = music.map((channel) => {
      const longer = new Float32Array(channel.length + 3 * RATE_HZ);
      longer.set(channel);
      return longer;
    });
    for (const channel of rendered(plan, RATE_HZ, ending))
      expect(
        channel
          .subarray(music[0]?.length as number)
          .subarray(2 * RATE_HZ)
          .every((x) => x === 0),
      ).toBe(true);
  });

  it('nothing of an attack is heard before it', () => {
    const click = new Float32Array(RATE_HZ);
    const at = RATE_HZ / 2;
    click.set(sineWave(RATE_HZ, 0.2, 1000, 0, 90), at);
    const [output] = rendered(plan, RATE_HZ, [click, click]) as [Float32Array];
    expect(output.subarray(0, at).every((x) => x === 0)).toBe(true);
  });

  it('loudness, filters and width are left as they are by mono folding: both sides the same stay the same', () => {
    const [left] = music as [Float32Array];
    const [l, r] = rendered(plan, RATE_HZ, [left, left.slice()]) as [Float32Array, Float32Array];
    expect(r).toEqual(l);
  });
});

describe('exchanging plans while it plays', () => {
  const tone = () => sineWave(RATE_HZ, 4, 220, -12);

  /** One plan for a second, then another. */
  function exchanged(first: Plan, second: Plan): Float32Array {
    const chain = createChain(first, { rateHz: RATE_HZ, channels: 2 });
    const sound = [tone(), tone()];
    chain.process(sound.map((channel) => channel.subarray(0, RATE_HZ)));
    chain.setPlan(second);
    chain.process(sound.map((channel) => channel.subarray(RATE_HZ)));
    return (sound[0] as Float32Array).subarray(chain.latencyFrames);
  }

  it.each([
    ['to one where everything changes', EMPTY_PLAN, plan],
    ['to one that does nothing', plan, EMPTY_PLAN],
  ])('%s makes no jump', (_, first, second) => {
    const sound = exchanged(first, second);
    const loudest = sound.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
    const steepest = (2 * Math.PI * 220 * loudest) / RATE_HZ;
    expect(largestStep(sound)).toBeLessThanOrEqual(steepest * 1.01);
  });

  it('ends where playing the second plan from the start ends', () => {
    const direct = rendered(plan, RATE_HZ, [tone(), tone()])[0] as Float32Array;
    const sound = exchanged(EMPTY_PLAN, plan);
    const end = sound.length - RATE_HZ / 2;
    let largest = 0;
    for (let i = end; i < sound.length; i++)
      largest = Math.max(largest, Math.abs((sound[i] as number) - (direct[i] as number)));
    expect(20 * Math.log10(largest)).toBeLessThan(-60);
  });

  it('is the input again, bit by bit, once a plan that does nothing was reached', () => {
    const input = tone();
    const sound = exchanged(plan, EMPTY_PLAN);
    const from = 3 * RATE_HZ;
    expect(sound.subarray(from)).toEqual(input.subarray(from, sound.length));
  });
});

describe('whatever comes in', () => {
  it.each([8000, 11_025, 22_050, 48_000, 96_000, 192_000])('at %i Hz: as many frames out as in, finite', (rateHz) => {
    const sound = [1, 2].map((seed) => faded(whiteNoise(rateHz, seed, 8), 200));
    const output = rendered(plan, rateHz, sound);
    expect(output.map((channel) => channel.length)).toEqual([rateHz, rateHz]);
    expect(output.every((channel) => channel.every(Number.isFinite))).toBe(true);
  });

  it.each([
    ['NaN', Float32Array.of(Number.NaN, 0.5, Number.NaN)],
    ['infinity', Float32Array.of(Number.POSITIVE_INFINITY, 0.5, Number.NEGATIVE_INFINITY)],
    ['numbers as large as there are', new Float32Array(5000).fill(3.4e38)],
    ['a constant', new Float32Array(5000).fill(0.9)],
    ['one sample', Float32Array.of(2)],
    ['nothing', new Float32Array(0)],
  ])('%s, and the music after it is music', (_, input) => {
    const chain = createChain(plan, { rateHz: RATE_HZ, channels: 2 });
    chain.process([input.slice(), input.slice()]);
    const after = music.map((channel) => channel.slice());
    chain.process(after);
    expect(after.every((channel) => channel.every(Number.isFinite))).toBe(true);
    const [left] = after as [Float32Array];
    expect(left.subarray(4 * RATE_HZ).reduce((most, x) => Math.max(most, Math.abs(x)), 0)).toBeGreaterThan(0.1);
  });

  it.each([1, 3, 6])('%i channels', (channels) => {
    const sound = Array.from({ length: channels }, (_, c) => whiteNoise(RATE_HZ, c + 1, -6));
    const output = rendered(plan, RATE_HZ, sound);
    expect(output).toHaveLength(channels);
    expect(output.every((channel) => channel.every(Number.isFinite))).toBe(true);
  });
});
