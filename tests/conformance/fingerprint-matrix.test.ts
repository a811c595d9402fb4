import { describe, expect, it } from 'vitest';
import { FINGERPRINT_DIMENSIONS, type Fingerprint } from '../../src/shared/domain/fingerprint';
import { fingerprintOf, impulses, mixed, pinkNoise } from '../support/fingerprint-signals';
import { sineWave, whiteNoise } from '../support/test-signals';

const RATE_HZ = 44_100;
const SECONDS = 10;
const EDGES_HZ = [20, 60, 250, 500, 2000, 4000, 6000, 20_000];
const SHARES = ['subBass', 'bass', 'lowMid', 'mid', 'upperMid', 'presence', 'air'] as const;

/** A value with its tolerance; null where there must be none; at most so much; or at least so much. */
type Expected = [value: number, tolerance: number] | { most: number } | { least: number } | null;
type Row = Record<keyof Fingerprint, Expected>;

const sine = (hz: number, level: number) => sineWave(RATE_HZ, SECONDS, hz, level);
const white = whiteNoise(SECONDS * RATE_HZ, 3);
const nothing = new Float32Array(SECONDS * RATE_HZ);

/** The seven shares where everything lies in some of them. */
function sharesOf(all: Partial<Record<(typeof SHARES)[number], Expected>>): Pick<Row, (typeof SHARES)[number]> {
  const rest: Expected = { most: 1e-6 };
  const shares = Object.fromEntries(SHARES.map((name) => [name, all[name] ?? rest]));
  return shares as Pick<Row, (typeof SHARES)[number]>;
}

/** Shares by the width of each band, in Hz or in octaves. */
const spread = (width: (low: number, high: number) => number, tolerance: number) => {
  const whole = width(20, 20_000);
  const entries = SHARES.map((name, i): [string, Expected] => {
    const share = width(EDGES_HZ[i] as number, EDGES_HZ[i + 1] as number) / whole;
    return [name, [share, tolerance * share + 0.0005]];
  });
  return Object.fromEntries(entries) as Pick<Row, (typeof SHARES)[number]>;
};
const inHz = (low: number, high: number) => high - low;
const inOctaves = (low: number, high: number) => Math.log2(high / low);

/** Nothing that moves or beats, in one channel. */
const STEADY = {
  tempo: null,
  rhythmStability: null,
  silenceRatio: [0, 0],
  crestVariation: [0, 0.001],
  loudnessVariation: [0, 0.001],
  peakConsistency: [1, 1e-4],
  stereoWidth: [0, 0],
  phaseCorrelation: [1, 1e-9],
} as const satisfies Partial<Row>;

const WHITE: Row = {
  ...STEADY,
  ...spread(inHz, 0.06),
  // Uniform noise has a third of full-scale power; the weighting adds what it does to everything above 1.5 kHz.
  loudness: [-1.65, 0.3],
  crest: [20 * Math.log10(Math.sqrt(3)), 0.05],
  bassToMid: [10 * Math.log10(190 / 1750), 0.3],
  // Now and then noise rises enough by itself.
  transientDensity: { most: 0.5 },
  centroid: [10_010, 100],
  rolloff: [20 + 0.85 * 19_980, 150],
  // exp(-Euler's constant)
  flatness: [0.5615, 0.01],
  harmonicRatio: [0.5, 0.05],
  pitchStability: null,
  chromaConcentration: [0, 0.02],
  crestVariation: [0, 0.1],
  loudnessVariation: [0, 0.05],
  peakConsistency: [1, 0.01],
};

