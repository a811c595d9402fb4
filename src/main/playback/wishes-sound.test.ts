import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { character } from '../../../tests/support/character';
import { largestStep } from '../../../tests/support/heard';
import { PlaybackRig, RATE_HZ } from '../../../tests/support/playback-rig';
import { sine } from '../../../tests/support/wave-file';
import { AuralisError } from '../../shared/domain/errors';
import {
  FINGERPRINT_DIMENSIONS,
  FINGERPRINT_VERSION,
  type Fingerprint,
  type StoredFingerprint,
} from '../../shared/domain/fingerprint';
import { NO_LOUDNESS } from '../../shared/domain/loudness';
import { stageOf } from '../../shared/domain/plan';
import type { Track } from '../../shared/domain/track';
import { FADE_SECONDS } from '../../shared/sound/stream';
import { LoudnessMeter } from '../audio/analysis';

/** A whole number of periods a second, so that tracks join without a step. */
const TONE_HZ = 440;
/** Within so much of a request its effect must be complete: to be heard, and the fade, seconds. */
const COMPLETE_SECONDS = 0.05 + FADE_SECONDS;

/** More than is played of a track that is heard for as long as a test takes. */
const SECONDS = 12;

const tone = (seconds: number, level: number) => sine(RATE_HZ * seconds, RATE_HZ, TONE_HZ, level);
const decibels = (value: number) => 20 * Math.log10(value);

/** Highest sample of the output between two places, as a level in dB. */
function levelBetween(rig: PlaybackRig, from: number, to = rig.output.frames): number {
  return decibels(
    rig.output
      .everything()
      .subarray(from, to)
      .reduce((most, value) => Math.max(most, value), 0),
  );
}
const levelNow = (rig: PlaybackRig) => levelBetween(rig, rig.output.frames - 0.1 * RATE_HZ);

/** Integrated loudness of a tone of a level, LUFS. */
function loudnessOf(level: number): number {
  const meter = new LoudnessMeter({ rateHz: RATE_HZ, channels: 2 });
  meter.add([tone(3, level), tone(3, level)]);
  return meter.result().integratedLufs ?? Number.NaN;
}

/** Plays, and waits until the plan is final and its gain has come to rest. */
async function settle(rig: PlaybackRig, track: Track): Promise<void> {
  await rig.play(track);
  await rig.output.run(0.2);
  await expect.poll(() => rig.playback.enhancement.latest?.analysis, { timeout: 30_000 }).toBe('done');
  await rig.output.run(3);
}

/** Does something while it plays; answers by how much the level then changed, dB, within the time that it may take. */
async function changeOf(rig: PlaybackRig, change: () => unknown): Promise<number> {
  const before = levelNow(rig);
  const asked = rig.output.frames;
  const seconds = rig.playback.state.latest?.positionSeconds ?? 0;
  await change();
  await rig.output.run(0.4);
  const complete = Math.ceil(asked + COMPLETE_SECONDS * RATE_HZ);
  const after = levelBetween(rig, complete, complete + 0.1 * RATE_HZ);
  const louder = 10 ** (Math.max(before, after) / 20);
  const steepest = (louder * 2 * Math.PI * TONE_HZ) / RATE_HZ + louder / (FADE_SECONDS * RATE_HZ);
  expect(largestStep(rig.output.everything().subarray(asked - 100))).toBeLessThanOrEqual(steepest);
  const moved = (rig.playback.state.latest?.positionSeconds ?? 0) - seconds;
  expect(Math.abs(moved - 0.4)).toBeLessThan(0.12);
  return after - before;
}

/** Has the library hold what a tone of a level measures. */
function stored(rig: PlaybackRig, track: Track, level: number): void {
  const lufs = loudnessOf(level);
  const { fingerprint, extras } = character({});
  const values = Object.fromEntries(FINGERPRINT_DIMENSIONS.map((name) => [name, null])) as Fingerprint;
  const measured: StoredFingerprint = {
    algorithmVersion: FINGERPRINT_VERSION,
    fingerprint: { ...values, ...fingerprint },
    notes: [],
    extras: { key: null, overview: { secondsPerPoint: 1, peak: [], rms: [] }, ...extras },
  };
  rig.fingerprints.set(track.id, measured);
  rig.analyses.set(track.path, { ...NO_LOUDNESS, integratedLufs: lufs, truePeakDbtp: lufs });
}

