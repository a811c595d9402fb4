import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openAudioSource } from '../../src/main/audio/decode';
import { type Plan, stageOf } from '../../src/shared/domain/plan';
import { corpusFolder, NO_CORPUS } from '../support/corpus';
import { FULL_TESTS } from '../support/full-tests';
import { mastered } from '../support/mastered';
import { peakAt16xDb } from '../support/oversampled-peak';
import { musicLike, steppedSine, whiteNoise } from '../support/test-signals';

const RATE_HZ = 44_100;

/** The loudness that a plan announces, LUFS. */
function announced(plan: Plan): number {
  const values = stageOf(plan, 'make-up-gain')?.values;
  return values?.reachedLufs ?? values?.targetLufs ?? Number.NaN;
}

describe('analysis foresees the loudness', () => {
  const music = musicLike(RATE_HZ, 20, -1);

  it.each([-24, -16, -14, -12])('target %i LUFS', async (targetLufs) => {
    const { plan, before, after } = await mastered(music, RATE_HZ, { targetLufs });
    const expected = announced(plan);
    expect(Math.abs((after.loudness.integratedLufs as number) - expected)).toBeLessThanOrEqual(0.1);
    const short = stageOf(plan, 'make-up-gain')?.explanationId === 'make-up-gain.short-of-limit';
    expect(short).toBe(targetLufs === -12);
    if (!short) expect(expected).toBeCloseTo(targetLufs, 1);
    expect(before.loudness.integratedLufs).not.toBeCloseTo(targetLufs, 0);
  });

  it('a passage of silence gets no more gain than the rest', async () => {
    const tone = steppedSine(RATE_HZ, [
      { seconds: 5, level: -30 },
      { seconds: 3, level: -80 },
      { seconds: 5, level: -30 },
    ]);
    const { output } = await mastered([tone], RATE_HZ);
    const [mono] = output as [Float32Array];
    const gain = (from: number) => (mono[from * RATE_HZ + 10] as number) / (tone[from * RATE_HZ + 10] as number);
    expect(gain(6)).toBeCloseTo(gain(2), 4);
  });

  it('sound too short to have a loudness keeps the ceiling all the same', async () => {
    const { before, output } = await mastered([whiteNoise(5000, 1, 8)], RATE_HZ);
    expect(before.loudness.integratedLufs).toBeNull();
    expect(peakAt16xDb(output[0] as Float32Array)).toBeLessThanOrEqual(-1 + 0.1);
  });

  it('a second pass leaves the loudness within 0.3 LU', async () => {
    const once = await mastered(music, RATE_HZ);
    const twice = await mastered(once.output, RATE_HZ);
    const moved = (twice.after.loudness.integratedLufs as number) - (once.after.loudness.integratedLufs as number);
    expect(Math.abs(moved)).toBeLessThanOrEqual(0.3);
  });
});

/** Integrated loudness, range and true peak that libebur128 measures. */
const MUSIC: [string, number, number, number][] = [
  ['lets-go-fishin', -14.02, 2.88, -0.27],
  ['sugar-plum-fairy', -18.55, 7.64, -0.51],
  ['vibe-ace', -17.21, 4.11, -0.43],
  ['hungarian-dance-5', -18.49, 6.78, -2.09],
  ['solo-trumpet', -15.97, 5.15, -2.9],
  ['humpback-mono', -27.79, 15.86, -2.27],
];

/** One of the widest range, in one channel, and short ones. */
const TELLING = ['hungarian-dance-5', 'solo-trumpet', 'humpback-mono'];

const folder = corpusFolder();

describe.skipIf(folder === null)(`real music${folder === null ? `: ${NO_CORPUS}` : ''}`, () => {
  function decoded(name: string): Float32Array[] {
    const source = openAudioSource(join(folder as string, 'music', `${name}.ogg`));
    const sound = source.read(600 * RATE_HZ) as Float32Array[];
    source.close();
    return sound;
  }

  it.each(MUSIC.filter(([name]) => FULL_TESTS || TELLING.includes(name)))(
    '%s: measured as others do, mastered as announced, under the ceiling',
    async (name, lufs, range, peak) => {
      const sound = decoded(name);
      const { before, plan, output, after } = await mastered(sound, RATE_HZ);
      expect(before.loudness.integratedLufs).toBeCloseTo(lufs, 1);
      expect(Math.abs((before.loudness.rangeLu as number) - range)).toBeLessThan(0.05);
      expect(Math.abs((before.loudness.truePeakDbtp as number) - peak)).toBeLessThan(0.1);
      expect(output[0]?.length).toBe(sound[0]?.length);
      expect(Math.abs((after.loudness.integratedLufs as number) - announced(plan))).toBeLessThanOrEqual(0.1);
      expect(Math.abs((after.loudness.rangeLu as number) - (before.loudness.rangeLu as number))).toBeLessThanOrEqual(
        2.5,
      );
      for (const channel of output) expect(peakAt16xDb(channel.slice(0, 15 * RATE_HZ))).toBeLessThanOrEqual(-1 + 0.05);
    },
    30_000,
  );
});
