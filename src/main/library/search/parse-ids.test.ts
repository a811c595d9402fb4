import { expect, it } from 'vitest';
import { seeded } from '../../../../tests/support/made-up/random';
import { parseIds } from './parse-ids';

const parsed = (list: readonly number[]) => [...parseIds(Buffer.from(JSON.stringify(list)))];

it('reads what SQLite writes as a list of ids, in ascending order', () => {
  expect(parsed([])).toEqual([]);
  expect(parsed([0])).toEqual([0]);
  expect(parsed([7, 1, 4_294_967_295, 12])).toEqual([1, 7, 12, 4_294_967_295]);
  expect([...parseIds(Buffer.of())]).toEqual([]);
  const random = seeded(2);
  const ids = Array.from({ length: 5000 }, () => Math.floor(random() ** 4 * 2 ** 32));
  expect(parsed(ids)).toEqual(ids.toSorted((a, b) => a - b));
});