describe('a reference chosen while it plays', () => {
  async function playing() {
    const rig = new PlaybackRig();
    const track = rig.add('a.wav', tone(SECONDS, 0.1));
    const reference = rig.add('model.wav', tone(1, 0.05), { title: 'The model' });
    stored(rig, reference, 0.05);
    await settle(rig, track);
    return { rig, reference };
  }

  it('is heard at once by its amount, without a step, and as before when it is cleared', async () => {
    const { rig, reference } = await playing();
    const { wishes } = rig;
    const apart = loudnessOf(0.05) + 14;
    expect(await changeOf(rig, () => wishes.chooseReference(reference.id))).toBeCloseTo(apart, 1);
    expect(await changeOf(rig, () => wishes.setReferenceAmount(0.5))).toBeCloseTo(-apart / 2, 1);
    expect(await changeOf(rig, () => wishes.setReferenceAmount(0))).toBeCloseTo(-apart / 2, 1);
    await changeOf(rig, () => wishes.setReferenceAmount(1));
    expect(rig.playback.enhancement.latest?.request.reference).toMatchObject({ name: 'The model', amount: 1 });
    expect(await changeOf(rig, () => wishes.clearReference())).toBeCloseTo(-apart, 1);
    expect(rig.playback.enhancement.latest?.request.reference).toBeNull();
  });

  it('goes on being used when its file is gone, which is told once', async () => {
    const { rig, reference } = await playing();
    await rig.wishes.chooseReference(reference.id);
    rmSync(reference.path);
    await rig.wishes.checkReference();
    await rig.wishes.checkReference();
    expect(rig.notices.map(({ problem }) => problem.code)).toEqual(['reference-missing']);
    expect(rig.playback.enhancement.latest?.referenceMissing).toBe(true);
    await rig.output.run(0.4);
    expect(stageOf(rig.playback.enhancement.latest?.plan ?? { stages: [] }, 'make-up-gain')?.explanationId).toBe(
      'make-up-gain.reference',
    );
    rig.wishes.clearReference();
    expect(rig.playback.enhancement.latest?.referenceMissing).toBe(false);
  });

  it('is refused where it has no sound to go by, and nothing changes', async () => {
    const { rig } = await playing();
    const silent = rig.add('silent.wav', new Float32Array(RATE_HZ));
    await expect(rig.wishes.chooseReference(silent.id)).rejects.toMatchObject({ code: 'not-measurable' });
    expect(rig.playback.enhancement.latest).toMatchObject({ referenceMeasuring: null, request: { reference: null } });
  });
});

describe('an album', () => {
  const on = (trackNumber: number) => ({ albumId: 1, trackNumber, album: 'Album', durationSeconds: 4 });

  /** Two tracks of one album, 6 dB apart, and one of none. */
  function library(measured: boolean) {
    const rig = new PlaybackRig();
    const [loud, soft] = [rig.add('1.wav', tone(4, 0.1), on(1)), rig.add('2.wav', tone(4, 0.05), on(2))];
    rig.add('3.wav', tone(4, 0.1));
    if (measured) for (const [track, level] of [[loud, 0.1] as const, [soft, 0.05] as const]) stored(rig, track, level);
    return { rig, loud };
  }

  /** Level near the end of each of the first two tracks, after what glides has come to rest, dB. */
  async function levels(rig: PlaybackRig, first: Track): Promise<number[]> {
    await rig.play(first);
    await rig.output.run(3.5);
    const one = levelNow(rig);
    await rig.until('the second', () => rig.playback.state.latest?.track?.title === '2.wav');
    await rig.output.run(3.3);
    return [one, levelNow(rig)];
  }

  it('keeps its relations while it plays in order, and not track by track', async () => {
    const { rig, loud } = library(true);
    const [one = 0, two = 0] = await levels(rig, loud);
    expect(one - two).toBeCloseTo(6, 1);
    const { album, plan } = rig.playback.enhancement.latest ?? {};
    expect(album).toEqual({ inUse: true, measured: 2, tracks: 2 });
    expect(stageOf(plan ?? { stages: [] }, 'make-up-gain')?.explanationId).toBe('make-up-gain.album');
    rig.wishes.setAlbumMode('track');
    const [three = 0, four = 0] = await levels(rig, loud);
    expect(Math.abs(three - four)).toBeLessThan(0.2);
  });

  it('is kept from its first sample on: nothing glides where all is measured', async () => {
    const { rig, loud } = library(true);
    await rig.play(loud);
    await rig.output.run(0.5);
    const early = levelNow(rig);
    await rig.output.run(2.5);
    expect(Math.abs(levelNow(rig) - early)).toBeLessThan(0.1);
  });

  it('uses what is known while tracks are not measured, says so, and is never heard as a step', async () => {
    const { rig, loud } = library(false);
    const told: string[] = [];
    rig.playback.enhancement.listen(({ plan }) => {
      const gain = plan && stageOf(plan, 'make-up-gain');
      if (gain) told.push(gain.explanation);
    });
    await rig.play(loud);
    await rig.until('all of the album', () => rig.playback.enhancement.latest?.album?.measured === 2);
    expect(told.some((sentence) => sentence.includes('1 of 2 tracks are measured'))).toBe(true);
    await rig.until('the second', () => rig.playback.state.latest?.track?.title === '2.wav');
    await rig.output.run(1);
    expect(told.at(-1)).not.toContain('of 2 tracks');
    await rig.until('the end', () => rig.playback.state.latest?.track?.title === '3.wav');
    const steepest = (0.5 * 2 * Math.PI * TONE_HZ) / RATE_HZ + 0.5 / (FADE_SECONDS * RATE_HZ);
    expect(largestStep(rig.output.everything())).toBeLessThanOrEqual(steepest);
  });

  it('is changed to and fro while it plays, heard at once', async () => {
    const rig = new PlaybackRig();
    const long = { albumId: 1, album: 'Album', durationSeconds: SECONDS };
    const first = rig.add('1.wav', tone(SECONDS, 0.1), { ...long, trackNumber: 1 });
    const second = rig.add('2.wav', tone(SECONDS, 0.05), { ...long, trackNumber: 2 });
    stored(rig, first, 0.1);
    stored(rig, second, 0.05);
    await settle(rig, first);
    const apart = await changeOf(rig, () => rig.wishes.setAlbumMode('track'));
    // The album is at -22.0 LUFS: of its own the louder track is raised by 2 dB less.
    expect(apart).toBeCloseTo(-2, 1);
    expect(await changeOf(rig, () => rig.wishes.setAlbumMode('album'))).toBeCloseTo(2, 1);
  });
});

