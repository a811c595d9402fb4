import { describe, expect, it } from 'vitest';
import { FINGERPRINT_DIMENSIONS, type Fingerprint } from '../../src/shared/domain/fingerprint';
import { clickTrack, fingerprintOf, impulses, joined, mixed, pinkNoise } from '../support/fingerprint-signals';
import { FULL_TESTS } from '../support/full-tests';
import { sineWave, whiteNoise } from '../support/test-signals';

/** Signals whose fingerprint follows from its definitions. */
const RATES_HZ = [44_100, 48_000, 96_000];
const ALL_TEMPI_BPM = [40, 53, 60, 75, 90, 100.5, 120, 137, 150, 174, 200];
/** The beat is found in envelopes whose rate hardly depends on the sound's: some tempi tell for the other rates. */
const tempiAt = (rateHz: number) =>
  FULL_TESTS || rateHz === 44_100 ? ALL_TEMPI_BPM : ALL_TEMPI_BPM.filter((_, i) => i % 4 === 1);
const ALL_BANDS_HZ = [35, 120, 350, 1200, 3000, 5000, 10_000];
/** So do the bands: the lowest, the highest and one between. */
const bandsAt = (rateHz: number) =>
  FULL_TESTS || rateHz === 44_100 ? ALL_BANDS_HZ : ALL_BANDS_HZ.filter((_, i) => i % 3 === 0);
const SHARES = ['subBass', 'bass', 'lowMid', 'mid', 'upperMid', 'presence', 'air'] as const;
const EDGES_HZ = [20, 60, 250, 500, 2000, 4000, 6000, 20_000];

function sharesOf(fingerprint: Fingerprint): number[] {
  return SHARES.map((name) => fingerprint[name] as number);
}

function near(value: number | null, expected: number, tolerance: number): void {
  expect(value).not.toBeNull();
  expect(Math.abs((value as number) - expected), `${value}, expected ${expected}`).toBeLessThanOrEqual(tolerance);
}

