import { expect, it } from 'vitest';
import { channelWeights } from './channel-layout';

it.each([
  [1, [1]],
  [2, [1, 1]],
  [3, [1, 1, 0]],
  [4, [1, 1, 1, 1]],
  [5, [1, 1, 1, 1.41, 1.41]],
  [6, [1, 1, 1, 0, 1.41, 1.41]],
  [7, [1, 1, 1, 0, 1, 1.41, 1.41]],
  [8, [1, 1, 1, 0, 1, 1, 1.41, 1.41]],
  [10, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]],
])('weighs %i channels in their default order', (channels, weights) => {
  expect(channelWeights(channels)).toEqual(weights);
});

it('goes by the loudspeakers where they are named', () => {
  expect(channelWeights(3, ['FL', 'FR', 'FC'])).toEqual([1, 1, 1]);
  expect(channelWeights(4, ['FL', 'FR', 'SL', 'SR'])).toEqual([1, 1, 1.41, 1.41]);
  expect(channelWeights(2, [null, 'LFE'])).toEqual([1, 0]);
});
