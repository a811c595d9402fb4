import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { largestStep } from '../../../../tests/support/heard';
import { SoundListener } from '../../../../tests/support/sound-listener';
import { temporaryFolder } from '../../../../tests/support/temporary-folder';
import { noise, sine, writeWaveFile } from '../../../../tests/support/wave-file';
import { DEFAULT_ENHANCEMENT, type Plan } from '../../../shared/domain/plan';
import { FADE_SECONDS } from '../../../shared/sound/stream';
import { LoudnessMeter } from '../analysis';
import type { Transition } from './protocol';

/** Within so much of a request the change must be heard, seconds. */
const AT_ONCE_SECONDS = 0.05;
const TONE_HZ = 441.73;

function gainPlan(gainDb: number): Plan {
  const explained = { explanation: 'for a test', explanationId: 'test', values: {} };
  return {
    basis: 'whole-file',
    request: DEFAULT_ENHANCEMENT,
    stages: [
      { name: 'make-up-gain', gainDb, ...explained },
      { name: 'true-peak-limiter', ceilingDbtp: -1, ...explained },
    ],
  };
}

const linear = (db: number) => 10 ** (db / 20);

describe.each([44_100, 48_000])('a change while playing, at %i Hz', (rateHz) => {
  let folder: string;
  let listener: SoundListener;
  beforeEach(() => {
    folder = temporaryFolder();
    listener = new SoundListener(rateHz);
    listener.engine.handle({ type: 'enhanced', enabled: true });
  });

  const fade = Math.round(FADE_SECONDS * rateHz);
  const tone = (seconds: number, level = 0.1) => sine(Math.round(seconds * rateHz), rateHz, TONE_HZ, level);
  /** Steepest step of the tone at a level, and of a fade between two levels. */
  const steepest = (level: number, other = level) =>
    ((2 * Math.PI * TONE_HZ * Math.max(level, other)) / rateHz + Math.abs(level - other) / fade) * 1.001;

  function file(name: string, left: Float32Array): string {
    return writeWaveFile(join(folder, name), [left, left], rateHz);
  }

  function open(path: string, plan: Plan | null, entry = 1): void {
    const treatment = { plan, dryGainDb: 0, wetGainDb: 0 };
    listener.engine.handle({
      type: 'open',
      intent: entry,
      entry,
      path,
      ...treatment,
      startSeconds: 0,
      playing: true,
    });
  }

  function cue(path: string, plan: Plan): void {
    listener.engine.handle({
      type: 'cue',
      crossfadeSeconds: 0,
      next: { entry: 2, path, plan, dryGainDb: 0, wetGainDb: 0 },
    });
  }

  function treat(plan: Plan, { entry = 1, transition = 'at-once' as Transition, dryGainDb = 0, wetGainDb = 0 } = {}) {
    listener.engine.handle({ type: 'treat', entry, plan, dryGainDb, wetGainDb, transition });
  }

  /** Largest difference between what was heard and the sound from a frame on, times a gain. */
  function worst(heard: Float32Array, sound: Float32Array, gain: number, from: number, to: number): number {
    let largest = 0;
    for (let i = Math.ceil(from); i < to; i++)
      largest = Math.max(largest, Math.abs((heard[i] ?? 9) - (sound[i] ?? 9) * gain));
    return largest;
  }

  it('is heard within 50 ms, without a click, at the very frame that was to come', async () => {
    const sound = tone(5);
    open(file('a.wav', sound), gainPlan(0));
    await listener.run(2);
    const start = listener.everything().findIndex((value) => value !== 0) - 1;
    const asked = listener.frames - start;
    treat(gainPlan(6));
    await listener.run(2);
    const heard = listener.everything().subarray(start);
    const changed = heard.findIndex((value, i) => i >= asked && value !== sound[i]);
    expect((changed - asked) / rateHz).toBeLessThan(AT_ONCE_SECONDS);
    expect(worst(heard, sound, 1, 0, asked)).toBe(0);
    const arrived = asked + Math.round(AT_ONCE_SECONDS * rateHz) + fade;
    expect(worst(heard, sound, linear(6), arrived, 3.9 * rateHz)).toBeLessThan(1e-6);
    expect(largestStep(heard.subarray(0, 3.9 * rateHz))).toBeLessThanOrEqual(steepest(0.1, 0.1 * linear(6)));
    const { framesPlayed, seconds, dropoutFrames } = listener.last('position') ?? {};
    expect(dropoutFrames).toBe(0);
    expect(seconds).toBeCloseTo((framesPlayed ?? 0) / rateHz, 9);
  });

  it('never touches the untouched sound, and off after on is identical again', async () => {
    const sound = noise(4 * rateHz, 1, 0.2);
    listener.engine.handle({ type: 'enhanced', enabled: false });
    open(file('a.wav', sound), gainPlan(0));
    await listener.run(0.5);
    for (const gainDb of [3, -3, 6]) {
      treat(gainPlan(gainDb));
      await listener.run(0.1);
    }
    expect(listener.heard()).toEqual(sound.subarray(0, listener.heard().length));
    listener.engine.handle({ type: 'enhanced', enabled: true });
    await listener.run(0.5);
    treat(gainPlan(-2));
    await listener.run(0.5);
    listener.engine.handle({ type: 'enhanced', enabled: false });
    await listener.run(FADE_SECONDS + 0.02);
    const from = listener.heard().length;
    await listener.run(2.5);
    const rest = listener.heard().subarray(from, sound.length);
    expect(rest.length).toBeGreaterThan(rateHz);
    expect(rest).toEqual(sound.subarray(from));
  });

  it('sounds as if it had been so from the start, limiter and all', async () => {
    const loud = Float32Array.from(tone(6, 0.8), (value, i) => (i % rateHz < rateHz / 20 ? value : value / 4));
    const path = file('a.wav', loud);
    open(path, gainPlan(9));
    await listener.run(5.5);
    const reference = listener.heard().slice();
    listener = new SoundListener(rateHz);
    listener.engine.handle({ type: 'enhanced', enabled: true });
    open(path, gainPlan(-3));
    await listener.run(3.1);
    treat(gainPlan(9));
    await listener.run(2.4);
    const heard = listener.heard();
    expect(worst(heard, reference, 1, 3 * rateHz, 3.05 * rateHz)).toBeGreaterThan(0.1);
    expect(20 * Math.log10(worst(heard, reference, 1, 3.2 * rateHz, 5.4 * rateHz))).toBeLessThan(-90);
  });

  it('follows a hand that does not rest, to where it comes to rest', async () => {
    const sound = tone(6);
    open(file('a.wav', sound), gainPlan(0));
    await listener.run(1);
    for (let i = 1; i <= 40; i++) {
      treat(gainPlan(6 * Math.sin(i / 3)));
      await listener.run(0.016);
    }
    treat(gainPlan(-4));
    await listener.run(3);
    const heard = listener.heard();
    const arrived = 1 + 40 * 0.017 + AT_ONCE_SECONDS + FADE_SECONDS;
    expect(worst(heard, sound.subarray(1), linear(-4), arrived * rateHz, 4 * rateHz)).toBeLessThan(1e-6);
    // A fade may begin while another is under way: twice its slope at most.
    const bound = steepest(0.1 * linear(6)) + (2 * 0.1 * (linear(6) - linear(-6))) / fade;
    expect(largestStep(heard.subarray(0, 4 * rateHz))).toBeLessThanOrEqual(bound);
    expect(listener.last('position')?.dropoutFrames).toBe(0);
  });

  it('reaches into the track that follows with what that track is to have, and makes no step where they join', async () => {
    const whole = tone(5);
    const seam = 2 * rateHz + 123;
    open(file('a.wav', whole.subarray(0, seam)), gainPlan(0));
    cue(file('b.wav', whole.subarray(seam)), gainPlan(2));
    await listener.run(1.6);
    treat(gainPlan(4));
    await listener.run(0.02);
    treat(gainPlan(4), { entry: 2 });
    await listener.run(2.5);
    const heard = listener.heard();
    const sound = whole.subarray(1);
    expect(worst(heard, sound, linear(4), 1.75 * rateHz, 4 * rateHz)).toBeLessThan(1e-6);
    expect(largestStep(heard.subarray(0, 4 * rateHz))).toBeLessThanOrEqual(steepest(0.1, 0.1 * linear(4)));
    expect(listener.last('advanced')).toMatchObject({ entry: 2 });
  });

  it('leaves the track that follows alone where only the one that plays was changed', async () => {
    const whole = tone(4);
    const seam = 2 * rateHz;
    open(file('a.wav', whole.subarray(0, seam)), gainPlan(0));
    cue(file('b.wav', whole.subarray(seam)), gainPlan(2));
    await listener.run(1.6);
    treat(gainPlan(-6));
    await listener.run(2);
    const heard = listener.heard();
    const sound = whole.subarray(1);
    expect(worst(heard, sound, linear(-6), 1.75 * rateHz, seam - 1)).toBeLessThan(1e-6);
    expect(worst(heard, sound, linear(2), seam - 1, 3.5 * rateHz)).toBeLessThan(1e-6);
  });

  it('is there when a pause ends', async () => {
    const sound = tone(4);
    open(file('a.wav', sound), gainPlan(0));
    await listener.run(1);
    listener.engine.handle({ type: 'pause' });
    await listener.run(0.1);
    treat(gainPlan(6));
    await listener.run(0.3);
    const from = listener.frames;
    listener.engine.handle({ type: 'play' });
    await listener.run(0.5);
    const peak = Math.max(...listener.everything().subarray(from + 2 * fade, from + 2 * fade + rateHz / 100));
    expect(peak).toBeCloseTo(0.1 * linear(6), 3);
  });

  it('goes with a seek and with another track that come right behind it', async () => {
    const sound = tone(8);
    open(file('a.wav', sound), gainPlan(0));
    await listener.run(1);
    treat(gainPlan(6));
    listener.engine.handle({ type: 'seek', intent: 2, seconds: 5 });
    await listener.run(0.5);
    const from = listener.frames - rateHz / 10;
    expect(Math.max(...listener.everything().subarray(from))).toBeCloseTo(0.1 * linear(6), 3);
    treat(gainPlan(0));
    open(file('b.wav', tone(4, 0.05)), gainPlan(3), 2);
    await listener.run(0.5);
    expect(Math.max(...listener.everything().subarray(-rateHz / 10))).toBeCloseTo(0.05 * linear(3), 3);
    expect(largestStep(listener.everything())).toBeLessThanOrEqual(steepest(0.1 * linear(6), 0));
  });

  it('reaches the last frame of the last file, and there it ends', async () => {
    const sound = tone(2);
    open(file('a.wav', sound), gainPlan(0));
    await listener.run(1.5);
    treat(gainPlan(6));
    await listener.run(1);
    const heard = listener.heard();
    expect(worst(heard, sound.subarray(1), linear(6), 1.6 * rateHz, sound.length - 1)).toBeLessThan(1e-6);
    expect(heard.subarray(sound.length).every((value) => value === 0)).toBe(true);
    expect(listener.events.filter(({ type }) => type === 'ended')).toHaveLength(1);
  });

  it('falls back to the untouched sound, and says why, where it cannot be carried out; the next one brings it back', async () => {
    const sound = tone(4);
    open(file('a.wav', sound), gainPlan(6));
    await listener.run(1);
    treat(gainPlan(Number.NaN));
    await listener.run(1);
    expect(worst(listener.heard(), sound.subarray(1), 1, 1.1 * rateHz, 1.9 * rateHz)).toBe(0);
    expect(listener.last('warning')).toMatchObject({ entry: 1, problem: { code: 'enhancement-failed' } });
    treat(gainPlan(3));
    await listener.run(1);
    const heard = listener.heard();
    expect(worst(heard, sound.subarray(1), linear(3), 2.1 * rateHz, 2.9 * rateHz)).toBeLessThan(1e-6);
    expect(largestStep(heard.subarray(0, 2.9 * rateHz))).toBeLessThanOrEqual(steepest(0.1, 0.1 * linear(6)));
  });

  it('plays a mono file changed on both sides', async () => {
    const sound = tone(3);
    const path = writeWaveFile(join(folder, 'mono.wav'), [sound], rateHz);
    open(path, gainPlan(0));
    await listener.run(1);
    treat(gainPlan(6));
    await listener.run(1);
    for (const side of ['left', 'right'] as const) {
      const heard = listener.heard(side);
      expect(worst(heard, sound.subarray(1), linear(6), 1.1 * rateHz, 1.8 * rateHz)).toBeLessThan(1e-6);
    }
  });

  it('changes the meters with the sound', async () => {
    const sound = tone(4);
    open(file('a.wav', sound), gainPlan(0));
    await listener.run(1.5);
    treat(gainPlan(6));
    await listener.run(0.15);
    const meter = new LoudnessMeter({ rateHz, channels: 2 });
    meter.add([sound, sound]);
    const lufs = meter.momentaryLufs ?? 0;
    expect(listener.last('position')?.meters?.wetMomentaryLufs).toBeCloseTo(lufs + 6, 1);
    expect(listener.last('position')?.meters?.dryMomentaryLufs).toBeCloseTo(lufs, 1);
  });

  it('glides where it comes by itself', async () => {
    const sound = new Float32Array(5 * rateHz).fill(0.1);
    open(file('a.wav', sound), gainPlan(0));
    await listener.run(1);
    treat(gainPlan(6), { transition: 'glide' });
    await listener.run(3);
    const heard = listener.heard();
    expect(largestStep(heard.subarray(1, 4 * rateHz))).toBeLessThan(0.00001);
    expect(heard[Math.round(3.9 * rateHz)]).toBeCloseTo(0.1 * linear(6), 4);
  });

  it('takes the processor a small part of the 50 ms until its first sound is sent', async () => {
    const sent: string[] = [];
    listener.engine.attach(({ type }) => sent.push(type));
    open(file('a.wav', noise(4 * rateHz, 1)), gainPlan(0));
    await listener.settle();
    const costs: number[] = [];
    for (let i = 0; i < 10; i++) {
      sent.length = 0;
      const before = process.cpuUsage();
      treat(gainPlan(6));
      while (!sent.includes('rework')) await listener.settle(1);
      const { user, system } = process.cpuUsage(before);
      costs.push((user + system) / 1e6);
      await listener.settle();
    }
    expect(costs.toSorted((a, b) => a - b)[5]).toBeLessThan(AT_ONCE_SECONDS / 2);
  });
});
