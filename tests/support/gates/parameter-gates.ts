import { spectrumLines, tonalLevels } from '../../../src/main/audio/mastering';
import {
  type EnhancementRequest,
  type Overrides,
  PRESETS,
  TONAL_BANDS,
  TONAL_EDGES_HZ,
} from '../../../src/shared/domain/plan';
import { pinkNoise } from '../fingerprint-signals';
import { type Analysed, analysed, mastered } from '../mastered';
import { peakAt16xDb, SHORT_INTERPOLATOR } from '../oversampled-peak';
import { musicLike, sineWave } from '../test-signals';
import { attackDb, loudestPart, sideDb } from './measures';
import type { SignalGate } from './signal-gates';

const RATE_HZ = 44_100;
const SECONDS = 6;
/** Nothing of the plan's own but level, so that one parameter alone is heard. */
const FLAT: Overrides = { subsonicHz: 0, bandsDb: Array.from({ length: TONAL_BANDS }, () => 0), ratio: 1, widthDb: 0 };

const noise = [1, 2].map((seed) => pinkNoise(RATE_HZ, SECONDS, seed));
const music = musicLike(RATE_HZ, SECONDS, -3);
/** Something in the middle, and beside it something that differs left and right. */
const wide = [1, -1].map((sign) =>
  (noise[0] as Float32Array).map((x, i) => x + 0.3 * sign * (noise[1]?.[i] as number)),
);
/** Loud and quiet by turns, 12 dB apart. */
const steps = [0, 1].map(() =>
  sineWave(RATE_HZ, 8, 440, -12).map((x, i) => (Math.floor(i / (2 * RATE_HZ)) % 2 === 0 ? x : x / 4)),
);

const noiseAsItIs = analysed(noise, RATE_HZ);

async function withWish(sound: Float32Array[], wish: Partial<EnhancementRequest>) {
  const before = sound === noise ? await noiseAsItIs : undefined;
  return mastered(sound, RATE_HZ, { targetLufs: -20, ...wish }, before);
}

/** How much a tonal band stands out from the mean of the others, dB. */
function bandDb(sound: Analysed, band: number): number {
  const levels = tonalLevels(spectrumLines(sound)).map((level) => level ?? 0);
  const others = levels.filter((_, i) => i !== band);
  return (levels[band] as number) - others.reduce((sum, level) => sum + level, 0) / others.length;
}

const levelDb = (sound: Float32Array[], from: number, to: number) => {
  const part = (sound[0] as Float32Array).subarray(from * RATE_HZ, to * RATE_HZ);
  return 10 * Math.log10(part.reduce((sum, x) => sum + x * x, 0) / part.length);
};
/** Loud over quiet, dB, each in the middle of its time. */
const contrastDb = (sound: Float32Array[]) => levelDb(sound, 4.8, 5.8) - levelDb(sound, 6.8, 7.8);

/** Tones with gaps in between that are hardly heard. */
const gaps = [0, 1].map(() =>
  sineWave(RATE_HZ, 8, 440, -12).map((x, i) => (Math.floor(i / (2 * RATE_HZ)) % 2 === 0 ? x : x / 250)),
);

/** Whatever the preset, what lies between is not lifted more than the rest. */
export const GAP_GATES: SignalGate[] = PRESETS.map((preset) => ({
  gate: 'gaps get no more gain than the track',
  signal: `tones with gaps 48 dB under them, ${preset}`,
  unit: 'dB',
  limit: 0.05,
  fullOnly: preset !== 'adaptive',
  measure: async () => {
    const { output } = await mastered(gaps, RATE_HZ, { preset });
    return contrastDb(gaps) - contrastDb(output);
  },
}));

const effect = (signal: string, least: number, measure: () => Promise<number>, unit = 'dB'): SignalGate => ({
  gate: 'effect of a parameter, in the direction of its name',
  signal,
  unit,
  limit: least,
  least: true,
  measure,
});

const bands: SignalGate[] = Array.from({ length: TONAL_BANDS }, (_, band) => {
  const [low, high] = [TONAL_EDGES_HZ[band], TONAL_EDGES_HZ[band + 1]];
  return effect(`band ${low} to ${high} Hz at +6 dB`, 3, async () => {
    const raised = FLAT.bandsDb?.map((_, i) => (i === band ? 6 : 0));
    const { before, after } = await withWish(noise, { overrides: { ...FLAT, bandsDb: raised } });
    return bandDb(after, band) - bandDb(before, band);
  });
});

