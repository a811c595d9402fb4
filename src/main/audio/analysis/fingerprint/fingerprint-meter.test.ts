import { describe, expect, it } from 'vitest';
import { fingerprintOf, joined } from '../../../../../tests/support/fingerprint-signals';
import { musicLike, sineWave, whiteNoise } from '../../../../../tests/support/test-signals';
import { FINGERPRINT_DIMENSIONS } from '../../../../shared/domain/fingerprint';
import { LoudnessMeter } from '../loudness-meter';
import { createFingerprintMeter } from './fingerprint-meter';

const RATE_HZ = 44_100;

describe('FingerprintMeter', () => {
  it('gives the same numbers whatever the blocks', async () => {
    const sound = musicLike(RATE_HZ, 7);
    const whole = await fingerprintOf(sound, RATE_HZ, Number.POSITIVE_INFINITY);
    expect(whole.notes).toEqual([]);
    for (const frames of [1, 127, 128, 4096, 7919]) {
      expect(await fingerprintOf(sound, RATE_HZ, frames), `blocks of ${frames}`).toEqual(whole);
    }
  });

  it('measures loudness as the loudness meter does and passes its bins on', async () => {
    const sound = musicLike(RATE_HZ, 5);
    const alone = new LoudnessMeter({ rateHz: RATE_HZ, channels: 2 });
    alone.add(sound);
    const energies: number[] = [];
    const listener = { bin: (energy: number) => void energies.push(energy) };
    const meter = await createFingerprintMeter({ rateHz: RATE_HZ, channels: 2, listener });
    meter.add(sound);
    const { loudness, fingerprint } = meter.result();
    expect(loudness).toEqual(alone.result());
    expect(fingerprint.loudness).toBe(loudness.integratedLufs);
    expect(energies).toHaveLength(500);
    expect(Math.max(...energies)).toBeGreaterThan(0);
  });

  it.each([
    ['nothing', 0],
    ['one sample', 1],
    ['silence', 5 * RATE_HZ],
  ])('has no value for %s, and says why', async (_, frames) => {
    const { fingerprint, notes, extras } = await fingerprintOf([new Float32Array(frames), new Float32Array(frames)]);
    for (const dimension of FINGERPRINT_DIMENSIONS) {
      if (dimension === 'transientDensity' && frames > 1000) expect(fingerprint[dimension]).toBe(0);
      else expect(fingerprint[dimension], dimension).toBeNull();
    }
    expect(notes.map(({ dimension }) => dimension)).toEqual(
      FINGERPRINT_DIMENSIONS.filter((dimension) => fingerprint[dimension] === null),
    );
    for (const { reason } of notes) expect(reason).toMatch(/^[A-Z].{10,}\.$/);
    expect(extras.key).toBeNull();
    expect(extras.thirdOctaveDb.every((level) => level === null)).toBe(true);
  });

  it('measures what a short sound has', async () => {
    const { fingerprint, notes } = await fingerprintOf([sineWave(RATE_HZ, 0.3, 440, -6)]);
    expect(fingerprint.lowMid).toBeCloseTo(1, 2);
    expect(fingerprint.crest).toBeCloseTo(3.01, 2);
    expect(fingerprint.centroid).toBeCloseTo(440, 0);
    expect(fingerprint.phaseCorrelation).toBe(1);
    expect(fingerprint.crestVariation).toBeNull();
    expect(notes).toContainEqual({ dimension: 'harmonicRatio', reason: 'It is shorter than half a second.' });
  });

  it('does not depend on the level', async () => {
    const sound = musicLike(RATE_HZ, 6);
    const loud = await fingerprintOf(sound);
    const quiet = await fingerprintOf(sound.map((channel) => channel.map((value) => value * 2 ** -7)));
    for (const dimension of FINGERPRINT_DIMENSIONS) {
      if (dimension === 'loudness') continue;
      expect(quiet.fingerprint[dimension], dimension).toBeCloseTo(loud.fingerprint[dimension] as number, 4);
    }
    expect(quiet.extras.key).toBe(loud.extras.key);
  });

  it('counts what is no finite number as silence and survives what is far too loud', async () => {
    const noise = whiteNoise(2 * RATE_HZ, 4);
    const spoilt = noise.slice();
    spoilt.set([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY], 1000);
    const cleaned = noise.slice();
    cleaned.fill(0, 1000, 1003);
    expect(await fingerprintOf([spoilt])).toEqual(await fingerprintOf([cleaned]));
    const enormous = await fingerprintOf([noise.map((value) => value * 3e38)]);
    for (const dimension of FINGERPRINT_DIMENSIONS) {
      const value = enormous.fingerprint[dimension];
      expect(value === null || Number.isFinite(value), `${dimension}: ${value}`).toBe(true);
    }
  });

  it('takes an offset for what it is: no sound', async () => {
    const { fingerprint } = await fingerprintOf([new Float32Array(3 * RATE_HZ).fill(0.5)]);
    expect(fingerprint.subBass).toBeNull();
    expect(fingerprint.phaseCorrelation).toBeNull();
    expect(fingerprint.crest).toBeCloseTo(0, 6);
  });

  it.each([8000, 22_050, 69_313, 192_000])('works at %i Hz', async (rateHz) => {
    const { fingerprint, extras } = await fingerprintOf([sineWave(rateHz, 4, 1000, -6)], rateHz);
    expect(fingerprint.mid).toBeCloseTo(1, 5);
    expect(fingerprint.centroid).toBeCloseTo(1000, 0);
    expect(fingerprint.pitchStability).toBeCloseTo(1, 4);
    expect(fingerprint.crest).toBeCloseTo(3.01, 1);
    expect(extras.thirdOctaveDb[16]).toBeCloseTo(-6, 1);
    expect(extras.thirdOctaveDb.filter((level) => level === null)).toHaveLength({ 8000: 7, 22050: 3 }[rateHz] ?? 0);
  });

  it('takes no more sound once it was asked', async () => {
    const meter = await createFingerprintMeter({ rateHz: RATE_HZ, channels: 1 });
    meter.result();
    expect(() => meter.add([new Float32Array(1)])).toThrow('takes no more sound');
  });
});

