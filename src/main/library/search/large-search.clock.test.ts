import { expect, it } from 'vitest';
import { seeded } from '../../../../tests/support/made-up/random';
import { MatchSet } from './match-set';
import { parseIds } from './parse-ids';

/** The shortest of some runs, milliseconds. */
function quickest(work: () => unknown): number {
  const runs = Array.from({ length: 9 }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return Math.min(...runs);
}

it('takes what a search finds of a million songs in as quickly as JSON is parsed', () => {
  const random = seeded(5);
  let id = 0;
  const json = Buffer.from(JSON.stringify(Array.from({ length: 214_000 }, () => (id += 1 + Math.floor(random() * 8)))));
  const ownTime = quickest(() => new MatchSet(parseIds(json)));
  expect(ownTime).toBeLessThan(2 * quickest(() => JSON.parse(json.toString('latin1'))));
});
