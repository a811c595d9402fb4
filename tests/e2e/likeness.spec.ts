import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { generateMusic, wavFile } from '../../src/scenarios/fixtures';
import { createProfile, launchApp } from '../support/app';

const RATE = 44_100;

test('songs that sound alike and duplicates: found, played, queued, shown, and not made up', async () => {
  const profile = createProfile({ backgroundAnalysis: true, enhancementEnabled: false });
  const music = join(profile.files, 'music');
  mkdirSync(join(music, 'copies'), { recursive: true });
  for (const [seed, title] of ['One', 'Two', 'Three'].entries())
    writeFileSync(join(music, `${title}.wav`), wavFile(generateMusic({ rateHz: RATE, seconds: 6, seed: seed + 1 })));
  copyFileSync(join(music, 'One.wav'), join(music, 'copies', 'One again.wav'));
  const app = await launchApp(profile, { args: [music] });
  const { page } = app;
  const row = (name: string) => page.getByRole('row', { name, exact: true });
  const list = page.getByRole('list', { name: 'Similar to “One”' });
  const similarTo = async (name: string) => {
    await row(name).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Similar songs' }).click();
  };

  // Asked before anything is measured, it says so; measuring begins seconds after the start.
  await similarTo('One');
  await expect(page.getByRole('heading', { level: 1, name: /was not analysed yet|Similar to/ })).toBeVisible();
  await expect(list.getByRole('button').first()).toContainText('One again', { timeout: 60_000 });
  await expect(list.getByRole('button')).toHaveCount(3, { timeout: 60_000 });
  await page.getByRole('button', { name: 'Add to queue' }).click();
  await page.getByRole('button', { name: 'Play all' }).click();
  await expect(page.getByRole('region', { name: 'Player' })).toContainText('One again');
  await page.getByRole('button', { name: 'Add all to playlist' }).click();
  await page.getByRole('menuitem', { name: 'New playlist' }).press('Enter');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Alike');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.getByRole('button', { name: /Alike/ })).toContainText('3');

  await page.getByRole('navigation').getByRole('button', { name: 'Statistics' }).click();
  await page.getByRole('button', { name: 'Duplicates' }).press('Enter');
  const group = page.getByRole('listitem', { name: 'One', exact: true }).first();
  await expect(group).toContainText('Same sound · 2 copies');
  await expect(group.getByText('Best')).toHaveCount(1);
  await app.application.evaluate(({ shell }) => {
    shell.showItemInFolder = (path) => Object.assign(globalThis, { shownInFolder: path });
  });
  await group.getByRole('button', { name: 'Show in folder' }).first().press('Enter');
  const shown = () => app.application.evaluate(() => (globalThis as { shownInFolder?: string }).shownInFolder);
  await expect.poll(shown).toMatch(/One( again)?\.wav$/);
  await app.close();
  profile.dispose();
});