describe('extras', () => {
  it.each([
    ['C major', 0, [0, 4, 7]],
    ['Bb major', -2, [0, 4, 7]],
    ['A minor', -3, [0, 3, 7]],
    ['F# minor', 6, [0, 3, 7]],
  ])('finds the key of a cadence in %s, 30 cents sharp', async (key, tonic, triad) => {
    const chord = (degree: number) =>
      triad
        .map((step) => sineWave(RATE_HZ, 1.5, 261.63 * 2 ** ((tonic + degree + step + 0.3) / 12), -15))
        .reduce((sum, tone) => sum.map((value, i) => value + (tone[i] as number)));
    const { extras } = await fingerprintOf([joined(chord(0), chord(5), chord(0), chord(-5), chord(0))]);
    expect(extras.key).toBe(key);
  });

  it('gives third octaves as levels against a full-scale sine', async () => {
    const { extras } = await fingerprintOf([sineWave(RATE_HZ, 5, 100, -12), sineWave(RATE_HZ, 5, 100, -12)]);
    expect(extras.thirdOctaveHz[6]).toBe(100);
    expect(extras.thirdOctaveDb[6]).toBeCloseTo(-12, 1);
    expect(extras.thirdOctaveDb[9]).toBeLessThan(-90);
    expect(extras.thirdOctaveHz).toHaveLength(30);
  });

  it('draws the waveform with 512 to 1024 points', async () => {
    const sound = joined(sineWave(RATE_HZ, 10, 500, -6), new Float32Array(10 * RATE_HZ));
    const { overview } = (await fingerprintOf([sound])).extras;
    expect(overview.secondsPerPoint).toBe(0.02);
    expect(overview.peak).toHaveLength(1000);
    expect(overview.peak.slice(0, 500).every((peak) => peak === 0.501)).toBe(true);
    expect(overview.rms.slice(0, 500).every((rms) => Math.abs(rms - 0.354) <= 0.001)).toBe(true);
    expect(overview.peak.slice(500).every((peak) => peak === 0)).toBe(true);
  });
});
