import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SortedWindows } from './sorted-window';

test('gives the median of the last values, whatever they are', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true }), { maxLength: 60 }), (values) => {
      const windows = new SortedWindows(2, 5);
      const history = [0, 0, 0, 0, 0];
      for (const value of values) {
        const median = windows.replace(1, history.shift() as number, value);
        history.push(value);
        expect(median === history.toSorted((a, b) => a - b)[2]).toBe(true);
      }
      expect(windows.replace(0, 0, 1)).toBe(0);
    }),
  );
});
