import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { createProfile, launchApp } from '../support/app';
import { writeSongs } from '../support/generated-music';

const BARS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Resolves once what was opened is there in full: what still fades in has less contrast than it is to have. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const passing = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
    await Promise.allSettled(passing.map(({ finished }) => finished));
  });
}

/** Everything that breaks a rule of WCAG 2.2 AA on what is shown now, with where. */
async function violations(page: Page): Promise<string[]> {
  // The builder's own way opens a page of its own, which a window of the application cannot.
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(BARS).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

for (const theme of ['light', 'dark'] as const) {
  test(`every screen is accessible in the ${theme} theme`, async () => {
    const profile = createProfile({ theme });
    const folder = join(profile.files, 'music');
    writeSongs(folder, ['One', 'Two', 'Three'], 30);
    const app = await launchApp(profile);
    const { page } = app;
    const check = async (screen: string) => expect(await violations(page), screen).toEqual([]);

    await check('first run');
    await app.answerFolderDialog(folder);
    await page.getByRole('button', { name: 'Add music folder' }).click();
    await page.getByRole('button', { name: 'Play Two' }).click();
    await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
    await check('songs, one of them playing');
    await page.getByRole('row', { name: 'One', exact: true }).click({ button: 'right' });
    await expect(page.getByRole('menuitem', { name: 'Edit tags…' })).toBeVisible();
    await settled(page);
    await check('menu of a song');
    await page.getByRole('menuitem', { name: 'Edit tags…' }).click();
    const tags = page.getByRole('dialog', { name: 'Tags of one song' });
    await tags.getByRole('textbox', { name: 'Year or date' }).fill('soon');
    await tags.getByRole('button', { name: 'Preview' }).click();
    await settled(page);
    await check('tags, one of them wrong');
    await tags.getByRole('textbox', { name: 'Year or date' }).fill('1999');
    await tags.getByRole('button', { name: 'Preview' }).click();
    await expect(tags.getByRole('listitem')).toHaveCount(1);
    await settled(page);
    await check('preview of tags');
    await tags.getByRole('button', { name: 'Write one file' }).click();
    await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
    await settled(page);
    await check('tags written');
    await page.getByRole('button', { name: 'Export enhanced…' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await settled(page);
    await check('export');
    await app.answerFolderDialog(profile.files);
    await page.getByRole('button', { name: 'Choose folder…' }).click();
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await expect(page.getByText('Done', { exact: true })).toBeVisible({ timeout: 60_000 });
    await check('exports');
    await app.clickMenu('help.run-diagnostics');
    await expect(page.getByRole('region', { name: 'Diagnostics' })).toBeVisible();
    await check('diagnostics');
    for (const dialog of ['Settings', 'Keyboard shortcuts', 'About Auralis']) {
      await page.getByRole('button', { name: dialog, exact: true }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await settled(page);
      await check(dialog);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    }
    await app.close();
    profile.dispose();
  });

  test(`playlists and queue are accessible in the ${theme} theme`, async () => {
    const profile = createProfile({ theme });
    const folder = join(profile.files, 'music');
    writeSongs(folder, ['One', 'Two', 'Three'], 30);
    const app = await launchApp(profile, { args: [folder] });
    const { page } = app;
    const check = async (screen: string) => expect(await violations(page), screen).toEqual([]);
    await page.getByRole('button', { name: 'Play Two' }).click();
    await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
    await page.keyboard.press('q');
    await expect(page.getByRole('grid', { name: 'Queue', exact: true })).toBeVisible();
    await settled(page);
    await check('queue');
    await page.keyboard.press('q');
    for (const [kind, name] of [
      ['New playlist…', 'Mine'],
      ['New smart playlist…', 'By rules'],
    ] as const) {
      await page.getByRole('button', { name: 'New playlist or import' }).click();
      await page.getByRole('menuitem', { name: kind }).click();
      await page.getByRole('textbox', { name: 'Name' }).fill(name);
      await settled(page);
      await check(kind);
      await page.getByRole('button', { name: 'Create', exact: true }).click();
      await expect(page.getByRole('heading', { name })).toBeVisible();
      await check(name);
    }
    await app.close();
    profile.dispose();
  });
}