describe('what is set by hand', () => {
  async function playing() {
    const rig = new PlaybackRig();
    const track = rig.add('a.wav', tone(SECONDS, 0.1), { albumId: 1, trackNumber: 1 });
    const other = rig.add('b.wav', tone(SECONDS, 0.1), { albumId: 1, trackNumber: 5 });
    const third = rig.add('c.wav', tone(SECONDS, 0.1));
    for (const one of [track, other, third]) stored(rig, one, 0.1);
    rig.wishes.setAlbumMode('track');
    await settle(rig, track);
    return { rig, track, other, third };
  }

  const levelOf = async (rig: PlaybackRig, track: Track) => {
    await settle(rig, track);
    return levelNow(rig);
  };

  it('holds for the track, the album or every track, the narrower before the wider, and is heard at once', async () => {
    const { rig, track, other, third } = await playing();
    const { wishes } = rig;
    // The tone's level over its loudness.
    const weighting = levelNow(rig) + 14;
    expect(await changeOf(rig, () => wishes.changeOverrides('all', track.id, { targetLufs: -17 }))).toBeCloseTo(-3, 1);
    expect(await changeOf(rig, () => wishes.changeOverrides('album', track.id, { targetLufs: -20 }))).toBeCloseTo(
      -3,
      1,
    );
    expect(await changeOf(rig, () => wishes.changeOverrides('track', track.id, { targetLufs: -14 }))).toBeCloseTo(6, 1);
    expect(await levelOf(rig, other)).toBeCloseTo(-20 + weighting, 1);
    expect(await levelOf(rig, third)).toBeCloseTo(-17 + weighting, 1);
    await settle(rig, track);
    const back = await changeOf(rig, () => wishes.changeOverrides('track', track.id, { targetLufs: null }));
    expect(back).toBeCloseTo(-6, 1);
    expect(await changeOf(rig, () => wishes.resetOverrides('album', track.id))).toBeCloseTo(3, 1);
  });

  it('holds for a preset as long as that is in use', async () => {
    const { rig, track } = await playing();
    const { wishes } = rig;
    await changeOf(rig, () => wishes.changeOverrides('preset', track.id, { targetLufs: -18 }));
    expect(rig.playback.enhancement.latest?.layers.preset).toEqual({ targetLufs: -18 });
    expect(await changeOf(rig, () => wishes.choosePreset('gentle'))).toBeCloseTo(4, 0);
    expect(await changeOf(rig, () => wishes.choosePreset('adaptive'))).toBeCloseTo(-4, 0);
  });

  it('follows a hand that moves whatever the library is busy with, and keeps where it comes to rest', async () => {
    const { rig, track } = await playing();
    const { wishes } = rig;
    let writes = 0;
    let free = () => {};
    const { putOverrides } = rig.wishLibrary;
    rig.wishLibrary.putOverrides = async (owner, overrides) => {
      writes++;
      await new Promise<void>((resolve) => {
        free = resolve;
      });
      return putOverrides(owner, overrides);
    };
    for (const [targetLufs, by] of [
      [-15, -1],
      [-18, -3],
      [-12, 6],
    ] as const)
      expect(await changeOf(rig, () => wishes.changeOverrides('track', track.id, { targetLufs }, true))).toBeCloseTo(
        by,
        1,
      );
    expect(writes).toBe(0);
    let kept: Promise<void> = Promise.resolve();
    expect(
      await changeOf(rig, () => {
        kept = wishes.changeOverrides('track', track.id, { targetLufs: -16 });
      }),
    ).toBeCloseTo(-4, 1);
    expect(writes).toBe(1);
    expect(await rig.wishLibrary.overrides({ scope: 'track', trackId: track.id })).toEqual({});
    free();
    await kept;
    expect(await changeOf(rig, () => undefined)).toBeCloseTo(0, 2);
    expect(await rig.wishLibrary.overrides({ scope: 'track', trackId: track.id })).toEqual({ targetLufs: -16 });
  });

  it('is as it was where it cannot be kept, which is told', async () => {
    const { rig, track } = await playing();
    rig.wishLibrary.putOverrides = () => Promise.reject(new AuralisError('disk-full'));
    const refused = rig.wishes.changeOverrides('track', track.id, { targetLufs: -20 });
    await expect(refused).rejects.toMatchObject({ code: 'disk-full' });
    await expect.poll(() => rig.playback.enhancement.latest?.layers.track).toEqual({});
    expect(rig.playback.enhancement.latest?.plan?.request.targetLufs).toBe(-14);
  });

  it('refuses an album where there is none', async () => {
    const { rig, third } = await playing();
    await expect(rig.wishes.changeOverrides('album', third.id, { ratio: 2 })).rejects.toMatchObject({
      code: 'track-not-found',
    });
  });

  it('changes the sound at once with a preset of one’s own that is chosen while it plays', async () => {
    const { rig } = await playing();
    const { wishes } = rig;
    await changeOf(rig, () => wishes.change({ targetLufs: -20 }));
    const quiet = await wishes.savePreset({ name: 'Quiet', description: '' });
    expect(await changeOf(rig, () => wishes.change({ preset: 'adaptive', targetLufs: -14 }))).toBeCloseTo(6, 1);
    const full = await wishes.savePreset({ name: 'Full', description: '' });
    expect(await changeOf(rig, () => wishes.choosePreset(quiet))).toBeCloseTo(-6, 1);
    expect(await changeOf(rig, () => wishes.choosePreset(full))).toBeCloseTo(6, 1);
  });

  it('is kept as a preset with what is wished beside it, used by its name, and gone without a trace', async () => {
    const { rig } = await playing();
    const { wishes } = rig;
    wishes.change({ targetLufs: -20, intensity: 0.5, overrides: { subsonicHz: 30 } });
    const id = await wishes.savePreset({ name: 'Mine', description: 'Quiet.' });
    expect(rig.playback.enhancement.latest).toMatchObject({ ownPresetId: id, ownPresets: [{ id, name: 'Mine' }] });
    wishes.change({ targetLufs: -14, intensity: 1, overrides: {}, preset: 'warm' });
    expect(rig.playback.enhancement.latest?.ownPresetId).toBeNull();
    await wishes.choosePreset(id);
    expect(rig.playback.enhancement.latest?.request).toMatchObject({
      preset: 'adaptive',
      targetLufs: -20,
      intensity: 0.5,
    });
    expect(wishes.resolve(null, false).overrides).toEqual({ subsonicHz: 30 });
    await wishes.removePreset(id);
    await expect.poll(() => wishes.resolve(null, false).overrides).toEqual({});
    expect(rig.playback.enhancement.latest).toMatchObject({ ownPresetId: null, ownPresets: [] });
    await expect(wishes.choosePreset(id)).rejects.toMatchObject({ code: 'preset-not-found' });
  });
});

describe('both ways compared by a key that is held', () => {
  it('are heard equally loud, told as such, and the level glides back some time after', async () => {
    const rig = new PlaybackRig();
    await settle(rig, rig.add('a.wav', tone(SECONDS, 0.1)));
    const state = () => rig.playback.enhancement.latest;
    expect(state()).toMatchObject({ heard: 'enhanced', comparing: false });
    await changeOf(rig, () => rig.playback.compare(true));
    expect(state()).toMatchObject({ heard: 'original', comparing: true, enabled: true });
    const original = levelNow(rig);
    expect(original).toBeCloseTo(-20, 1);
    expect(await changeOf(rig, () => rig.playback.compare(false))).toBeCloseTo(0, 1);
    expect(state()).toMatchObject({ heard: 'enhanced', comparing: true });
    await expect.poll(() => state()?.comparing, { timeout: 30_000 }).toBe(false);
    await rig.output.run(2);
    expect(levelNow(rig) - original).toBeCloseTo(6, 1);
  });
});
