import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { SlidingMaximum } from './sliding-maximum';

const values = fc.array(fc.oneof(fc.constant(0), fc.nat(20)), { maxLength: 300 });

it('is the largest of the last values, for any values and window', () => {
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 40 }), (pushed, frames) => {
      const maximum = new SlidingMaximum(frames);
      for (const [i, value] of pushed.entries()) {
        expect(maximum.push(value)).toBe(Math.max(...pushed.slice(Math.max(0, i - frames + 1), i + 1)));
      }
    }),
  );
});

it('is empty exactly when all that it looks back on is zero', () => {
  const maximum = new SlidingMaximum(3);
  expect(maximum.empty).toBe(true);
  maximum.push(5);
  expect([maximum.empty, maximum.push(0), maximum.push(0), maximum.push(0), maximum.empty]).toEqual([
    false,
    5,
    5,
    0,
    true,
  ]);
});

it('forgets on reset', () => {
  const maximum = new SlidingMaximum(10);
  maximum.push(7);
  maximum.reset();
  expect(maximum.push(1)).toBe(1);
});
