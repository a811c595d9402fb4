import { expect, it } from 'vitest';
import { compose, renew } from './report.mjs';

const MACHINE = ['a machine, 2 cores', 'Linux'];
/** @param {string} group @param {number} value */
const figure = (group, value) => ({ group, name: 'page', value, unit: 'ms' });
const before = compose([figure('Library', 1), figure('Start', 2)], MACHINE, new Date('2026-01-01'));

it('renews the groups that were measured and leaves the others as they are', () => {
  const after = renew(before, [figure('Library', 3), figure('New', 4)], MACHINE, new Date('2026-02-02')) ?? '';
  expect(after).toContain('| page | 3 ms |');
  expect(after).not.toContain('| page | 1 ms |');
  expect(after).toContain('| page | 2 ms |');
  expect(after).toContain('| page | 4 ms |');
  expect(after.match(/Measured by itself on 2026-02-02/g)).toHaveLength(2);
  expect(after.match(/^## .*$/gm)).toEqual(['## Library', '## Start', '## New']);
  expect(renew(after, [figure('New', 5)], MACHINE, new Date('2026-02-02'))?.match(/^## .*$/gm)).toHaveLength(3);
});

it('writes three digits, of what is expected too, and judges by all of them', () => {
  const goal = { limit: 100 / 12, better: /** @type {const} */ ('lower') };
  const report = compose([{ ...figure('Library', 8.3339), goal }], MACHINE, new Date('2026-01-01'));
  expect(report).toContain('| page | 8.33 ms | <= 8.33 ms: missed |');
});

it('mixes no figures of two machines', () => {
  expect(renew(before, [figure('Library', 3)], ['another machine'], new Date())).toBeNull();
});
