import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createProfile, launchApp } from '../support/app';
import { writeSongs } from '../support/generated-music';

const SONGS = ['Anfang', 'Mitte', 'Schluss'];

test('the first run offers to add a folder, stays so when the dialog is dismissed, shows its songs, and a restart shows the same list', async () => {
  const profile = createProfile();
  const folder = join(profile.files, 'music');
  writeSongs(folder, SONGS);
  const first = await launchApp(profile);
  const welcome = first.page.getByText('Your own music, at its best.');
  await expect(welcome).toBeVisible();
  const asked = await first.application.evaluateHandle(({ dialog }) => {
    const count = { dismissed: 0 };
    dialog.showOpenDialog = async () => {
      count.dismissed++;
      return { canceled: true, filePaths: [] };
    };
    return count;
  });
  await first.page.getByRole('button', { name: 'Add your music folder' }).click();
  await expect.poll(() => asked.evaluate(({ dismissed }) => dismissed)).toBe(1);
  await expect(welcome).toBeVisible();
  await expect(first.page.getByRole('alert')).toHaveCount(0);

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
  profile.dispose();
});
