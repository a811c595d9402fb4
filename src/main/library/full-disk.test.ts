import { spawnSync } from 'node:child_process';
import { statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { catalogueFaults } from '../../../tests/support/catalogue-faults';
import { ask } from '../../../tests/support/made-up/fill-library';
import { generateOutcomes } from '../../../tests/support/made-up/outcomes';
import { temporaryFolder } from '../../../tests/support/temporary-folder';
import { connect, connectionOptions } from './database/connect';
import { LibraryEngine } from './worker/engine';

/** A disk of so many bytes that is gone when the test is finished; null where this system does not let us make one. */
function smallDisk(bytes: number): string | null {
  const folder = temporaryFolder();
  if (process.platform !== 'linux') return null;
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder]);
  if (status !== 0) return null;
  onTestFinished(() => void spawnSync('umount', ['-l', folder]));
  return folder;
}

const options = (file: string) => ({ file, locale: 'en', forgetsOnRestart: false });

describe('a full disk', () => {
  it('is said, loses nothing that was stored, and takes more once there is room', async ({ skip }) => {
    const disk = smallDisk(4 * 1024 * 1024);
    if (!disk) return skip('no small disk can be made here');
    const file = join(disk, 'library.sqlite');
    const engine = await LibraryEngine.open(options(file), () => undefined);
    onTestFinished(() => engine.close());
    const { id: rootId } = ask(engine, 'command', 'addFolder', { path: '/music' }) as { id: number };
    ask(engine, 'command', 'beginScan', { rootId });
    const room = statfsSync(disk);
    writeFileSync(join(disk, 'filler'), Buffer.alloc(Math.max(0, room.bavail * room.bsize - 600_000)));
    const outcomes = [...generateOutcomes('/music', 4000)];
    let stored = 0;
    let refused: unknown = null;
    while (!refused && stored < outcomes.length) {
      const input = { rootId, outcomes: outcomes.slice(stored, stored + 100) };
      const answer = engine.answer({ kind: 'command', id: 1, name: 'storeFiles', input });
      if (answer.kind === 'answer') stored += 100;
      else refused = answer;
    }
    expect(refused).toMatchObject({
      kind: 'failure',
      problem: { code: 'disk-full', params: { name: 'library.sqlite' } },
    });
    expect(ask(engine, 'query', 'count', { query: '' })).toEqual({ tracks: stored });
    writeFileSync(join(disk, 'filler'), '');
    ask(engine, 'command', 'storeFiles', { rootId, outcomes: outcomes.slice(stored, stored + 100) });
    const connection = connect(file, connectionOptions());
    expect(catalogueFaults(connection)).toEqual([]);
    expect(connection.prepare('SELECT count(*) FROM tracks').pluck().get()).toBe(stored + 100);
    connection.close();
  });
});

describe('a disk that may only be read', () => {
  it('is said, and nothing is lost', async ({ skip }) => {
    const disk = smallDisk(8 * 1024 * 1024);
    if (!disk) return skip('no small disk can be made here');
    const remount = (how: 'ro' | 'rw') => spawnSync('mount', ['-o', `remount,${how}`, disk]).status;
    const engine = await LibraryEngine.open(options(join(disk, 'library.sqlite')), () => undefined);
    ask(engine, 'command', 'addFolder', { path: '/music' });
    // A file that is open for writing keeps its disk writable: the next process meets one that is not.
    engine.close();
    expect(remount('ro')).toBe(0);
    await expect(LibraryEngine.open(options(join(disk, 'library.sqlite')), () => undefined)).rejects.toMatchObject({
      code: 'not-writable',
    });
    expect(remount('rw')).toBe(0);
    const again = await LibraryEngine.open(options(join(disk, 'library.sqlite')), () => undefined);
    expect(ask(again, 'query', 'folders', {})).toMatchObject([{ path: '/music' }]);
    again.close();
  });
});
