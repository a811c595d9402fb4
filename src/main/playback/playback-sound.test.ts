import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { largestStep } from '../../../tests/support/heard';
import { PlaybackRig, RATE_HZ } from '../../../tests/support/playback-rig';
import { noise, sine } from '../../../tests/support/wave-file';
import {
  FINGERPRINT_DIMENSIONS,
  FINGERPRINT_VERSION,
  type Fingerprint,
  type StoredFingerprint,
} from '../../shared/domain/fingerprint';
import { NO_LOUDNESS } from '../../shared/domain/loudness';
import { FADE_SECONDS } from '../../shared/sound/stream';
import { LoudnessMeter } from '../audio/analysis';

describe('Playback with cross-fade', () => {
  const album = (trackNumber: number) => ({ albumId: 1, trackNumber });

  async function heardWhole(tags: [object, object]) {
    const rig = new PlaybackRig();
    rig.playback.setEnabled(false);
    rig.playback.setCrossfade(2);
    const one = noise(RATE_HZ * 5, 1);
    const other = noise(RATE_HZ * 5, 2);
    const first = rig.add('a.wav', one, tags[0]);
    rig.add('b.wav', other, tags[1]);
    await rig.play(first);
    await rig.until('b.wav', () => rig.playback.state.latest?.track?.title === 'b.wav');
    const shownSeconds = rig.playback.state.latest?.positionSeconds ?? Number.NaN;
    await rig.until('the end', () => rig.playback.state.latest?.kind === 'idle');
    const heard = rig.output.heard();
    const length = heard.findLastIndex((value) => value !== 0) + 1;
    return { rig, one, other, heard, length, shownSeconds };
  }

  it('fades a track into one of another album, and shows it from the middle on', async () => {
    const { one, other, heard, length, shownSeconds, rig } = await heardWhole([{}, album(2)]);
    expect(length).toBe(8 * RATE_HZ);
    expect(heard.subarray(0, 3 * RATE_HZ)).toEqual(one.subarray(0, 3 * RATE_HZ));
    expect(heard.subarray(5 * RATE_HZ, length)).toEqual(other.subarray(2 * RATE_HZ));
    expect(shownSeconds).toBeCloseTo(1, 1);
    expect(rig.settings.current.crossfadeSeconds).toBe(2);
  });

  it('joins tracks that follow one another on an album without a gap', async () => {
    const { one, other, heard, length } = await heardWhole([album(1), album(2)]);
    expect(length).toBe(10 * RATE_HZ);
    expect(heard.subarray(0, one.length)).toEqual(one);
    expect(heard.subarray(one.length, length)).toEqual(other);
  });

  it('goes over from one to the other while it plays when the setting changes', async () => {
    const rig = new PlaybackRig();
    rig.playback.setEnabled(false);
    const first = rig.add('a.wav', noise(RATE_HZ * 5, 1));
    rig.add('b.wav', noise(RATE_HZ * 5, 2));
    await rig.play(first);
    await rig.until('1 s played', () => (rig.playback.state.latest?.positionSeconds ?? 0) > 1);
    rig.playback.setCrossfade(2);
    await rig.until('the end', () => rig.playback.state.latest?.kind === 'idle');
    expect(rig.output.heard().findLastIndex((value) => value !== 0) + 1).toBe(8 * RATE_HZ);
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

  it('plans at once from the fingerprint that the library holds, unless it is not to be used', async () => {
    const rig = new PlaybackRig();
    const track = rig.add('tone.wav', sine(RATE_HZ * 20, RATE_HZ, 997, 0.1));
    rig.analyses.set(track.path, { ...NO_LOUDNESS, integratedLufs: -20, truePeakDbtp: -20 });
    rig.fingerprints.set(track.id, thinFingerprint());
    await rig.play(track);
    const bands = () => {
      const stage = rig.playback.enhancement.latest?.plan?.stages.find(({ name }) => name === 'tonal-balance');
      return stage?.name === 'tonal-balance' ? stage.bands : null;
    };
    expect(bands()?.some(({ frequencyHz, gainDb }) => frequencyHz < 1000 && gainDb > 2)).toBe(true);
    expect(rig.measured).toEqual([]);
    rig.settings.change({ fingerprintEnabled: false });
    expect(bands()).toEqual([]);
  });

  it('plans anew when the fingerprint is no longer to be used, and takes the old plan up when it is again', async () => {
    const rig = new PlaybackRig();
    await rig.play(rig.add('tone.wav', sine(RATE_HZ * 20, RATE_HZ, 997, 0.1)));
    await rig.until('a plan', () => rig.measured.length === 1);
    rig.settings.change({ fingerprintEnabled: false });
    // Wishes are let come to rest before anything is measured for them.
    await wait(600);
    await rig.until('another plan', () => rig.measured.length === 2);
    rig.settings.change({ fingerprintEnabled: true });
    await wait(600);
    await rig.until('the old plan', () => rig.playback.enhancement.latest?.analysis === 'done');
    expect(rig.measured).toHaveLength(2);
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
      const album = { albumId: 1, replayGain: gains };
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

/** Of sound that lacks bass beside its treble, as no music does. */
function thinFingerprint(): StoredFingerprint {
  const thirdOctaveHz = Array.from({ length: 30 }, (_, band) => 10 ** ((14 + band) / 10));
  const values = Object.fromEntries(FINGERPRINT_DIMENSIONS.map((name) => [name, null])) as Fingerprint;
  return {
    algorithmVersion: FINGERPRINT_VERSION,
    fingerprint: { ...values, crest: 14, stereoWidth: 0.1, phaseCorrelation: 0.8 },
    notes: [],
    extras: {
      key: null,
      thirdOctaveHz,
      thirdOctaveDb: thirdOctaveHz.map((_, band) => band - 50),
      subsonicDb: null,
      overview: { secondsPerPoint: 1, peak: [], rms: [] },
    },
  };
}
