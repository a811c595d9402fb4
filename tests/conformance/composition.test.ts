import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Log } from '../../src/main/application/log';
import { createServices } from '../../src/main/application/services';
import { ForkLauncher } from '../../src/main/processes';
import { DEFAULT_SORT } from '../../src/shared/domain/track';
import { buildProcesses } from '../support/built-processes';
import { writeSongs } from '../support/generated-music';
import { temporaryFolder } from '../support/temporary-folder';

/** A whole player without its window, in a profile of its own. */
async function createProfile(processFolder: string, titles: string[]) {
  const folder = temporaryFolder();
  const music = join(folder, 'music');
  const profileFolder = join(folder, 'profile');
  mkdirSync(profileFolder);
  writeSongs(music, titles);
  const services = await createServices({
    profileFolder,
    processFolder,
    launcher: new ForkLauncher(),
    log: new Log(profileFolder),
    version: '0.0.0',
    executable: process.execPath,
    appPath: folder,
    packaged: false,
    runtime: { electron: 'none', chrome: 'none', node: process.version, fallbackRuntime: false },
    faults: { has: () => false },
    soundPorts: () => {
      throw new Error('no page is attached here');
    },
  });
  return { music, services };
}

it('builds two players side by side that know nothing of each other', async () => {
  const processFolder = await buildProcesses();
  const [one, two] = await Promise.all([
    createProfile(processFolder, ['Only here']),
    createProfile(processFolder, ['Over there', 'There, too']),
  ]);
  const titles = async ({ music, services: { library } }: typeof one) => {
    await library.addFolder(music);
    await library.scanFinished();
    const page = await library.tracks({ sort: DEFAULT_SORT, query: '', cursor: null, limit: 10 });
    return page.tracks.map(({ title }) => title).toSorted();
  };
  expect(await Promise.all([titles(one), titles(two)])).toEqual([['Only here'], ['Over there', 'There, too']]);
  one.services.playback.setVolume(0.25);
  expect(one.services.settings.current.volume).toBe(0.25);
  expect(two.services.settings.current.volume).toBe(1);

  await one.services.dispose();
  // The other one goes on when one is gone.
  expect(await two.services.library.count('')).toEqual({ tracks: 2 });
  await two.services.dispose();
});
