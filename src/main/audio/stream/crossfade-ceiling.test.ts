import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { peakAt16xDb, SHORT_INTERPOLATOR } from '../../../../tests/support/oversampled-peak';
import { planOf } from '../../../../tests/support/rendered';
import { sampled } from '../../../../tests/support/sampled';
import { SoundListener } from '../../../../tests/support/sound-listener';
import { temporaryFolder } from '../../../../tests/support/temporary-folder';
import { musicLike } from '../../../../tests/support/test-signals';
import { noise, sine, writeWaveFile } from '../../../../tests/support/wave-file';

const RATE = 48_000;
const SECONDS = 3;
const FADE_SECONDS = 1.5;
const FADE = FADE_SECONDS * RATE;
const CEILING_DBTP = -1;
const AT_CEILING = 10 ** ((CEILING_DBTP - 0.02) / 20);
const SLOPE_DB_PER_SECOND = 12;

/** As loud as may be, and in phase where they meet: equal power makes 3 dB more of them. */
const tone = (level: number) => sine(SECONDS * RATE, RATE, 480, level);
const loudMusic = (from: number) => {
  const [left = new Float32Array(0)] = musicLike(RATE, SECONDS + from, 4);
  return left.slice(from * RATE).map((x) => Math.max(-1, Math.min(1, x)));
};

/** The sum as it would be without a limit. */
function unlimited(one: Float32Array, other: Float32Array): Float32Array {
  return sampled(one.length + other.length - FADE, (i) => {
    const at = i - one.length + FADE;
    const turn = (Math.PI / 2) * Math.min(1, (at + 0.5) / FADE);
    const before = i < one.length ? (one[i] as number) : 0;
    if (at < 0) return before;
    return before * Math.cos(turn) + (other[at] as number) * Math.sin(turn);
  });
}

/** What was taken off each frame on which that can be seen, dB. */
function reductions(heard: Float32Array, whole: Float32Array): { frame: number; db: number }[] {
  return Array.from(whole, (x, frame) => ({ frame, db: 20 * Math.log10(x / (heard[frame] as number)) })).filter(
    ({ frame }) => Math.abs(whole[frame] as number) > 0.3,
  );
}

/** The first frames that are not the very same. */
function differing(heard: Float32Array, expected: Float32Array): number[] {
  const frames: number[] = [];
  for (let i = 0; i < expected.length && frames.length < 5; i++) if (heard[i] !== expected[i]) frames.push(i);
  return frames;
}

describe('a cross-fade of two loud tracks', () => {
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder();
  });

  const file = (name: string, left: Float32Array) => writeWaveFile(join(folder, name), [left, left], RATE);
  const treated = (gainDb: number, ceilingDbtp = CEILING_DBTP) => ({
    plan: planOf(gainDb, ceilingDbtp),
    dryGainDb: 0,
    wetGainDb: 0,
  });

  function start(one: Float32Array, other: Float32Array, enhanced: boolean, gains = [0, 0]): SoundListener {
    const listener = new SoundListener(RATE);
    const { engine } = listener;
    engine.handle({ type: 'enhanced', enabled: enhanced });
    const [path, next] = [file('a.wav', one), file('b.wav', other)];
    const place = { startSeconds: 0, playing: true };
    engine.handle({ type: 'open', intent: 1, entry: 1, path, ...treated(gains[0] ?? 0), ...place });
    const cue = { entry: 2, path: next, ...treated(gains[1] ?? 0) };
    engine.handle({ type: 'cue', next: cue, crossfadeSeconds: FADE_SECONDS });
    return listener;
  }

  async function heardOf(one: Float32Array, other: Float32Array, enhanced: boolean): Promise<Float32Array> {
    const listener = start(one, other, enhanced);
    await listener.run(2 * SECONDS - FADE_SECONDS + 0.5);
    expect(listener.last('position')?.dropoutFrames).toBe(0);
    // What is silent at the start belongs to the track.
    const first = listener.everything().findIndex((value) => value !== 0);
    return listener.everything().subarray(first - one.findIndex((value) => value !== 0));
  }

  it.each([
    ['tones in phase', tone(AT_CEILING), tone(AT_CEILING), CEILING_DBTP, true],
    ['untouched tones in phase', tone(1), tone(1), 0, false],
    ['untouched music that was cut off at full scale', loudMusic(0), loudMusic(1), 0, false],
    ['noise', noise(SECONDS * RATE, 1, 0.7), noise(SECONDS * RATE, 2, 0.7), 0, false],
  ])(
    '%s: keeps the ceiling, moves slowly, and touches nothing outside of the fade',
    async (_, one, other, ceiling, wet) => {
      const whole = unlimited(one, other);
      const heard = (await heardOf(one, other, wet)).subarray(0, whole.length);
      const from = one.length - FADE;
      const own = Math.max(ceiling, ...[one, other].map((track) => peakAt16xDb(track, SHORT_INTERPOLATOR)));
      const fade = (sound: Float32Array) => sound.subarray(from, one.length);
      expect(peakAt16xDb(fade(whole), SHORT_INTERPOLATOR)).toBeGreaterThan(ceiling + 0.5);
      expect(peakAt16xDb(fade(heard), SHORT_INTERPOLATOR)).toBeLessThanOrEqual(own + 0.05);

      expect(differing(heard.subarray(0, from), one.subarray(0, from))).toEqual([]);
      expect(differing(heard.subarray(one.length), other.subarray(FADE))).toEqual([]);
      let before = { frame: 0, db: 0 };
      const steps: unknown[] = [];
      for (const now of reductions(heard, whole)) {
        const most = (SLOPE_DB_PER_SECOND / RATE) * (now.frame - before.frame) + 1e-4;
        if (Math.abs(now.db - before.db) > most || now.db < -1e-4 || now.db > 3.04) steps.push({ before, now });
        before = now;
      }
      expect(steps).toEqual([]);
    },
  );

  it('gives after a change at once what a fade that began with it gives', async () => {
    const one = tone(0.4);
    const other = tone(0.5);
    const changed = start(one, other, true);
    await changed.run(SECONDS - FADE_SECONDS + 0.6);
    changed.engine.handle({ type: 'treat', entry: 1, ...treated(12), transition: 'at-once' });
    changed.engine.handle({ type: 'treat', entry: 2, ...treated(12, -2), transition: 'at-once' });
    await changed.run(SECONDS);
    const direct = start(one, other, true, [12, 12]);
    direct.engine.handle({ type: 'treat', entry: 2, ...treated(12, -2), transition: 'at-once' });
    await direct.run(2 * SECONDS - FADE_SECONDS + 0.6);
    const from = Math.round((SECONDS - FADE_SECONDS + 0.7) * RATE);
    const [heard, expected] = [changed, direct].map((listener) => listener.heard().subarray(from, 4.4 * RATE));
    const worst = expected?.reduce((most, x, i) => Math.max(most, Math.abs(x - (heard?.[i] ?? 9))), 0);
    expect(worst).toBeLessThan(1e-5);
    expect(peakAt16xDb(heard?.subarray(0, RATE) ?? one, SHORT_INTERPOLATOR)).toBeLessThanOrEqual(-1 + 0.05);
    expect(changed.last('position')?.dropoutFrames).toBe(0);
  });
});