describe.each(RATES_HZ)('at %i Hz', (rateHz) => {
  const sine = (hz: number, level = -6, seconds = 6) => sineWave(rateHz, seconds, hz, level);

  it('a sine is one band, one frequency, one pitch, all harmonic', async () => {
    const { fingerprint, extras } = await fingerprintOf([sine(1000)], rateHz);
    near(fingerprint.mid, 1, 1e-6);
    near(fingerprint.centroid, 1000, 1);
    near(fingerprint.rolloff, 1000, 12);
    near(fingerprint.flatness, 0, 1e-6);
    near(fingerprint.harmonicRatio, 1, 0.001);
    near(fingerprint.pitchStability, 1, 1e-4);
    near(fingerprint.chromaConcentration, 1, 1e-9);
    near(fingerprint.crest, 20 * Math.log10(Math.SQRT2), 0.001);
    near(fingerprint.crestVariation, 0, 0.001);
    near(fingerprint.peakConsistency, 1, 1e-4);
    near(fingerprint.silenceRatio, 0, 0);
    near(fingerprint.loudness, -9.01, 0.05);
    near(fingerprint.loudnessVariation, 0, 0.001);
    expect(fingerprint.tempo).toBeNull();
    expect(fingerprint.rhythmStability).toBeNull();
    near(fingerprint.transientDensity, 1 / 6, 1e-9);
    expect(extras.key).toBeNull();
  });

  it.each(bandsAt(rateHz))('a sine of %i Hz falls into its band alone', async (hz) => {
    const { fingerprint } = await fingerprintOf([sine(hz)], rateHz);
    const band = EDGES_HZ.findIndex((edge) => edge > hz) - 1;
    sharesOf(fingerprint).forEach((share, i) => {
      near(share, i === band ? 1 : 0, 0.001);
    });
  });

  it('two sines share the power by their levels', async () => {
    const sound = mixed(sine(100, -9.01), sine(1000, -6));
    const { fingerprint } = await fingerprintOf([sound], rateHz);
    near(fingerprint.bass, 1 / 3, 0.001);
    near(fingerprint.mid, 2 / 3, 0.001);
    near(fingerprint.bassToMid, -3.01, 0.01);
    near(fingerprint.centroid, (100 + 2 * 1000) / 3, 2);
    near(fingerprint.rolloff, 1000, 12);
  });

  it('two sines of equal level, a fifth apart, are two pitch classes of twelve', async () => {
    const { fingerprint } = await fingerprintOf([mixed(sine(440, -9), sine(659.255, -9))], rateHz);
    near(fingerprint.chromaConcentration, 1 - Math.log(2) / Math.log(12), 0.005);
  });

  it('white noise spreads by bandwidth', async () => {
    const { fingerprint, extras } = await fingerprintOf([whiteNoise(10 * rateHz, 3)], rateHz);
    sharesOf(fingerprint).forEach((share, i) => {
      const width = ((EDGES_HZ[i + 1] as number) - (EDGES_HZ[i] as number)) / 19_980;
      near(share, width, 0.06 * width + 0.0005);
    });
    near(fingerprint.centroid, 10_010, 100);
    near(fingerprint.rolloff, 20 + 0.85 * 19_980, 150);
    // The geometric mean of an exponential distribution is exp(-Euler's constant) of its mean.
    near(fingerprint.flatness, 0.5615, 0.01);
    near(fingerprint.harmonicRatio, 0.5, 0.05);
    near(fingerprint.crest, 20 * Math.log10(Math.sqrt(3)), 0.05);
    near(fingerprint.chromaConcentration, 0, 0.01);
    near(fingerprint.transientDensity, 0, 0.3);
    expect(fingerprint.tempo).toBeNull();
    expect(fingerprint.pitchStability).toBeNull();
    expect(extras.key).toBeNull();
  });

  it('pink noise spreads by octaves', async () => {
    const { fingerprint, extras } = await fingerprintOf([pinkNoise(rateHz, 20, 5)], rateHz);
    sharesOf(fingerprint).forEach((share, i) => {
      near(share / (Math.log((EDGES_HZ[i + 1] as number) / (EDGES_HZ[i] as number)) / Math.log(1000)), 1, 0.16);
    });
    near(fingerprint.bassToMid, 10 * Math.log10(Math.log(250 / 60) / Math.log(2000 / 250)), 0.3);
    const thirds = extras.thirdOctaveDb.slice(3, 28).map((level) => level as number);
    expect(Math.max(...thirds) - Math.min(...thirds)).toBeLessThan(2.5);
    expect(fingerprint.tempo).toBeNull();
    expect(extras.key).toBeNull();
  });

  it('an impulse train is beats and nothing harmonic', async () => {
    const { fingerprint } = await fingerprintOf([impulses(rateHz, 20, 0.5)], rateHz);
    near(fingerprint.tempo, 120, 0.2);
    near(fingerprint.rhythmStability, 1, 0.005);
    near(fingerprint.transientDensity, 2, 1e-9);
    near(fingerprint.harmonicRatio, 0, 0.02);
    near(fingerprint.flatness, 1, 0.001);
    near(fingerprint.peakConsistency, 1, 1e-9);
    expect(fingerprint.crest).toBeGreaterThan(40);
  });

  it.each(tempiAt(rateHz))('a metronome at %d beats per minute', async (bpm) => {
    const { fingerprint } = await fingerprintOf([clickTrack(rateHz, 20, bpm)], rateHz);
    near(fingerprint.tempo, bpm, 0.004 * bpm);
    near(fingerprint.rhythmStability, 1, 0.01);
    near(fingerprint.transientDensity, bpm / 60, 0.1);
  });
});

describe('rhythm', () => {
  it('counts onsets, also those that are not even, and measures how uneven the beat is', async () => {
    const bar = [0.48, 0.5, 0.52, 0.5].map((seconds) => clickTrack(44_100, seconds, 60));
    const { fingerprint } = await fingerprintOf([joined(...Array.from({ length: 10 }, () => bar).flat())]);
    near(fingerprint.transientDensity, 2, 0.001);
    near(fingerprint.tempo, 120, 0.5);
    near(fingerprint.rhythmStability, 1 / (1 + (Math.SQRT2 * 0.01) / 0.5), 0.003);
  });

  it('has no beat where there are fewer than three', async () => {
    const { fingerprint, notes } = await fingerprintOf([impulses(44_100, 8, 5, 1)]);
    near(fingerprint.transientDensity, 2 / 8, 1e-9);
    expect(fingerprint.tempo).toBeNull();
    expect(notes).toContainEqual({ dimension: 'rhythmStability', reason: 'It has no steady beat.' });
  });
});

