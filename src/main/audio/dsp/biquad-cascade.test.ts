import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whiteNoise } from '../../../../tests/support/test-signals';
import { BiquadCascade, BiquadSection } from './biquad-cascade';
import type { BiquadCoefficients } from './biquad-design';
import { ReferenceBiquadCascade } from './reference-biquad-cascade';

/** A stable section, from its poles' radius and angle and any zeros. */
const section = fc
  .record({
    radius: fc.double({ min: 0, max: 0.999, noNaN: true }),
    angle: fc.double({ min: 0, max: Math.PI, noNaN: true }),
    b: fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 3, maxLength: 3 }),
  })
  .map(({ radius, angle, b: [b0 = 1, b1 = 0, b2 = 0] }): BiquadCoefficients => {
    return { b0, b1, b2, a1: -2 * radius * Math.cos(angle), a2: radius * radius };
  });

type Cascade = Pick<BiquadCascade, 'sections' | 'process'>;

function set(cascade: Cascade, sections: readonly BiquadCoefficients[], channels: number): Cascade {
  cascade.sections = sections.map((coefficients) => new BiquadSection(coefficients, channels));
  return cascade;
}

/** Filters copies of the channels in calls of `cut` frames. */
function filtered(filter: Cascade, channels: readonly Float32Array[], cut: number) {
  const block = channels.map((channel) => channel.slice());
  const frames = block[0]?.length ?? 0;
  for (let start = 0; start < frames; start += cut) filter.process(block, start, Math.min(start + cut, frames));
  return block;
}

const bits = (channels: readonly Float32Array[]) => channels.map((channel) => new Uint32Array(channel.buffer));

describe('BiquadCascade', () => {
  it('agrees with the plain filter to the bit, for any sections, channels and cuts', () => {
    fc.assert(
      fc.property(
        fc.array(section, { maxLength: 20 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 3000 }),
        fc.integer({ min: 1, max: 1500 }),
        (sections, count, frames, cut) => {
          const sound = Array.from({ length: count }, (_, c) => whiteNoise(frames, c + 1));
          const expected = filtered(set(new ReferenceBiquadCascade(), sections, count), sound, frames);
          const found = filtered(set(new BiquadCascade(count), sections, count), sound, cut);
          expect(bits(found)).toEqual(bits(expected));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('takes other coefficients and further sections between calls, and goes on where it was', () => {
    const results = [new BiquadCascade(2), new ReferenceBiquadCascade()].map((filter) => {
      const block = [whiteNoise(3000, 1), whiteNoise(3000, 2)];
      set(filter, [{ b0: 0.2, b1: 0.3, b2: 0.1, a1: -0.5, a2: 0.2 }], 2).process(block, 0, 700);
      const [first] = filter.sections as [BiquadSection];
      first.coefficients = { b0: 0.9, b1: -1.7, b2: 0.9, a1: -1.8, a2: 0.83 };
      const more = Array.from({ length: 20 }, () => new BiquadSection({ b0: 1, b1: -1, b2: 0, a1: -0.9, a2: 0 }, 2));
      filter.sections = [first, ...more];
      filter.process(block, 700, 3000);
      return bits(block);
    });
    expect(results[0]).toEqual(results[1]);
  });

  it('is digitally silent again after sound', () => {
    const filter = set(new BiquadCascade(2), [{ b0: 1, b1: -2, b2: 1, a1: -1.99, a2: 0.9901 }], 2);
    filtered(filter, [whiteNoise(5000, 1), whiteNoise(5000, 2)], 5000);
    const tail = filtered(filter, [new Float32Array(40_000), new Float32Array(40_000)], 999);
    expect(tail[0]?.[0]).not.toBe(0);
    expect(tail.every((channel) => channel.subarray(-10_000).every((sample) => sample === 0))).toBe(true);
  });
});
