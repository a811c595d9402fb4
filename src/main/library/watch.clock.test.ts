import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildProcesses } from '../../../tests/support/built-processes';
import { openThreadedLibrary, scanFolder } from '../../../tests/support/open-test-library';
import { writeMp3 } from '../../../tests/support/tagged-files';
import { temporaryFolder } from '../../../tests/support/temporary-folder';

/** Of the design: a change in a watched folder is in the lists after this. */
const WITHIN_MS = 2000;

it('a song that comes into a watched folder is in the library within two seconds', async () => {
  const music = temporaryFolder();
  writeMp3(join(music, 'a.mp3'), { TIT2: 'First' });
  const library = await openThreadedLibrary(temporaryFolder(), await buildProcesses());
  await scanFolder(library, music);
  await library.watch(true);
  const until = (tracks: number) =>
    expect.poll(async () => (await library.count('')).tracks, { timeout: 10_000, interval: 20 }).toBe(tracks);
  // Watching is under way once a change is taken over.
  writeMp3(join(music, 'sign.mp3'), { TIT2: 'Sign' });
  await until(2);
  rmSync(join(music, 'sign.mp3'));
  await until(1);
  const started = performance.now();
  mkdirSync(join(music, 'new/er'), { recursive: true });
  writeMp3(join(music, 'new/er/b.mp3'), { TIT2: 'Second' });
  await until(2);
  expect(performance.now() - started).toBeLessThan(WITHIN_MS);
});
