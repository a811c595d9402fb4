import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { APP_FOLDER, createProfile, launchApp } from '../support/app';
import { writeDemoLibrary, writeSilentLibrary } from '../support/demo-library';

const PICTURES = join(APP_FOLDER, 'docs/screenshots');

async function picture(page: Page, name: string): Promise<void> {
  // Lets hover effects and transitions come to rest.
  await page.mouse.move(0, 0);
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

for (const theme of ['light', 'dark'] as const) {
  test(`every screen, ${theme}`, async () => {
    const profile = createProfile({ theme });
    const music = join(profile.files, 'Music');
    writeDemoLibrary(music);
    const app = await launchApp(profile);
    const { page } = app;
    await picture(page, `first-run-${theme}`);
    await app.answerFolderDialog(music);
    await page.getByRole('button', { name: 'Add music folder' }).first().click();
    await page.getByRole('button', { name: 'Play Harbour Lights', exact: true }).click();
    await expect(page.getByText('Decided from the loudness of the whole file.')).toBeVisible({ timeout: 60_000 });
    await page.waitForTimeout(3000);
    await picture(page, `songs-${theme}`);
    await app.clickMenu('help.run-diagnostics');
    await page.getByRole('button', { name: 'Run quick check' }).click();
    await page.getByRole('button', { name: 'Cancel run' }).waitFor();
    await expect(page.getByRole('button', { name: 'Cancel run' })).toBeHidden({ timeout: 120_000 });
    await picture(page, `diagnostics-${theme}`);
    await app.close();
    profile.dispose();
  });

  test(`browsing, ${theme}`, async () => {
    const profile = createProfile({ theme });
    const music = join(profile.files, 'Music');
    writeSilentLibrary(music);
    const app = await launchApp(profile, { args: [music] });
    const { page } = app;
    await expect(page.getByRole('button', { name: /^Songs/ })).toContainText('21');
    await page.keyboard.press('2');
    await expect(page.getByRole('gridcell')).toHaveCount(5);
    await picture(page, `albums-${theme}`);
    await page.getByRole('button', { name: 'Low Tide Letters' }).first().click();
    await expect(page.getByRole('row', { name: 'Second Ferry', exact: true })).toBeVisible();
    await picture(page, `album-${theme}`);
    await page.getByRole('button', { name: 'Marble Coast' }).click();
    await expect(page.getByRole('region', { name: 'Top songs' })).toBeVisible();
    await picture(page, `artist-${theme}`);
    await page.getByRole('textbox', { name: 'Search' }).fill('wether');
    await expect(page.getByText('Showing results for')).toBeVisible();
    await picture(page, `search-${theme}`);
    await app.close();
    profile.dispose();
  });

  test(`exporting, ${theme}`, async () => {
    const profile = createProfile({ theme });
    const music = join(profile.files, 'Music');
    // Its path is in the picture.
    const out = join(tmpdir(), 'Better');
    rmSync(out, { recursive: true, force: true });
    writeDemoLibrary(music);
    mkdirSync(out);
    const app = await launchApp(profile);
    const { page } = app;
    await app.answerFolderDialog(music);
    await page.getByRole('button', { name: 'Add music folder' }).first().click();
    await page.getByRole('row', { name: 'Harbour Lights', exact: true }).click();
    await page.getByRole('row', { name: 'First Train', exact: true }).click({ modifiers: ['Shift'] });
    await page.getByRole('button', { name: 'Export enhanced…' }).click();
    await app.answerFolderDialog(out);
    await page.getByRole('button', { name: 'Choose folder…' }).click();
    await picture(page, `export-${theme}`);
    rmSync(join(music, 'Marble Coast/Low Tide Letters/4 Paper Boats.mp3'));
    await page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click();
    await expect(page.getByText('Done', { exact: true }).nth(2)).toBeVisible({ timeout: 60_000 });
    await picture(page, `exports-${theme}`);
    await app.close();
    rmSync(out, { recursive: true });
    profile.dispose();
  });
}
