import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { largestStep } from '../../../tests/support/heard';
import { PlaybackRig, RATE_HZ } from '../../../tests/support/playback-rig';
import { noise, sine } from '../../../tests/support/wave-file';
import type { PlaybackState } from '../../shared/domain/playback';
import { FADE_SECONDS } from '../../shared/sound/stream';
import { LoudnessMeter } from '../audio/analysis';

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

describe('Playback of enhanced sound', () => {
  it('plans while it plays, glides to the plan, and remembers it', async () => {
    const rig = new PlaybackRig();
    const track = rig.add('a.wav', sine(RATE_HZ * 8, RATE_HZ, 997, 0.1));
    rig.add('b.wav', sine(RATE_HZ * 2, RATE_HZ, 997, 0.2));
    await rig.play(track);
    await rig.until('a plan', () => rig.playback.enhancement.latest?.analysis === 'done');
    await rig.until('the target', () => {
      const meters = rig.playback.enhancement.latest?.meters;
      return Math.abs((meters?.wetMomentaryLufs ?? 0) + 14) < 0.1;
    });
    const { plan, source, meters } = rig.playback.enhancement.latest ?? {};
    expect(plan?.basis).toBe('whole-file');
    expect(source?.integratedLufs).toBeCloseTo(-20, 1);
    expect(meters?.dryMomentaryLufs).toBeCloseTo(-20, 1);
    await rig.until('the next to be measured', () => rig.measured.length === 2);

    await rig.play(track);
    const from = rig.output.frames;
    await rig.output.run(0.5);
    expect(rig.measured).toHaveLength(2);
    const peak = Math.max(...rig.output.everything().subarray(from + 4_000, from + 20_000));
    expect(20 * Math.log10(peak)).toBeCloseTo(-14, 1);
  });

  it('lets a changed wish be heard at once, without a step, and goes on measuring behind it', async () => {
    const rig = new PlaybackRig();
    await rig.play(rig.add('a.wav', sine(RATE_HZ * 10, RATE_HZ, 997, 0.1)));
    await rig.until('the plan', () => rig.playback.enhancement.latest?.analysis === 'done');
    await rig.until('the target', () => {
      const meters = rig.playback.enhancement.latest?.meters;
      return Math.abs((meters?.wetMomentaryLufs ?? 0) + 14) < 0.05;
    });
    const peak = (from: number, seconds: number) =>
      Math.max(...rig.output.everything().subarray(from, from + seconds * RATE_HZ));
    const before = peak(rig.output.frames - RATE_HZ / 10, 0.1);
    rig.playback.setRequest({ targetLufs: -20 });
    const asked = rig.output.frames;
    await rig.output.run(1);
    expect(20 * Math.log10(peak(asked + 0.07 * RATE_HZ, 0.1) / before)).toBeCloseTo(-6, 1);
    const steepest = (before * 2 * Math.PI * 997) / RATE_HZ + (before * 0.5) / (FADE_SECONDS * RATE_HZ);
    expect(largestStep(rig.output.everything().subarray(asked - 100))).toBeLessThanOrEqual(steepest * 1.01);
    expect(rig.settings.current.enhancement.targetLufs).toBe(-20);
    await expect.poll(() => rig.measured.length).toBe(2);
  });

  describe('compared equally loud', () => {
    /** Integrated loudness of what the output gave from a frame on, LUFS. */
    function loudness(rig: PlaybackRig, from: number): number {
      const meter = new LoudnessMeter({ rateHz: RATE_HZ, channels: 2 });
      meter.add([rig.output.everything('left').subarray(from), rig.output.everything('right').subarray(from)]);
      return meter.result().integratedLufs ?? Number.NaN;
    }

    /** Plays a file whole, first untouched and then enhanced, and measures both; the file as it is to compare with. */
    async function both(level: number) {
      const rig = new PlaybackRig();
      const sound = noise(RATE_HZ * 6, 5, level);
      const track = rig.add('a.wav', sound);
      await rig.play(track);
      await rig.until('the plan', () => rig.playback.enhancement.latest?.analysis === 'done');
      rig.playback.setLevelMatched(true);
      const measured: number[] = [];
      const heard: Float32Array[] = [];
      for (const enabled of [false, true]) {
        rig.playback.setEnabled(enabled);
        await rig.play(track);
        await rig.output.run(0.3);
        const from = rig.output.frames;
        await rig.output.run(5);
        measured.push(loudness(rig, from));
        heard.push(rig.output.everything().slice(from));
      }
      const [original = Number.NaN, enhanced = Number.NaN] = measured;
      return { rig, sound, heard, original, enhanced, state: rig.playback.enhancement.latest };
    }

    it('turns down the enhanced sound within 0.1 LU, and leaves the original bit by bit', async () => {
      const { sound, heard, original, enhanced, state } = await both(0.05);
      expect(Math.abs(enhanced - original)).toBeLessThan(0.1);
      expect(state?.levelMatched).toBe(true);
      expect(state?.matchDb).toBeGreaterThan(3);
      const dry = heard[0] ?? new Float32Array(0);
      const place = sound.findIndex((value, i) => value === dry[0] && sound[i + 1] === dry[1]);
      expect(dry.subarray(0, 4 * RATE_HZ)).toEqual(sound.subarray(place, place + 4 * RATE_HZ));
    });

    it('turns down the original where that is the louder one', async () => {
      const { original, enhanced, state } = await both(0.9);
      expect(Math.abs(enhanced - original)).toBeLessThan(0.1);
      expect(state?.matchDb).toBeLessThan(-3);
    });

    it('is heard at once, without a step, and gone again bit by bit', async () => {
      const rig = new PlaybackRig();
      const tone = sine(RATE_HZ * 10, RATE_HZ, 441.73, 0.9);
      rig.playback.setEnabled(false);
      await rig.play(rig.add('a.wav', tone));
      await rig.until('the plan', () => rig.playback.enhancement.latest?.analysis === 'done');
      await rig.output.run(0.5);
      const from = rig.output.frames;
      const steepest = (0.9 * 2 * Math.PI * 441.73) / RATE_HZ + 0.9 / (FADE_SECONDS * RATE_HZ);
      rig.playback.setLevelMatched(true);
      await rig.output.run(0.5);
      const { matchDb = 0 } = rig.playback.enhancement.latest ?? {};
      expect(matchDb).toBeLessThan(-6);
      const matched = rig.output.everything().subarray(from + 0.07 * RATE_HZ);
      expect(20 * Math.log10(Math.max(...matched) / 0.9)).toBeCloseTo(matchDb, 2);
      rig.playback.setLevelMatched(false);
      await rig.output.run(0.5);
      expect(largestStep(rig.output.everything().subarray(from))).toBeLessThanOrEqual(steepest);
      const last = rig.output.everything().subarray(-2_000);
      const place = tone.findIndex((value, i) => value === last[0] && tone[i + 1] === last[1]);
      expect(last).toEqual(tone.subarray(place, place + 2_000));
    });
  });

  describe('with gains from tags', () => {
    const gains = { trackGainDb: -6, trackPeak: 0.5, albumGainDb: -2, albumPeak: 1 };
    const level = (rig: PlaybackRig, from: number) => Math.max(...rig.output.everything().subarray(from));

    it('plays the untouched sound with the track’s, and off again bit by bit as it is', async () => {
      const rig = new PlaybackRig();
      rig.playback.setEnabled(false);
      rig.playback.setReplayGain({ mode: 'track' });
      await rig.play(rig.add('a.wav', sine(RATE_HZ * 6, RATE_HZ, 441.73, 0.5), { replayGain: gains }));
      await rig.output.run(1);
      expect(20 * Math.log10(level(rig, rig.output.frames - 4_800) / 0.5)).toBeCloseTo(-6, 2);
      rig.playback.setReplayGain({ mode: 'off' });
      await rig.output.run(0.5);
      expect(level(rig, rig.output.frames - 4_800)).toBeCloseTo(0.5, 5);
      const tone = sine(RATE_HZ * 6, RATE_HZ, 441.73, 0.5);
      const last = rig.output.everything().subarray(-2_000);
      const place = tone.findIndex((value, i) => value === last[0] && tone[i + 1] === last[1]);
      expect(last).toEqual(tone.subarray(place, place + 2_000));
    });

    it('takes the album’s while its tracks follow one another, the track’s where another comes', async () => {
      const rig = new PlaybackRig();
      rig.playback.setEnabled(false);
      rig.playback.setReplayGain({ mode: 'auto' });
      const tone = sine(RATE_HZ * 2, RATE_HZ, 441.73, 0.5);
      const album = { album: 'Album', albumArtist: 'Artist', replayGain: gains };
      const first = rig.add('a.wav', tone, { ...album, trackNumber: 1 });
      rig.add('b.wav', tone, { ...album, trackNumber: 2 });
      rig.add('c.wav', tone, { replayGain: gains });
      await rig.play(first);
      const gainOf = async (title: string) => {
        await rig.until(`${title}`, () => rig.playback.state.latest?.track?.title === title);
        await rig.output.run(1.5);
        return 20 * Math.log10(level(rig, rig.output.frames - 4_800) / 0.5);
      };
      expect(await gainOf('a.wav')).toBeCloseTo(-2, 2);
      expect(await gainOf('b.wav')).toBeCloseTo(-2, 2);
      expect(await gainOf('c.wav')).toBeCloseTo(-6, 2);
    });
  });
});
