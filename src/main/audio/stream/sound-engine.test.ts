import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { SoundListener } from '../../../../tests/support/sound-listener';
import { temporaryFolder } from '../../../../tests/support/temporary-folder';
import { noise, sine, writeWaveFile } from '../../../../tests/support/wave-file';
import { DEFAULT_ENHANCEMENT, type Plan } from '../../../shared/domain/plan';
import { LoudnessMeter } from '../analysis';
import type { Treatment } from './protocol';

const RATE = 48_000;

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

function treated(plan: Plan | null): Treatment {
  return { plan, dryGainDb: 0, wetGainDb: 0 };
}

describe('SoundEngine', () => {
  let folder: string;
  let listener: SoundListener;
  beforeEach(() => {
    folder = temporaryFolder();
    listener = new SoundListener(RATE);
  });

  function file(name: string, left: Float32Array, right = left): string {
    return writeWaveFile(join(folder, name), [left, right], RATE);
  }

  function open(path: string, options: { plan?: Plan; startSeconds?: number; intent?: number; entry?: number } = {}) {
    const { plan = null, startSeconds = 0, intent = 1, entry = 1 } = options;
    listener.engine.handle({ type: 'open', intent, entry, path, ...treated(plan), startSeconds, playing: true });
  }

  it('plays a file bit by bit, all of it, and says so', async () => {
    const left = noise(100_000, 1);
    const right = noise(100_000, 2);
    open(file('a.wav', left, right), { plan: gainPlan(6) });
    await listener.run(2.5);
    expect(listener.heard().subarray(0, 100_000)).toEqual(left);
    expect(listener.heard('right').subarray(0, 100_000)).toEqual(right);
    expect(
      listener
        .heard()
        .subarray(100_000)
        .every((value) => value === 0),
    ).toBe(true);
    expect(listener.events.map((event) => event.type).filter((type) => type !== 'position')).toEqual([
      'ready',
      'decoding',
      'opened',
      'started',
      'ended',
    ]);
    expect(listener.last('position')).toMatchObject({ seconds: 100_000 / RATE, dropoutFrames: 0 });
  });

  it('keeps enhanced and untouched sound aligned to the frame', async () => {
    const left = noise(96_000, 3, 0.1);
    listener.engine.handle({ type: 'enhanced', enabled: true });
    open(file('a.wav', left), { plan: gainPlan(6) });
    await listener.run(2.5);
    const heard = listener.heard();
    const gain = 10 ** (6 / 20);
    const worst = Math.max(...left.map((value, i) => Math.abs(value * gain - (heard[i] ?? 9))));
    expect(worst).toBeLessThan(1e-6);
  });

  it('measures what is heard', async () => {
    const tone = sine(RATE * 4, RATE, 997, 0.1);
    open(file('a.wav', tone), { plan: gainPlan(6) });
    await listener.run(2);
    const meter = new LoudnessMeter({ rateHz: RATE, channels: 2 });
    meter.add([tone, tone]);
    const expected = meter.momentaryLufs ?? 0;
    const meters = listener.last('position')?.meters;
    expect(meters?.dryMomentaryLufs).toBeCloseTo(expected, 1);
    expect(meters?.wetMomentaryLufs).toBeCloseTo(expected + 6, 1);
  });

  it('joins cued files without a frame between them', async () => {
    const whole = noise(90_000, 4);
    open(file('a.wav', whole.subarray(0, 40_001)), { plan: gainPlan(3) });
    const second = file('b.wav', whole.subarray(40_001));
    listener.engine.handle({
      type: 'cue',
      crossfadeSeconds: 0,
      next: { entry: 2, path: second, ...treated(gainPlan(3)) },
    });
    await listener.run(2.2);
    expect(listener.heard().subarray(0, 90_000)).toEqual(whole);
    expect(listener.last('advanced')).toMatchObject({ intent: 1, entry: 2, durationSeconds: 49_999 / RATE });
    expect(listener.last('position')).toMatchObject({ entry: 2, seconds: 49_999 / RATE });
  });

  it('seeks to the very frame, and enhanced sound continues as if played from the start', async () => {
    // A loud moment just before the target: the limiter is still letting go of it there.
    const loud = (i: number) => (i > 4.8 * RATE && i < 4.95 * RATE ? 4 : 1);
    const tones = [
      sine(RATE * 6, RATE, 100, 0.1),
      sine(RATE * 6, RATE, 161.8, 0.1),
      sine(RATE * 6, RATE, 271.83, 0.05),
    ];
    const left = Float32Array.from(tones[0] ?? [], (_, i) =>
      tones.reduce((sum, tone) => sum + (tone[i] ?? 0) * loud(i), 0),
    );
    const path = file('a.wav', left);
    listener.engine.handle({ type: 'enhanced', enabled: true });
    open(path, { plan: gainPlan(6) });
    await listener.run(6);
    const reference = listener.heard().slice();

    listener = new SoundListener(RATE);
    listener.engine.handle({ type: 'enhanced', enabled: true });
    open(path, { plan: gainPlan(6) });
    await listener.run(0.2);
    const sought = listener.frames;
    listener.engine.handle({ type: 'seek', intent: 2, seconds: 5 });
    await listener.run(0.8);
    expect(listener.last('position')?.intent).toBe(2);
    const heard = listener.everything().subarray(sought + 6_000, sought + 30_000);
    const start = findAlignment(reference, heard.subarray(0, 2_000), 5 * RATE, 8_000);
    const error = heard.reduce((worst, value, i) => Math.max(worst, Math.abs(value - (reference[start + i] ?? 9))), 0);
    expect(20 * Math.log10(error)).toBeLessThan(-90);
  });

  it('lets the newest of two wishes win', async () => {
    const wanted = noise(60_000, 6);
    open(file('a.wav', noise(60_000, 5)), { intent: 1 });
    open(file('b.wav', wanted), { intent: 2, entry: 2 });
    await listener.run(1.5);
    expect(listener.heard().subarray(0, 60_000)).toEqual(wanted);
    expect(listener.last('started')).toEqual({ type: 'started', intent: 2, entry: 2 });
  });

  it('says why a file cannot be played', async () => {
    const text = join(folder, 'notes.mp3');
    writeFileSync(text, 'no music in here');
    open(text);
    await listener.settle();
    expect(listener.last('failed')?.problem.code).toBe('not-audio');
    open(join(folder, 'gone.wav'), { intent: 2, entry: 2 });
    await listener.settle();
    expect(listener.last('failed')).toMatchObject({ intent: 2, entry: 2, problem: { code: 'file-not-found' } });
  });

  it('plays what a truncated file holds and goes on with the next', async () => {
    const left = noise(96_000, 7);
    const path = file('a.wav', left);
    writeFileSync(path, readFileSync(path).subarray(0, 44 + 8 * 50_000));
    const next = noise(10_000, 8);
    open(path);
    listener.engine.handle({
      type: 'cue',
      crossfadeSeconds: 0,
      next: { entry: 2, path: file('b.wav', next), ...treated(null) },
    });
    await listener.run(1.5);
    const heard = listener.heard();
    expect(heard.subarray(0, 50_000)).toEqual(left.subarray(0, 50_000));
    expect(heard.subarray(50_000, 60_000)).toEqual(next);
    expect(listener.last('advanced')).toMatchObject({ entry: 2 });
  });

  it('warns of a file that plays, but not as it should', async () => {
    const left = noise(20_000, 10);
    left[9_000] = Number.NaN;
    open(file('a.wav', left));
    await listener.run(0.6);
    expect(listener.heard().subarray(0, 9_000)).toEqual(left.subarray(0, 9_000));
    expect(listener.last('warning')).toMatchObject({ entry: 1, problem: { code: 'samples-silenced' } });
  });

  it('plays on untouched, and says why, where the enhancement fails', async () => {
    const left = noise(30_000, 11);
    listener.engine.handle({ type: 'enhanced', enabled: true });
    open(file('a.wav', left), { plan: gainPlan(Number.NaN) });
    await listener.run(1);
    expect(listener.heard().subarray(0, 30_000)).toEqual(left);
    expect(listener.last('warning')).toMatchObject({ entry: 1, problem: { code: 'enhancement-failed' } });
    expect(listener.events.filter(({ type }) => type === 'warning')).toHaveLength(1);
  });

  it('goes on where the listener was after the page was loaded anew', async () => {
    const left = noise(RATE * 4, 9);
    open(file('a.wav', left));
    await listener.run(1);
    const before = listener.last('position')?.seconds ?? 0;
    const from = listener.frames;
    listener.reload();
    await listener.run(1);
    const tail = listener.heard('left', from).subarray(4_000, 5_000);
    const at = findAlignment(left, tail, Math.round(before * RATE), 8_000);
    expect(left.subarray(at, at + 1_000)).toEqual(tail);
  });

  it('glides to a new plan without a step', async () => {
    const left = new Float32Array(RATE * 5).fill(0.1);
    listener.engine.handle({ type: 'enhanced', enabled: true });
    open(file('a.wav', left));
    await listener.run(0.5);
    listener.engine.handle({ type: 'treat', entry: 1, ...treated(gainPlan(6)), transition: 'glide' });
    await listener.run(3);
    const heard = listener.heard().subarray(0, 3 * RATE);
    let jump = 0;
    for (let i = 1; i < heard.length; i++) jump = Math.max(jump, Math.abs((heard[i] ?? 0) - (heard[i - 1] ?? 0)));
    expect(heard.at(-1)).toBeCloseTo(0.1 * 10 ** (6 / 20), 4);
    expect(jump).toBeLessThan(0.0002);
  });
});

/** Where `piece` fits best in `whole`, looking at `count` places from `from` on. */
function findAlignment(whole: Float32Array, piece: Float32Array, from: number, count: number): number {
  let best = from;
  let least = Number.POSITIVE_INFINITY;
  for (let at = from; at < from + count; at++) {
    let error = 0;
    for (let i = 0; i < piece.length && error < least; i += 7)
      error += Math.abs((piece[i] ?? 0) - (whole[at + i] ?? 9));
    if (error < least) [best, least] = [at, error];
  }
  return best;
}
