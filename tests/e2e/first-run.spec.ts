import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createProfile, launchApp, type Profile } from '../support/app';
import { writeSongs } from '../support/generated-music';

const SONGS = ['Anfang', 'Mitte', 'Schluss'];

test.describe('the first run', () => {
  let profile: Profile;
  test.beforeEach(() => {
    profile = createProfile();
  });
  test.afterEach(() => profile.dispose());

  test('offers to add a folder, shows its songs, and a restart shows the same list', async () => {
    const folder = join(profile.files, 'music');
    writeSongs(folder, SONGS);
    const first = await launchApp(profile);
    await expect(first.page.getByText('Your own music, at its best.')).toBeVisible();
    await first.answerFolderDialog(folder);
    await first.page.getByRole('button', { name: 'Add your music folder' }).click();
    const rows = first.page.getByRole('row').filter({ has: first.page.getByRole('button', { name: /^Play / }) });
    await expect(rows).toHaveCount(SONGS.length);
    const before = await rows.allInnerTexts();
    await first.close();

    const second = await launchApp(profile);
    const again = second.page.getByRole('row').filter({ has: second.page.getByRole('button', { name: /^Play / }) });
    await expect(again).toHaveCount(SONGS.length);
    expect(await again.allInnerTexts()).toEqual(before);
    await expect(second.page.getByText('Your own music, at its best.')).toBeHidden();
    await second.close();
  });

  test('opens with the folders of the command line', async () => {
    const folder = join(profile.files, 'given');
    writeSongs(folder, SONGS);
    const app = await launchApp(profile, { args: [folder] });
    for (const title of SONGS) await expect(app.page.getByRole('button', { name: `Play ${title}` })).toBeAttached();
    await app.close();
  });

  test('leaves the list as it was when the dialog is dismissed', async () => {
    const app = await launchApp(profile);
    await app.application.evaluate(({ dialog }) => {
      dialog.showOpenDialog = async () => ({ canceled: true, filePaths: [] });
    });
    await app.page.getByRole('button', { name: 'Add your music folder' }).click();
    await expect(app.page.getByText('Your own music, at its best.')).toBeVisible();
    await expect(app.page.getByRole('alert')).toHaveCount(0);
    await app.close();
  });
});