/** What every parameter that can be set by hand does to the sound. */
export const PARAMETER_GATES: SignalGate[] = [
  effect('subsonic filter at 40 Hz: 20 Hz comes down', 10, async () => {
    const low = [0, 1].map(() => sineWave(RATE_HZ, SECONDS, 20, -20).map((x, i) => x + 0.1 * Math.sin(i * 0.1)));
    const level = (sound: Float32Array[]) => {
      const [left] = sound as [Float32Array];
      let [real, imaginary] = [0, 0];
      for (let i = RATE_HZ; i < 5 * RATE_HZ; i++) {
        real += (left[i] as number) * Math.cos((2 * Math.PI * 20 * i) / RATE_HZ);
        imaginary += (left[i] as number) * Math.sin((2 * Math.PI * 20 * i) / RATE_HZ);
      }
      return 20 * Math.log10(Math.hypot(real, imaginary));
    };
    const off = await withWish(low, { overrides: FLAT });
    const on = await withWish(low, { overrides: { ...FLAT, subsonicHz: 40 } });
    return level(off.output) - level(on.output);
  }),
  ...bands,
  effect('ratio 2: loud and quiet come nearer', 0.5, async () => {
    const { output } = await withWish(steps, { overrides: { ...FLAT, ratio: 2 } });
    return contrastDb(steps) - contrastDb(output);
  }),
  effect('threshold -30 dBFS against -10: loud and quiet come nearer', 2, async () => {
    const contrast = async (thresholdDb: number) =>
      contrastDb((await withWish(steps, { overrides: { ...FLAT, ratio: 2, thresholdDb } })).output);
    return (await contrast(-10)) - (await contrast(-30));
  }),
  effect('most change 6 dB against 1: loud and quiet come nearer', 2, async () => {
    const contrast = async (mostDb: number) =>
      contrastDb((await withWish(steps, { overrides: { ...FLAT, ratio: 4, thresholdDb: -30, mostDb } })).output);
    return (await contrast(1)) - (await contrast(6));
  }),
  effect('ratio 0.5: what stands out rises', 0.3, async () => {
    const { output } = await withWish(music, { overrides: { ...FLAT, ratio: 0.5 } });
    return attackDb(output, RATE_HZ) - attackDb(music, RATE_HZ);
  }),
  effect('width +4 dB: the sides rise', 2, async () => {
    const { output } = await withWish(wide, { overrides: { ...FLAT, widthDb: 4 } });
    return sideDb(output, RATE_HZ) - sideDb(wide, RATE_HZ);
  }),
  effect('width -6 dB: the sides fall', 3, async () => {
    const { output } = await withWish(wide, { overrides: { ...FLAT, widthDb: -6 } });
    return sideDb(wide, RATE_HZ) - sideDb(output, RATE_HZ);
  }),
  effect(
    'target 6 LU higher: as much louder',
    5.8,
    async () => {
      const [quiet, loud] = await Promise.all([-26, -20].map((targetLufs) => withWish(noise, { targetLufs })));
      return (loud?.after.loudness.integratedLufs ?? 0) - (quiet?.after.loudness.integratedLufs ?? 0);
    },
    'LU',
  ),
  effect('ceiling 4 dB lower: as much less true peak', 3.9, async () => {
    const outputs = await Promise.all(
      [-1, -5].map((ceilingDbtp) => withWish(music, { targetLufs: -10, ceilingDbtp, overrides: FLAT })),
    );
    const [high, low] = outputs.map(({ output }) =>
      peakAt16xDb(loudestPart(output[0] as Float32Array, RATE_HZ), SHORT_INTERPOLATOR),
    );
    return (high ?? 0) - (low ?? 0);
  }),
  effect('intensity 1 against 0.5: more of the preset warm', 0.5, async () => {
    const balance = async (intensity: number) => {
      const { after } = await withWish(noise, { preset: 'warm', intensity });
      return bandDb(after, 0) - bandDb(after, TONAL_BANDS - 1);
    };
    return (await balance(1)) - (await balance(0.5));
  }),
];
