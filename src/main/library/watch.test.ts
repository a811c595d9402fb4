import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildProcesses } from '../../../tests/support/built-processes';
import { firstTracks, openTestLibrary, scanFolder } from '../../../tests/support/open-test-library';
import { writeMp3 } from '../../../tests/support/tagged-files';
import { temporaryFolder } from '../../../tests/support/temporary-folder';
import { type ChildProcess, ForkLauncher } from '../processes';
import type { Library } from '.';

let processFolder: string;
let music: string;
let library: Library;

/** Real processes; those that watch can be killed. */
class WatchLauncher extends ForkLauncher {
  readonly watchers: ChildProcess[] = [];

  override launch(...args: Parameters<ForkLauncher['launch']>): ChildProcess {
    const child = super.launch(...args);
    return {
      ...child,
      post: (message) => {
        if (JSON.stringify(message).includes('"task":"watch"')) this.watchers.push(child);
        child.post(message);
      },
    };
  }
}
let launcher: WatchLauncher;

beforeAll(async () => {
  processFolder = await buildProcesses();
}, 60_000);

beforeEach(async () => {
  launcher = new WatchLauncher();
  music = temporaryFolder();
  writeMp3(join(music, 'a.mp3'), { TIT2: 'First' });
  library = await openTestLibrary(temporaryFolder(), processFolder, { launcher });
  await scanFolder(library, music);
});

/** What is waited for takes two processes to start, which on a machine that is busy with other tests takes many seconds. */
const PATIENCE_MS = 30_000;
const TEST_MS = 120_000;

/** Answers once the titles are these, in any order. */
async function shows(...wanted: string[]): Promise<void> {
  const titles = async () => (await firstTracks(library)).map(({ title }) => title).toSorted();
  await expect.poll(titles, { timeout: PATIENCE_MS, interval: 50 }).toEqual(wanted.toSorted());
}

/** Watching is under way once a change is taken over. */
async function watching(): Promise<void> {
  await library.watch(true);
  writeMp3(join(music, 'sign.mp3'), { TIT2: 'Sign' });
  await shows('First', 'Sign');
  rmSync(join(music, 'sign.mp3'));
  await shows('First');
}

describe('a watched folder', { timeout: TEST_MS }, () => {
  it('shows what came, changed, moved and went', async () => {
    await watching();
    mkdirSync(join(music, 'new/er'), { recursive: true });
    writeMp3(join(music, 'new/er/b.mp3'), { TIT2: 'Second' });
    await shows('First', 'Second');
    writeMp3(join(music, 'new/er/c.mp3'), { TIT2: 'In a folder that came' });
    await shows('First', 'Second', 'In a folder that came');
    writeMp3(join(music, 'a.mp3'), { TIT2: 'Another title' });
    await shows('Another title', 'Second', 'In a folder that came');
    rmSync(join(music, 'new/er/c.mp3'));
    await shows('Another title', 'Second');
    const before = (await firstTracks(library)).find(({ title }) => title === 'Second');
    renameSync(join(music, 'new'), join(music, 'moved'));
    await expect
      .poll(async () => (await library.track(before?.id ?? 0).catch(() => null))?.path, { timeout: PATIENCE_MS })
      .toBe(join(music, 'moved/er/b.mp3'));
    rmSync(join(music, 'moved'), { recursive: true });
    await shows('Another title');
  });

  it('takes over what changed while nobody watched, and nothing once it is told not to watch', async () => {
    writeMp3(join(music, 'b.mp3'), { TIT2: 'While away' });
    await library.watch(true);
    await shows('First', 'While away');
    await library.watch(false);
    writeMp3(join(music, 'c.mp3'), { TIT2: 'Unwatched' });
    const other = temporaryFolder();
    writeMp3(join(other, 'd.mp3'), { TIT2: 'Asked for' });
    await scanFolder(library, other);
    await shows('First', 'While away', 'Asked for');
  });

  it('waits for mains power before it looks through everything, but not with what changes or was asked for', async () => {
    library.holdScans('battery', true);
    writeMp3(join(music, 'b.mp3'), { TIT2: 'While away' });
    await library.watch(true);
    const changes = async () => {
      writeMp3(join(music, 'c.mp3'), { TIT2: 'Changed' });
      return (await firstTracks(library)).map(({ title }) => title).toSorted();
    };
    await expect.poll(changes, { timeout: PATIENCE_MS, interval: 200 }).toEqual(['Changed', 'First']);
    const other = temporaryFolder();
    writeMp3(join(other, 'd.mp3'), { TIT2: 'Asked for' });
    await scanFolder(library, other);
    await shows('Asked for', 'Changed', 'First');
    library.holdScans('battery', false);
    await shows('Asked for', 'Changed', 'First', 'While away');
  });

  it('is watched again after the process that watches has died', async () => {
    await watching();
    launcher.watchers.at(-1)?.kill();
    writeMp3(join(music, 'b.mp3'), { TIT2: 'After a death' });
    await shows('First', 'After a death');
  });

  it('takes over a file that is still being written once it is whole', async () => {
    await watching();
    const path = join(music, 'slow.mp3');
    writeMp3(join(music, 'whole.tmp'), { TIT2: 'Slow' });
    writeFileSync(path, 'the beginning of a file');
    await expect.poll(async () => (await library.problems()).length, { timeout: PATIENCE_MS }).toBe(1);
    renameSync(join(music, 'whole.tmp'), path);
    await shows('First', 'Slow');
    expect(await library.problems()).toEqual([]);
  });
});
