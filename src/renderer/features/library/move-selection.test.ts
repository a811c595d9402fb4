import { expect, it } from 'vitest';
import { moveSelection } from './move-selection';

it.each([
  ['ArrowDown', -1, 0],
  ['ArrowDown', 3, 4],
  ['ArrowDown', 99, 99],
  ['ArrowUp', -1, 0],
  ['ArrowUp', 0, 0],
  ['ArrowUp', 5, 4],
  ['PageDown', 5, 14],
  ['PageUp', 5, 0],
  ['Home', 50, 0],
  ['End', -1, 99],
])('%s from %i selects %i of 100', (key, from, to) => {
  expect(moveSelection(key, from, 100, 10)).toBe(to);
});

it('moves nothing by other keys or in an empty list', () => {
  expect(moveSelection('a', 3, 100, 10)).toBeNull();
  expect(moveSelection('ArrowDown', -1, 0, 10)).toBeNull();
});
