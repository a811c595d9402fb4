import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { PlaybackRig, RATE_HZ } from '../../../tests/support/playback-rig';
import { noise } from '../../../tests/support/wave-file';
import type { PlaybackState } from '../../shared/domain/playback';

describe('Playback', () => {
  let rig: PlaybackRig;
  beforeEach(() => {
    rig = new PlaybackRig();
    rig.playback.setEnabled(false);
  });

  function state(): PlaybackState {
    const latest = rig.playback.state.latest;
    if (!latest) throw new Error('no state');
    return latest;
  }

  const playing = (title: string) =>
    rig.until(`${title} playing`, () => state().kind === 'playing' && state().track?.title === title);

  it('plays the clicked track and then the list it was chosen from, gaplessly, to its end', async () => {
    const whole = noise(60_000, 1);
    rig.add('z.wav', noise(9_600, 9));
    const first = rig.add('a.wav', whole.subarray(0, 30_000));
    rig.add('b.wav', whole.subarray(30_000));
    await rig.play(first);
    await playing('b.wav');
    expect(state()).toMatchObject({ queueIndex: 2, queueLength: 3, durationSeconds: 30_000 / RATE_HZ });
    await rig.until('the end', () => state().kind === 'idle');
    expect(rig.output.heard().subarray(0, 60_000)).toEqual(whole);
    expect(rig.notices).toEqual([]);
  });

  it('lets the later of two rapid choices win', async () => {
    const wanted = noise(30_000, 3);
    const a = rig.add('a.wav', noise(30_000, 2));
    const b = rig.add('b.wav', wanted);
    await Promise.all([rig.play(a), rig.play(b)]);
    await playing('b.wav');
    await rig.output.run(0.7);
    expect(rig.output.heard().subarray(0, 30_000)).toEqual(wanted);
  });

  it('keeps playing when a track is asked for that is not there any more', async () => {
    const a = rig.add('a.wav', noise(96_000, 2));
    await rig.play(a);
    await playing('a.wav');
    await expect(rig.play({ ...a, id: 99 })).rejects.toThrow('not in the library');
    const before = state().positionSeconds;
    await rig.output.run(0.5);
    expect(state().positionSeconds).toBeGreaterThan(before + 0.3);
  });

  it('names what left the library while it waited for its turn, and goes on with the next', async () => {
    const first = rig.add('first.wav', noise(96_000, 2));
    const gone = rig.add('gone.wav', noise(96_000, 3));
    rig.add('last.wav', noise(96_000, 4));
    await rig.play(first);
    await playing('first.wav');
    await rig.output.run(0.2);
    rig.drop(gone);
    await rig.playback.next();
    await playing('last.wav');
    const said = rig.notices.map(({ action, problem }) => [action, problem.code, problem.params.name]);
    expect(said).toEqual([['skipped', 'queued-track-gone', 'gone.wav']]);
  });

  it('skips what cannot be played with a notice and goes on with the next', async () => {
    const missing = rig.add('missing.wav', noise(1_000, 1));
    rmSync(missing.path);
    const text = join(rig.folder, 'text.mp3');
    writeFileSync(text, 'words, not music');
    rig.addFile(text);
    writeFileSync(join(rig.folder, 'empty.flac'), '');
    rig.addFile(join(rig.folder, 'empty.flac'));
    const good = noise(20_000, 4);
    rig.add('good.wav', good);
    await rig.play(missing);
    await playing('good.wav');
    await rig.output.run(0.5);
    expect(rig.output.heard().subarray(0, 20_000)).toEqual(good);
    expect(rig.notices.map(({ action, problem }) => [action, problem.code])).toEqual([
      ['skipped', 'file-not-found'],
      ['skipped', 'not-audio'],
      ['skipped', 'file-empty'],
    ]);
  });

  it('skips a broken file in the middle of the music', async () => {
    const first = rig.add('a.wav', noise(20_000, 5));
    rmSync(rig.add('b.wav', noise(1_000, 1)).path);
    rig.add('c.wav', noise(20_000, 6));
    await rig.play(first);
    await playing('c.wav');
    expect(rig.notices).toMatchObject([{ action: 'skipped', problem: { code: 'file-not-found' } }]);
  });

  it('stops with a notice where nothing can be played', async () => {
    const missing = rig.add('a.wav', noise(1_000, 1));
    rmSync(missing.path);
    await rig.play(missing);
    await rig.until('a notice', () => rig.notices.length > 0);
    expect(state().kind).toBe('idle');
    expect(rig.notices).toMatchObject([{ action: 'stopped', problem: { code: 'file-not-found' } }]);
  });

  it('pauses and goes on with the very next frame', async () => {
    const left = new Float32Array(96_000).map((_, i) => 0.1 + i / 200_000);
    await rig.play(rig.add('a.wav', left));
    await playing('a.wav');
    rig.playback.pause();
    expect(state().kind).toBe('paused');
    await rig.output.run(0.3);
    const paused = rig.output.frames;
    await rig.output.run(0.3);
    expect(rig.output.heard('left', paused)).toHaveLength(0);
    await rig.playback.resume();
    await rig.output.run(0.1);
    expect(state().kind).toBe('playing');
    const everything = rig.output.everything();
    const last = everything.subarray(0, paused).findLastIndex((value) => value !== 0);
    const ramp = rig.output.heard('left', paused);
    // Past the fade the ramp's value tells the frame: none is lost, none is repeated.
    const framesAfterPause = Math.round(((ramp[2_000] as number) - 0.1) * 200_000) - 2_000;
    const started = everything.findIndex((value) => value !== 0);
    expect(Math.abs(framesAfterPause - (last - started))).toBeLessThanOrEqual(2);
  });

  it('seeks to the frame, forwards and while paused', async () => {
    const left = new Float32Array(RATE_HZ * 5).map((_, i) => 0.1 + i / 1_000_000);
    await rig.play(rig.add('a.wav', left));
    await playing('a.wav');
    await rig.playback.seek(3);
    await rig.until('playing on', () => state().kind === 'playing' && state().positionSeconds > 3);
    rig.playback.pause();
    await rig.output.run(0.1);
    await rig.playback.seek(1);
    expect(state()).toMatchObject({ kind: 'paused', positionSeconds: 1 });
    await rig.output.run(0.1);
    const from = rig.output.frames;
    await rig.playback.resume();
    await rig.output.run(0.2);
    const heard = rig.output.heard('left', from);
    expect(Math.round(((heard[2_000] as number) - 0.1) * 1_000_000)).toBe(RATE_HZ + 2_000);
  });

  it('goes to the next track, back to the start, and to the track before', async () => {
    const a = rig.add('a.wav', noise(RATE_HZ * 6, 1));
    rig.add('b.wav', noise(RATE_HZ * 6, 2));
    await rig.play(a);
    await playing('a.wav');
    await rig.playback.next();
    await playing('b.wav');
    await rig.until('3 s played', () => state().positionSeconds > 3);
    await rig.playback.previous();
    await playing('b.wav');
    expect(state().positionSeconds).toBeLessThan(1);
    await rig.playback.previous();
    await playing('a.wav');
    await rig.playback.next();
    await playing('b.wav');
    await rig.playback.next();
    expect(state().kind).toBe('idle');
  });

  it('resumes by itself where it was when the sound process is killed', async () => {
    const left = new Float32Array(RATE_HZ * 6).map((_, i) => 0.1 + i / 1_000_000);
    await rig.play(rig.add('a.wav', left));
    await rig.until('1 s played', () => state().positionSeconds > 1);
    rig.processes.killCurrent();
    expect(state().kind).toBe('recovering');
    const from = rig.output.frames;
    await rig.until('the music', () => state().kind === 'playing');
    await rig.output.run(0.5);
    const heard = rig.output.everything().subarray(from);
    const frame = (at: number) => Math.round(((heard[at] as number) - 0.1) * 1_000_000);
    // What was put out since then, apart from silence, is what came next in the file.
    const sounded = heard.filter((value) => value !== 0).length;
    expect(Math.abs(frame(heard.length - 1) - frame(0) - sounded)).toBeLessThan(0.1 * RATE_HZ);
    expect(rig.notices).toMatchObject([{ action: 'resumed', problem: { code: 'sound-interrupted' } }]);
    expect(rig.processes.launched).toBe(2);
  });

  it('stays paused when the sound process is killed while paused', async () => {
    await rig.play(rig.add('a.wav', noise(RATE_HZ * 4, 1)));
    await rig.until('some played', () => state().positionSeconds > 0.5);
    rig.playback.pause();
    await rig.output.run(0.1);
    rig.processes.killCurrent();
    await rig.until('paused again', () => state().kind === 'paused');
    const from = rig.output.frames;
    await rig.output.run(0.3);
    expect(rig.output.heard('left', from)).toHaveLength(0);
    await rig.playback.resume();
    await rig.output.run(0.2);
    expect(rig.output.heard('left', from).length).toBeGreaterThan(4_000);
  });

  it('leaves out a file that ends the sound process twice', async () => {
    const deadly = rig.add('deadly.wav', noise(20_000, 1));
    rig.add('good.wav', noise(20_000, 2));
    rig.processes.deadly = deadly.path;
    await rig.play(deadly);
    await playing('good.wav');
    expect(rig.processes.launched).toBe(3);
    expect(rig.notices).toMatchObject([{ action: 'skipped', problem: { code: 'decoder-crashed' } }]);
  });

  it('gives up where the sound process cannot be kept running, and tries again when asked to', async () => {
    const a = rig.add('a.wav', noise(RATE_HZ * 4, 1));
    for (let i = 1; i <= 5; i++) {
      while (rig.processes.launched < i) await wait(10);
      rig.processes.killCurrent();
    }
    expect(rig.notices).toMatchObject([{ action: 'stopped', problem: { code: 'audio-process-lost' } }]);
    await wait(1_200);
    expect(rig.processes.launched).toBe(5);
    await rig.play(a);
    await playing('a.wav');
  });

  it('sets the volume by the third power, exactly 1 at the top, and mutes', async () => {
    const left = new Float32Array(RATE_HZ * 4).fill(0.5);
    rig.playback.setVolume(0.5);
    await rig.play(rig.add('a.wav', left));
    await playing('a.wav');
    await rig.output.run(0.1);
    expect(rig.output.everything().at(-1)).toBeCloseTo(0.5 / 8, 6);
    rig.playback.setMuted(true);
    await rig.output.run(0.1);
    expect(rig.output.everything().at(-1)).toBe(0);
    rig.playback.setMuted(false);
    rig.playback.setVolume(1);
    await rig.output.run(0.1);
    expect(rig.output.everything().at(-1)).toBe(0.5);
    expect(rig.settings.current).toMatchObject({ volume: 1, muted: false });
  });
});
