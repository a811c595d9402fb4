import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MasteringAnalysis } from '../../src/main/audio/analysis';
import { openAudioSource } from '../../src/main/audio/decode';
import { planFor } from '../../src/main/audio/mastering';
import { DEFAULT_ENHANCEMENT } from '../../src/shared/domain/plan';
import { corpusFolder, NO_CORPUS } from '../support/corpus';
import { peakAt16xDb } from '../support/oversampled-peak';
import { rendered } from '../support/rendered';
import { blocksOf, musicLike, steppedSine } from '../support/test-signals';

const RATE_HZ = 44_100;
const BLOCK_FRAMES = 16_384;

function analysed(sound: readonly Float32Array[], rateHz = RATE_HZ) {
  const analysis = new MasteringAnalysis({ rateHz, channels: sound.length });
  for (const block of blocksOf(sound, BLOCK_FRAMES)) analysis.add(block);
  return analysis.result();
}

function planned(sound: readonly Float32Array[], request: Partial<typeof DEFAULT_ENHANCEMENT> = {}) {
  const { loudness, limiterResponse } = analysed(sound);
  return {
    before: loudness,
    plan: planFor({
      source: loudness,
      basis: 'whole-file',
      request: { ...DEFAULT_ENHANCEMENT, ...request },
      limiterResponse,
    }),
  };
}

const loudnessOf = (sound: readonly Float32Array[]) => analysed(sound).loudness;

describe('one pass of analysis foresees the loudness', () => {
  const music = musicLike(RATE_HZ, 20, -1);

  it.each([-24, -16, -14, -12])('target %i LUFS', (targetLufs) => {
    const { plan, before } = planned(music, { targetLufs });
    const [gain] = plan.stages;
    const expected = (gain?.values.targetLufs ?? gain?.values.reachedLufs) as number;
    expect(
      Math.abs((loudnessOf(rendered(plan, RATE_HZ, music)).integratedLufs as number) - expected),
    ).toBeLessThanOrEqual(0.1);
    if (gain?.explanationId !== 'make-up-gain.short-of-limit') expect(expected).toBeCloseTo(targetLufs, 1);
    expect(before.integratedLufs).not.toBeCloseTo(targetLufs, 0);
  });

  it('a passage of silence gets no more gain than the rest', () => {
    const tone = steppedSine(RATE_HZ, [
      { seconds: 5, level: -30 },
      { seconds: 3, level: -80 },
      { seconds: 5, level: -30 },
    ]);
    const { plan } = planned([tone]);
    const [output] = rendered(plan, RATE_HZ, [tone]) as [Float32Array];
    const gain = (from: number) => (output[from * RATE_HZ + 10] as number) / (tone[from * RATE_HZ + 10] as number);
    expect(gain(6)).toBeCloseTo(gain(2), 4);
  });

  it('a second pass leaves the loudness within 0.3 LU', () => {
    const once = rendered(planned(music).plan, RATE_HZ, music);
    const twice = rendered(planned(once).plan, RATE_HZ, once);
    const moved = (loudnessOf(twice).integratedLufs as number) - (loudnessOf(once).integratedLufs as number);
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

const folder = corpusFolder();

describe.skipIf(folder === null)(`real music${folder === null ? `: ${NO_CORPUS}` : ''}`, () => {
  function decoded(name: string): Float32Array[] {
    const source = openAudioSource(join(folder as string, 'music', `${name}.ogg`));
    const sound = source.read(600 * RATE_HZ) as Float32Array[];
    source.close();
    return sound;
  }

  it.each(MUSIC)('%s: measured as others do, mastered to the target under the ceiling', (name, lufs, range, peak) => {
    const sound = decoded(name);
    const { before, plan } = planned(sound);
    expect(before.integratedLufs).toBeCloseTo(lufs, 1);
    expect(Math.abs((before.rangeLu as number) - range)).toBeLessThan(0.05);
    expect(Math.abs((before.truePeakDbtp as number) - peak)).toBeLessThan(0.1);
    const output = rendered(plan, RATE_HZ, sound);
    expect(output[0]?.length).toBe(sound[0]?.length);
    const result = loudnessOf(output);
    const [gain] = plan.stages;
    const aim = gain?.explanationId.startsWith('make-up-gain.short') ? gain.values.reachedLufs : -14;
    expect(Math.abs((result.integratedLufs as number) - (aim as number))).toBeLessThanOrEqual(0.1);
    expect(Math.abs((result.rangeLu as number) - (before.rangeLu as number))).toBeLessThanOrEqual(2.5);
    for (const channel of output) expect(peakAt16xDb(channel.slice(0, 15 * RATE_HZ))).toBeLessThanOrEqual(-1 + 0.05);
  });
});
