import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { whiteNoise } from '../../../../tests/support/test-signals';
import { Kernels, Planes } from '../dsp';
import { KWeightedPlanes } from './k-weighted-planes';
import { KWeightedEnergy } from './k-weighting';

it('measures what the plain filter measures, to the bit, for any channels and cuts', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 6 }),
      fc.constantFrom(8000, 44_100, 69_313, 192_000),
      fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 8 }),
      (channels, rateHz, lengths) => {
        const frames = lengths.reduce((sum, length) => sum + length, 0);
        const sound = Array.from({ length: channels }, (_, c) => whiteNoise(frames, c + 1, -3 * c));
        const kernels = new Kernels(Planes.bytes(channels) + KWeightedPlanes.bytes(channels));
        const planes = new Planes(kernels, channels);
        const weighted = new KWeightedPlanes(kernels, planes, channels, rateHz);
        const filters = sound.map(() => new KWeightedEnergy(rateHz));
        let start = 0;
        planes.load(sound, 0, frames);
        for (const length of lengths) {
          weighted.add(start, length >> 1);
          weighted.add(start + (length >> 1), length - (length >> 1));
          for (const [c, filter] of filters.entries()) {
            expect(weighted.takeEnergy(c)).toBe(filter.add(0, sound[c] as Float32Array, start, start + length));
            filter.settle();
          }
          start += length;
        }
      },
    ),
    { numRuns: 100 },
  );
});
