import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { supervise } from './supervise.mjs';

/** Busy on the first processor until a moment, ms; says how much time it was given, seconds. */
const BUSY = `
  while (Date.now() < Number(process.argv[1]));
  const { user, system } = process.cpuUsage();
  console.log((user + system) / 1e6);
`;
const PERIOD_MS = 1000;
const canBind = process.platform === 'linux' && spawnSync('taskset', ['--version']).status === 0;

/** @type {{ yielding: import('./supervise.mjs').Yielding, share: number }[]} */
const SHARES = [
  { yielding: 'most', share: 1 / 2 },
  { yielding: 'all', share: 1 / 10 },
];

it.skipIf(!canBind).each(SHARES)(
  'lets a command that leaves $yielding to others have less than $share of what they have, in whatever session they are',
  async ({ yielding, share }) => {
    const folder = mkdtempSync(join(tmpdir(), 'auralis-supervise-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const said = join(folder, 'said');
    const log = openSync(said, 'w');
    const busy = ['-c', '0', process.execPath, '-e', BUSY, String(Date.now() + PERIOD_MS)];
    const other = spawn('taskset', busy, { detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
    const [, taken] = await Promise.all([
      supervise('taskset', busy, { env: process.env, log, yielding }),
      once(other.stdout, 'data'),
    ]);
    closeSync(log);
    expect(Number(readFileSync(said, 'utf8'))).toBeLessThan(Number(taken) * share);
  },
);

it('answers the exit status', async () => {
  const exit = ['-e', 'process.exit(7)'];
  expect(await supervise(process.execPath, exit, { env: process.env, yielding: 'most' })).toBe(7);
});
