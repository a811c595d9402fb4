import { generateMusic, wavFile } from '../../fixtures';
import type { Scenario } from '../../scenario';

/** Names as people give them: other scripts, accents, folders in folders. */
const SONGS = ['Plain', 'Übermut – Café', '夜の歌'] as const;

export const folderAppears: Scenario = {
  id: 'library.folder-appears',
  title: 'A folder that you add appears as songs in your list',
  group: 'first-run',
  depth: 'quick',
  needs: ['trusted-input'],
  remedy: {
    cause: 'Files of an added folder did not reach the list.',
    consequence: 'Some of your music would be missing without a word.',
    action: 'Scan the folder again; if songs stay away, look at the scan problems.',
  },
  async run(app, probe) {
    await probe.step('Put three songs into a folder', async () => {
      for (const [index, name] of SONGS.entries()) {
        const sound = generateMusic({ rateHz: 44_100, seconds: 1, seed: index + 1 });
        await app.library.write(`Album ${index}/${name}.wav`, wavFile(sound));
      }
      await app.library.write('Album 0/readme.txt', new TextEncoder().encode('not music'));
    });
    await probe.step('Add the folder and see its songs', () => app.library.addFolder(SONGS));
    await probe.step('See nothing but the songs', async () => {
      const titles = await app.library.titles();
      probe.expect(titles.length === SONGS.length, `${SONGS.length} songs`, titles.join(', '));
    });
  },
};
