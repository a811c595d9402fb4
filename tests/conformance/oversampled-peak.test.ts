import { expect, it } from 'vitest';
import {
  DULL_INTERPOLATOR,
  LONG_INTERPOLATOR,
  peakAt16xDb,
  peakOfAllPlacesDb,
  SHORT_INTERPOLATOR,
} from '../support/oversampled-peak';
import { musicLike, sineWave, whiteNoise } from '../support/test-signals';

const RATE_HZ = 44_100;
const music = musicLike(RATE_HZ, 0.1)[0] as Float32Array;

it.each([
  ['music-like sound', music],
  ['crushed', music.map((x) => Math.tanh(9 * x))],
  ['white noise', whiteNoise(4000, 1)],
  ['signs at random', whiteNoise(4000, 2).map(Math.sign)],
  ['single samples', Float32Array.from({ length: 2000 }, (_, i) => (i % 97 === 0 ? 1 : i % 101 === 0 ? -0.9 : 0))],
  ['a quarter of the rate at 45 degrees', sineWave(RATE_HZ, 0.05, RATE_HZ / 4, 0, 45)],
  ['nearly half the rate', sineWave(RATE_HZ, 0.05, 0.49 * RATE_HZ, 0, 30)],
])('the oracle of true peaks leaves out no place that is highest: %s', (_, sound) => {
  for (const interpolator of [LONG_INTERPOLATOR, SHORT_INTERPOLATOR, DULL_INTERPOLATOR])
    expect(peakAt16xDb(sound, interpolator)).toBe(peakOfAllPlacesDb(sound, interpolator));
});
