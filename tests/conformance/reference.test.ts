import { describe, expect, it } from 'vitest';
import { referenceFrom, spectrumLines, tonalLevels } from '../../src/main/audio/mastering';
import type { Reference } from '../../src/shared/domain/plan';
import { type Analysed, analysed, mastered, plannedFor } from '../support/mastered';
import { rendered } from '../support/rendered';
import { musicLike, whiteNoise } from '../support/test-signals';

const RATE_HZ = 44_100;
const SECONDS = 8;
const AMOUNTS = [0, 0.25, 0.5, 0.75, 1];

const music = musicLike(RATE_HZ, SECONDS, -16);
/** The same music with more treble and more at the sides. */
const model = music.map((channel, side) => {
  const noise = whiteNoise(channel.length, 7, -52);
  const other = music[1 - side] as Float32Array;
  let before = 0;
  return channel.map((value, i) => {
    const edge = value - before;
    before = value;
    const apart = (value - (other[i] as number)) * 0.12;
    return 0.75 * (value + 0.25 * edge + apart + (noise[i] as number));
  });
});

function levelsOf({ fingerprint, extras }: Analysed): number[] {
  return tonalLevels(spectrumLines({ fingerprint, extras })).map((level) => level ?? -100);
}

/** Mean distance of the bands from the reference's, up to what is common to all, dB. */
function tonalDistance(sound: Analysed, { bandsDb }: Reference): number {
  const differences = levelsOf(sound).map((level, band) => level - (bandsDb[band] ?? -100));
  const middle = differences.toSorted((a, b) => a - b)[4] as number;
  return differences.reduce((sum, difference) => sum + Math.abs(difference - middle), 0) / differences.length;
}

const sides = (share: number | null) => 10 * Math.log10((share ?? 0) / (1 - (share ?? 0)));

describe('a reference, measured on what comes out', () => {
  it('is approached in loudness, balance and width, the more the higher the amount', async () => {
    const like = await analysed(model, RATE_HZ);
    const { fingerprint, extras } = like;
    const outcomes = [];
    for (const amount of AMOUNTS) {
      const reference = referenceFrom('model', like.loudness.integratedLufs, { fingerprint, extras }, amount);
      if (!reference) throw new Error('no reference');
      const { after } = await mastered(music, RATE_HZ, { reference });
      outcomes.push({
        loudness: Math.abs((after.loudness.integratedLufs ?? 0) - reference.integratedLufs),
        balance: tonalDistance(after, reference),
        width: Math.abs(sides(after.fingerprint.stereoWidth) - sides(reference.stereoWidth)),
      });
    }
    for (const measure of ['loudness', 'balance', 'width'] as const) {
      const distances = outcomes.map((outcome) => outcome[measure]);
      const told = `${measure}: ${distances.map((distance) => distance.toFixed(2)).join(' ')}`;
      for (let i = 1; i < distances.length; i++)
        expect(distances[i], told).toBeLessThanOrEqual((distances[i - 1] as number) + 0.05);
      expect(distances.at(-1), told).toBeLessThan(0.6 * (distances[0] as number));
    }
    expect(outcomes.at(-1)?.loudness).toBeLessThan(0.2);
  });

  it('with the amount 0 changes nothing of what the plan does by itself', async () => {
    const [before, like] = [await analysed(music, RATE_HZ), await analysed(model, RATE_HZ)];
    const reference = referenceFrom('model', like.loudness.integratedLufs, like as never, 0);
    const [plain, none] = [{}, { reference }].map((wishes) =>
      rendered(plannedFor(music, RATE_HZ, before, wishes), RATE_HZ, music),
    );
    expect(none).toEqual(plain);
  });
});
