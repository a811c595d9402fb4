import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { largestStep } from '../../../../tests/support/heard';
import { planOf } from '../../../../tests/support/rendered';
import { SoundListener } from '../../../../tests/support/sound-listener';
import { temporaryFolder } from '../../../../tests/support/temporary-folder';
import { noise, sine, writeWaveFile } from '../../../../tests/support/wave-file';
import { FADE_SECONDS } from '../../../shared/sound/stream';

const RATE = 48_000;

describe('a cross-fade', () => {
  let folder: string;
  let listener: SoundListener;
  beforeEach(() => {
    folder = temporaryFolder();
    listener = new SoundListener(RATE);
  });

  const file = (name: string, left: Float32Array) => writeWaveFile(join(folder, name), [left, left], RATE);
  const treated = (gainDb: number) => ({ plan: planOf(gainDb, -1), dryGainDb: 0, wetGainDb: 0 });

  function open(path: string, gainDb = 0, startSeconds = 0): void {
    const treatment = treated(gainDb);
    listener.engine.handle({ type: 'open', intent: 1, entry: 1, path, ...treatment, startSeconds, playing: true });
  }

  function cue(path: string, crossfadeSeconds: number, gainDb = 0): void {
    listener.engine.handle({ type: 'cue', next: { entry: 2, path, ...treated(gainDb) }, crossfadeSeconds });
  }

  /** What has to be heard: the end of one and the beginning of the other over so many frames, each with its gain. */
  function faded(one: Float32Array, other: Float32Array, frames: number, gains = [1, 1]): Float32Array {
    const [g = 1, h = 1] = gains;
    const start = one.length - frames;
    const whole = new Float32Array(start + other.length);
    for (let i = 0; i < whole.length; i++) {
      const turn = (Math.PI / 2) * Math.min(1, (i - start + 0.5) / frames);
      const before = (one[i] ?? 0) * g;
      const after = (other[i - start] ?? 0) * h;
      if (i < start) whole[i] = before;
      else if (i >= one.length) whole[i] = after;
      else whole[i] = before * Math.cos(turn) + after * Math.sin(turn);
    }
    return whole;
  }

  function worst(heard: Float32Array, expected: Float32Array): number {
    return expected.reduce((most, value, i) => Math.max(most, Math.abs(value - (heard[i] ?? 9))), 0);
  }

  it('lies over the very end of one track and the beginning of the next; outside of it both are theirs bit by bit', async () => {
    const one = noise(4 * RATE + 17, 1);
    const other = noise(4 * RATE + 5, 2);
    open(file('a.wav', one), 6);
    cue(file('b.wav', other), 2, -3);
    await listener.run(6.5);
    const heard = listener.heard();
    const expected = faded(one, other, 2 * RATE);
    expect(heard.subarray(0, one.length - 2 * RATE)).toEqual(one.subarray(0, -2 * RATE));
    expect(worst(heard, expected)).toBeLessThan(1e-6);
    expect(heard.subarray(one.length, expected.length)).toEqual(other.subarray(2 * RATE));
    expect(heard.subarray(expected.length).every((value) => value === 0)).toBe(true);
    expect(listener.last('position')).toMatchObject({ entry: 2, seconds: other.length / RATE, dropoutFrames: 0 });
    expect(listener.events.filter(({ type }) => type === 'ended')).toHaveLength(1);
  });

  it('fades enhanced into enhanced, each with its own plan', async () => {
    const one = noise(4 * RATE, 1, 0.1);
    const other = noise(4 * RATE, 2, 0.1);
    listener.engine.handle({ type: 'enhanced', enabled: true });
    open(file('a.wav', one), 6);
    cue(file('b.wav', other), 2, -6);
    await listener.run(5);
    const expected = faded(one, other, 2 * RATE, [10 ** (6 / 20), 10 ** (-6 / 20)]);
    expect(worst(listener.heard(), expected.subarray(0, 4.5 * RATE))).toBeLessThan(1e-6);
  });

  it('keeps the power of sounds that are not alike', async () => {
    open(file('a.wav', noise(6 * RATE, 1, 0.3)));
    cue(file('b.wav', noise(6 * RATE, 2, 0.3)), 4);
    await listener.run(7);
    const heard = listener.heard();
    const levels = Array.from({ length: 30 }, (_, i) => {
      const part = heard.subarray(RATE + (i * RATE) / 6, RATE + ((i + 1) * RATE) / 6);
      return 10 * Math.log10(part.reduce((sum, value) => sum + value * value, 0) / part.length);
    });
    expect(Math.max(...levels) - Math.min(...levels)).toBeLessThan(0.5);
  });

  it('says in its middle that the next track is heard, and how far it is', async () => {
    open(file('a.wav', noise(4 * RATE, 1)));
    cue(file('b.wav', noise(4 * RATE, 2)), 2);
    let announced = Number.NaN;
    for (let i = 0; i < 300 && Number.isNaN(announced); i++) {
      await listener.run(0.02);
      if (listener.last('advanced')) announced = listener.heard().length / RATE;
    }
    expect(announced).toBeCloseTo(3, 1);
    expect(listener.last('advanced')?.seconds).toBeCloseTo(1, 1);
  });

  it('is as short as what is left after a seek, and none at all where that is next to nothing', async () => {
    const one = noise(5 * RATE, 1, 0.2);
    const other = noise(4 * RATE, 2, 0.2);
    open(file('a.wav', one), 0, 4);
    cue(file('b.wav', other), 3);
    await listener.run(3);
    const tail = listener.heard().subarray(-RATE);
    const at = other.findIndex((value, i) => value === tail[0] && other[i + 1] === tail[1]);
    expect(tail).toEqual(other.subarray(at, at + RATE));
    // So much of the other was heard before its end as the fade had left of the one.
    expect(listener.heard().length - (at + RATE)).toBeLessThan(0.5 * RATE);
  });

  it('is not longer than half of the next track', async () => {
    const one = noise(5 * RATE, 1);
    const other = noise(2 * RATE, 2);
    open(file('a.wav', one));
    cue(file('b.wav', other), 3);
    await listener.run(7);
    expect(worst(listener.heard(), faded(one, other, RATE))).toBeLessThan(1e-6);
  });

  it('lies where a file really ends, not where it says', async () => {
    const one = noise(6 * RATE, 1);
    const other = noise(4 * RATE, 2);
    const path = file('a.wav', one);
    writeFileSync(path, readFileSync(path).subarray(0, 44 + 8 * 4 * RATE));
    open(path);
    cue(file('b.wav', other), 2);
    await listener.run(6.5);
    expect(worst(listener.heard(), faded(one.subarray(0, 4 * RATE), other, 2 * RATE))).toBeLessThan(1e-6);
  });

  it('takes a change at once, of the one that fades out and of the one that fades in', async () => {
    const one = sine(5 * RATE, RATE, 441.73, 0.1);
    const other = sine(5 * RATE, RATE, 441.73, 0.1);
    listener.engine.handle({ type: 'enhanced', enabled: true });
    open(file('a.wav', one));
    cue(file('b.wav', other), 2);
    await listener.run(3.6);
    listener.engine.handle({ type: 'treat', entry: 1, ...treated(6), transition: 'at-once' });
    listener.engine.handle({ type: 'treat', entry: 2, ...treated(3), transition: 'at-once' });
    await listener.run(2.4);
    const gains = [10 ** (6 / 20), 10 ** (3 / 20)];
    const expected = faded(one, other, 2 * RATE, gains).subarray(1);
    const heard = listener.heard();
    expect(worst(heard.subarray(3.7 * RATE, 5.8 * RATE), expected.subarray(3.7 * RATE, 5.8 * RATE))).toBeLessThan(1e-6);
    const loudest = 0.2 * Math.SQRT2 * 2;
    const steepest = (loudest * 2 * Math.PI * 441.73) / RATE + loudest / (FADE_SECONDS * RATE);
    expect(largestStep(heard.subarray(0, 5.8 * RATE))).toBeLessThanOrEqual(steepest);
    expect(listener.last('position')?.dropoutFrames).toBe(0);
  });

  it('is cut short by a seek in it, which lands on the very frame', async () => {
    const one = noise(5 * RATE, 1, 0.2);
    open(file('a.wav', one));
    cue(file('b.wav', noise(5 * RATE, 2, 0.2)), 3);
    await listener.run(3);
    listener.engine.handle({ type: 'seek', intent: 2, seconds: 1 });
    await listener.run(0.8);
    const tail = listener.everything().subarray(-2_000);
    const at = one.findIndex((value, i) => value === tail[0] && one[i + 1] === tail[1]);
    expect(tail).toEqual(one.subarray(at, at + 2_000));
    expect(Math.abs(at + 2_000 - 1.8 * RATE)).toBeLessThan(0.2 * RATE);
  });
});
