import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { SONG_COLUMNS } from '../../src/shared/domain/settings';
import { createProfile, launchApp, type Profile, type RunningApp } from '../support/app';
import { writeSilentLibrary } from '../support/demo-library';
import { FULL_TESTS } from '../support/full-tests';

const BARS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

test.describe.configure({ mode: 'serial' });

let profile: Profile;
let folder: string;
let app: RunningApp;
let page: Page;

test.beforeAll(async () => {
  profile = createProfile({ theme: 'light', songColumns: [...SONG_COLUMNS] });
  folder = join(profile.files, 'music');
  writeSilentLibrary(folder);
  app = await launchApp(profile);
  page = app.page;
  // Nothing passes from one look to another: what fades in, which may begin at any time, has less contrast than it is to have.
  await page.evaluate(() => {
    const still = new CSSStyleSheet();
    still.replaceSync('*, *::before, *::after { transition: none !important; animation: none !important }');
    document.adoptedStyleSheets.push(still);
  });
});
test.afterAll(async () => {
  await app.close();
  profile.dispose();
});

const go = (name: string) => page.getByRole('navigation').getByRole('button', { name, exact: true }).click();

/** Everything that breaks a rule on what is shown now, with where. */
async function broken(narrowed: (builder: AxeBuilder) => AxeBuilder): Promise<string[]> {
  // The builder's own way opens a page of its own, which a window of the application cannot.
  // The rules are put into a page once: reading half a megabyte of them takes longer than most looks with them.
  const axeSource = (await page.evaluate(() => 'axe' in window)) ? 'void 0' : undefined;
  const builder = new AxeBuilder({ page, ...(axeSource && { axeSource }) })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode(true);
  const { violations } = await narrowed(builder).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

function wear(theme: 'light' | 'dark'): Promise<void> {
  return page.evaluate((name) => {
    document.documentElement.dataset.theme = name;
  }, theme);
}

/** Expects that what is shown now breaks no rule of WCAG 2.2 AA in either theme. Names, roles and sizes are the same in both. */
async function check(screen: string): Promise<void> {
  expect(await broken((builder) => builder.withTags(BARS)), screen).toEqual([]);
  await wear('dark');
  expect(await broken((builder) => builder.withRules(['color-contrast'])), `${screen}, dark`).toEqual([]);
  await wear('light');
}

test('first run, songs, their menu and tags are accessible in both themes', async () => {
  await check('first run');
  await app.answerFolderDialog(folder);
  await page.getByRole('button', { name: 'Add music folder' }).click();
  await expect(page.getByRole('button', { name: /^Songs/ })).toContainText('21');
  await page.getByRole('row', { name: 'Azotea', exact: true }).click();
  await page.keyboard.press('f');
  await page.getByRole('grid').focus();
  await page.keyboard.press('Alt+3');
  await expect(page.getByRole('button', { name: 'Favourite: Azotea' })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Play Azotea' }).click();
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await check('songs with a favourite and a rating, one of them playing');
  if (FULL_TESTS) {
    await page.getByRole('button', { name: 'Adjust Tonal balance' }).click();
    await page.getByRole('region', { name: 'Before and after' }).scrollIntoViewIfNeeded();
    await page.getByText('Spectrum as a table, dBFS').click();
    await check('stages and measurements of a song');
  }
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  // Menus and dialogs lie over whatever is there: over a short list, which takes less time to look at.
  await go('Albums');
  await page.getByRole('button', { name: 'Noches de Papel' }).first().click();
  await page.getByRole('row', { name: 'Azotea', exact: true }).click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: 'Edit tags…' })).toBeVisible();
  await check('menu of a song');
  await page.getByRole('menuitem', { name: 'Edit tags…' }).click();
  const tags = page.getByRole('dialog', { name: 'Tags of one song' });
  await tags.getByRole('textbox', { name: 'Year or date' }).fill('soon');
  await tags.getByRole('button', { name: 'Preview' }).click();
  await expect(tags.getByRole('alert')).toBeVisible();
  await check('tags, one of them wrong');
  await tags.getByRole('textbox', { name: 'Year or date' }).fill('1999');
  await tags.getByRole('button', { name: 'Preview' }).click();
  await expect(tags.getByRole('listitem')).toHaveCount(1);
  await check('preview of tags');
  await tags.getByRole('button', { name: 'Write one file' }).click();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  await check('tags written');
});

test('exports, diagnostics and dialogs are accessible in both themes', async () => {
  await page.getByRole('button', { name: 'Export this song…' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
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
    await check(dialog);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
});

test('playlists and queue are accessible in both themes', async () => {
  await page.keyboard.press('q');
  await expect(page.getByRole('grid', { name: 'Queue', exact: true })).toBeVisible();
  await check('queue');
  await page.keyboard.press('q');
  for (const [kind, name] of [
    ['New playlist…', 'Mine'],
    ['New smart playlist…', 'By rules'],
  ] as const) {
    await page.getByRole('button', { name: 'New playlist or import' }).click();
    await page.getByRole('menuitem', { name: kind }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    await check(kind);
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(page.getByRole('heading', { name })).toBeVisible();
    await check(name);
  }
});

test('every way through the library is accessible in both themes', async () => {
  await go('Recently played');
  await expect(page.getByText('Nothing played yet')).toBeVisible();
  await check('an empty list');
  await go('Albums');
  await expect(page.getByRole('gridcell')).toHaveCount(5);
  await check('albums');
  await page.getByRole('button', { name: 'Weather Stories' }).first().click();
  await expect(page.getByRole('heading', { name: 'Weather Stories' })).toBeVisible();
  await check('an album');
  await page.getByRole('button', { name: 'The Copper Almanac' }).click();
  await expect(page.getByRole('region', { name: 'Top songs' })).toBeVisible();
  await check('an artist');
  await go('Artists');
  await expect(page.getByRole('gridcell')).toHaveCount(5);
  await check('artists');
  await go('Genres');
  await expect(page.getByRole('region', { name: 'Years' })).toBeVisible();
  await check('genres and years');
  await go('Statistics');
  await expect(page.getByRole('region', { name: 'By decade' })).toBeVisible();
  await check('statistics');
  await page.getByRole('button', { name: 'Duplicates', exact: true }).click();
  await expect(page.getByText('Same sound', { exact: false }).first()).toBeVisible();
  await check('duplicates');
  await page.getByRole('button', { name: 'What can be searched for' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await check('help for searching');
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: 'Search' }).fill('wether');
  await expect(page.getByText('Showing results for')).toBeVisible();
  await check('a corrected search');
});
