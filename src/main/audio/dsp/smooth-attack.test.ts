import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { SmoothAttack } from './smooth-attack';

const STEPS = 2 ** 30;

it('reaches a step exactly when its frames are full, from zero, without overshoot or fall', () => {
  const attack = new SmoothAttack(100);
  const run = Array.from({ length: attack.frames + 50 }, () => attack.push(STEPS));
  expect(run[0]).toBeLessThan(STEPS / 1000);
  expect(run[attack.frames - 2]).toBeLessThan(STEPS);
  expect(new Set(run.slice(attack.frames - 1))).toEqual(new Set([STEPS]));
  for (let i = 1; i < run.length; i++) expect(run[i]).toBeGreaterThanOrEqual(run[i - 1] as number);
});

it('is never less than the least of the values that it looks back on', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(STEPS), { minLength: 40, maxLength: 200 }), (values) => {
      const attack = new SmoothAttack(30);
      for (const [i, value] of values.entries()) {
        const smooth = attack.push(value);
        const window = values.slice(Math.max(0, i - attack.frames + 1), i + 1);
        if (i >= attack.frames - 1) expect(smooth).toBeGreaterThanOrEqual(Math.min(...window));
      }
    }),
  );
});

it('comes back to exactly zero after anything, and is empty then', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(STEPS), { maxLength: 100 }), (values) => {
      const attack = new SmoothAttack(30);
      for (const value of values) attack.push(value);
      const tail = Array.from({ length: 2 * attack.frames }, () => attack.push(0));
      expect(tail.at(-1)).toBe(0);
      expect(attack.empty).toBe(true);
    }),
  );
});