const ROWS: [name: string, sound: Float32Array[], row: Row][] = [
  [
    'a sine',
    [sine(1000, -6)],
    {
      ...STEADY,
      ...sharesOf({ mid: [1, 1e-6] }),
      loudness: [-9.01, 0.05],
      crest: [3.0103, 0.001],
      bassToMid: { most: -100 },
      transientDensity: [0.1, 1e-9],
      centroid: [1000, 1],
      rolloff: [1000, 12],
      flatness: [0, 1e-6],
      harmonicRatio: [1, 0.001],
      pitchStability: [1, 1e-4],
      chromaConcentration: [1, 1e-9],
    },
  ],
  [
    'two sines',
    [mixed(sine(100, -9.01), sine(1000, -6))],
    {
      ...STEADY,
      ...sharesOf({ bass: [1 / 3, 0.001], mid: [2 / 3, 0.001] }),
      // The weighting's high-pass takes 1.18 dB off 100 Hz, and its shelf gives it 0.69 dB less than 1 kHz.
      loudness: [10 * Math.log10(10 ** ((-12.02 - 1.18 - 0.69) / 10) + 10 ** (-9.01 / 10)), 0.05],
      crest: [20 * Math.log10((10 ** (-9.01 / 20) + 10 ** (-6 / 20)) / Math.sqrt(1.5 * 0.5 * 10 ** -0.6)), 0.05],
      bassToMid: [-3.01, 0.01],
      transientDensity: [0.1, 1e-9],
      centroid: [700, 2],
      rolloff: [1000, 12],
      flatness: [0, 1e-6],
      harmonicRatio: [1, 0.001],
      pitchStability: [1, 1e-3],
      // Two pitch classes by their amplitudes.
      chromaConcentration: [0.724, 0.005],
    },
  ],
  ['white noise', [white], WHITE],
  [
    'pink noise',
    [pinkNoise(RATE_HZ, SECONDS, 5)],
    {
      ...WHITE,
      ...spread(inOctaves, 0.2),
      loudness: [-32.9, 0.5],
      crest: { least: 11 },
      bassToMid: [10 * Math.log10(inOctaves(60, 250) / inOctaves(250, 2000)), 0.4],
      // The mean of 1/f from 20 Hz to 20 kHz, and where 85 % of it lies, of single windows that vary.
      centroid: [19_980 / Math.log(1000), 350],
      rolloff: [20 * 1000 ** 0.85, 1100],
      flatness: [0.2, 0.03],
      harmonicRatio: [0.6, 0.1],
      crestVariation: { most: 1 },
      peakConsistency: { least: 0.9 },
    },
  ],
  [
    'an impulse train',
    [impulses(RATE_HZ, SECONDS, 0.5)],
    {
      ...WHITE,
      ...STEADY,
      loudness: [-40.26, 0.5],
      crest: [10 * Math.log10(RATE_HZ / 2), 0.01],
      tempo: [120, 0.2],
      rhythmStability: [1, 0.005],
      transientDensity: [2, 1e-9],
      silenceRatio: [0.9, 0.001],
      flatness: [1, 0.001],
      harmonicRatio: [0, 0.02],
    },
  ],
  ['the same on both sides', [white, white], { ...WHITE, loudness: [-1.65 + 3.01, 0.3] }],
  [
    'opposite on both sides',
    [white, white.map((x) => -x)],
    { ...WHITE, loudness: [-1.65 + 3.01, 0.3], stereoWidth: [1, 0], phaseCorrelation: [-1, 1e-9] },
  ],
  [
    'one side alone',
    [white, nothing],
    { ...WHITE, crest: [20 * Math.log10(Math.sqrt(6)), 0.05], stereoWidth: [0.5, 1e-9], phaseCorrelation: null },
  ],
  [
    'silence',
    [nothing, nothing],
    {
      ...(Object.fromEntries(FINGERPRINT_DIMENSIONS.map((name) => [name, null])) as Row),
      transientDensity: [0, 0],
    },
  ],
];

function fits(value: number | null, expected: Expected): boolean {
  if (value === null || expected === null) return value === expected;
  if ('most' in expected) return value <= expected.most;
  if ('least' in expected) return value >= expected.least;
  return Math.abs(value - expected[0]) <= expected[1];
}

describe('all 25 dimensions', () => {
  it.each(ROWS)('of %s', async (_, sound, row) => {
    const { fingerprint, notes } = await fingerprintOf(sound, RATE_HZ);
    const wrong = FINGERPRINT_DIMENSIONS.filter((name) => !fits(fingerprint[name], row[name])).map(
      (name) => `${name}: ${fingerprint[name]}, expected ${JSON.stringify(row[name])}`,
    );
    expect(wrong).toEqual([]);
    const without = FINGERPRINT_DIMENSIONS.filter((name) => fingerprint[name] === null);
    expect(notes.map(({ dimension }) => dimension).toSorted()).toEqual([...without].toSorted());
  });
});
