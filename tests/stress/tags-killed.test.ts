import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { hashFile } from '../../src/main/tags/file/hash-file';
import { readTags } from '../../src/main/tags/file/read-tags';
import { withTagFile } from '../../src/main/tags/file/tag-file';
import { buildProcesses } from '../support/built-processes';
import { temporaryFolder } from '../support/temporary-folder';
import { noise, writeWaveFile } from '../support/wave-file';

const KILLS = Number(process.env.AURALIS_KILLS ?? 200);

let built: string;
beforeAll(async () => {
  built = await buildProcesses();
});

/** Writes a title on the command line; killed with everything that it started after so many milliseconds, unless it was done. */
function setTitle(path: string, title: string, killAfterMs: number | null): Promise<number | null> {
  const child = spawn(process.execPath, [join(built, 'cli.js'), 'tags', 'set', path, '--title', title], {
    stdio: 'ignore',
    detached: true,
  });
  const kill = () => process.kill(-(child.pid ?? 0), 'SIGKILL');
  const timer = killAfterMs === null ? null : setTimeout(kill, killAfterMs);
  return new Promise((resolve) =>
    child.once('exit', (code) => {
      if (timer) clearTimeout(timer);
      resolve(code);
    }),
  );
}

describe('writing tags, killed in between', () => {
  it(`leaves the old file or the new one, ${KILLS} times, and nothing beside it after the next edit`, async () => {
    const folder = temporaryFolder();
    const path = writeWaveFile(join(folder, 'song.wav'), [noise(2_000_000, 1)], 44_100);
    const sound = readFileSync(path).subarray(44, 8_000_044);
    const start = performance.now();
    await setTitle(path, 'warm', null);
    const usual = performance.now() - start;
    let old = 'warm';
    const seen = { old: 0, fresh: 0 };
    for (let kill = 0; kill < KILLS; kill++) {
      const before = hashFile(path);
      const fresh = `title ${kill}`;
      await setTitle(path, fresh, usual * (0.3 + (0.8 * ((kill * 37) % 100)) / 100));
      const title = withTagFile(path, path, (file) => readTags(file)).title;
      expect([old, fresh]).toContain(title);
      if (title === old) expect(hashFile(path)).toBe(before);
      expect(readFileSync(path).includes(sound)).toBe(true);
      seen[title === old ? 'old' : 'fresh']++;
      old = title ?? '';
    }
    await setTitle(path, 'the last', null);
    expect(readdirSync(folder)).toEqual(['song.wav']);
    // Both outcomes must have come about, or it was never killed in between.
    expect(Math.min(seen.old, seen.fresh)).toBeGreaterThan(0);
  });
});