describe('pitch', () => {
  const sine = (hz: number) => sineWave(44_100, 3, hz, -6);

  it('two notes of equal length have the coefficient of variation of their frequencies', async () => {
    const { fingerprint } = await fingerprintOf([joined(sine(400), sine(500), sine(400), sine(500))]);
    near(fingerprint.pitchStability, 1 / (1 + (10 * 50) / 450), 0.01);
  });

  it('is the fundamental, even where that is missing', async () => {
    const partials = [2, 3, 4, 5].map((partial) => sine(200 * partial));
    const { fingerprint } = await fingerprintOf([joined(mixed(...partials), sine(200))]);
    near(fingerprint.pitchStability, 1, 0.01);
  });

  it('a quarter tone between two keys is one pitch class all the same', async () => {
    const { fingerprint } = await fingerprintOf([sine(440 * 2 ** (0.5 / 12))]);
    near(fingerprint.chromaConcentration, 1, 0.001);
  });
});

describe('dynamics', () => {
  const sine = (level: number, seconds: number) => sineWave(44_100, seconds, 1000, level);

  it('silence is what lies more than 40 dB under the loudest frame', async () => {
    const quarter = await fingerprintOf([joined(sine(-6, 3), sine(-47, 1))]);
    near(quarter.fingerprint.silenceRatio, 0.25, 0.001);
    const audible = await fingerprintOf([joined(sine(-6, 3), sine(-45, 1))]);
    near(audible.fingerprint.silenceRatio, 0, 0);
  });

  it('peaks that alternate between two levels have the coefficient of variation of these', async () => {
    const steps = Array.from({ length: 12 }, (_, i) => sine(i % 2 === 0 ? 0 : 20 * Math.log10(0.5), 0.5));
    const { fingerprint } = await fingerprintOf([joined(...steps)]);
    near(fingerprint.peakConsistency, 1 / (1 + 0.25 / 0.75), 0.001);
    near(fingerprint.crestVariation, 0, 0.01);
  });

  it('crest that alternates between sine and square varies by half their difference', async () => {
    const square = sine(-6, 0.5).map((value) => (value < 0 ? -0.5 : 0.5));
    const { fingerprint } = await fingerprintOf([
      joined(...Array.from({ length: 6 }, () => [sine(-6, 0.5), square]).flat()),
    ]);
    near(fingerprint.crestVariation, (10 * Math.log10(2)) / 2, 0.01);
  });

  it('short-term loudness that steps once by 10 LU varies by half of it, the change itself apart', async () => {
    const { fingerprint } = await fingerprintOf([joined(sine(-20, 63), sine(-30, 63))]);
    near(fingerprint.loudnessVariation, 5, 0.15);
  });
});

describe('stereo', () => {
  const left = whiteNoise(5 * 44_100, 1);
  const right = whiteNoise(5 * 44_100, 99);
  const silent = new Float32Array(left.length);
  const opposite = left.map((value) => -value);

  it.each([
    ['the same on both sides', [left, left], 0, 1],
    ['mono', [left], 0, 1],
    ['opposite phase', [left, opposite], 1, -1],
    ['independent sides', [left, right], 0.5, 0],
    ['one side half as loud', [left, left.map((value) => value / 2)], 0.1, 1],
  ])('%s', async (_, sound, width, correlation) => {
    const { fingerprint } = await fingerprintOf(sound);
    near(fingerprint.stereoWidth, width, 0.005);
    near(fingerprint.phaseCorrelation, correlation, 0.01);
  });

  it('hard-panned sound is half side, and has nothing to correlate with', async () => {
    const { fingerprint, notes } = await fingerprintOf([left, silent]);
    near(fingerprint.stereoWidth, 0.5, 1e-9);
    expect(fingerprint.phaseCorrelation).toBeNull();
    expect(notes).toEqual([
      { dimension: 'tempo', reason: 'It has no steady beat.' },
      { dimension: 'rhythmStability', reason: 'It has no steady beat.' },
      { dimension: 'pitchStability', reason: 'Hardly any of it has a pitch.' },
      { dimension: 'phaseCorrelation', reason: 'A channel is silent or constant: there is nothing to correlate.' },
    ]);
  });

  it('opposite phase changes the two stereo values only: nothing is taken from a mono mix', async () => {
    const together = (await fingerprintOf([left, left])).fingerprint;
    const against = (await fingerprintOf([left, opposite])).fingerprint;
    for (const dimension of FINGERPRINT_DIMENSIONS) {
      if (dimension !== 'stereoWidth' && dimension !== 'phaseCorrelation') {
        expect(against[dimension], dimension).toBe(together[dimension]);
      }
    }
  });

  it('more than two channels have no left and right, and everything else', async () => {
    const { fingerprint, notes } = await fingerprintOf([left, right, left]);
    expect(fingerprint.stereoWidth).toBeNull();
    near(fingerprint.air, 0.7, 0.03);
    expect(notes.find(({ dimension }) => dimension === 'stereoWidth')?.reason).toContain('3 channels');
  });
});
