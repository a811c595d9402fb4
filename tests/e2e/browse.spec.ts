import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { createProfile, launchApp, type Profile, type RunningApp } from '../support/app';
import { writeSilentLibrary } from '../support/demo-library';

test.describe.configure({ mode: 'serial' });

let profile: Profile;
let app: RunningApp;
let page: Page;

const button = (name: string) => page.getByRole('button', { name, exact: true });
const heading = (name: string) => page.getByRole('heading', { level: 1, name });
const row = (name: string) => page.getByRole('row', { name, exact: true });
const library = () => page.getByRole('navigation', { name: 'Library and folders' });
const go = (name: string) => library().getByRole('button', { name, exact: true }).click();
const player = () => page.getByRole('region', { name: 'Player' });
/** The titles of the songs that are listed, in their order. */
const songs = () => page.getByRole('grid').locator('[data-track-id] [id$="-title"]').allTextContents();
const tiles = () => page.getByRole('gridcell').allTextContents();

test.beforeAll(async () => {
  profile = createProfile({ enhancementEnabled: false, songColumns: ['artist', 'rating'] });
  const folder = join(profile.files, 'music');
  writeSilentLibrary(folder);
  app = await launchApp(profile, { args: [folder] });
  page = app.page;
  await expect(library().getByRole('button', { name: /^Songs/ })).toContainText('21');
});
test.afterAll(async () => {
  await app.close();
  profile.dispose();
});

test('albums are a grid in the chosen order, used by keys alone, and one opens to its songs in order', async () => {
  await page.getByRole('grid').focus();
  await page.keyboard.press('2');
  await expect(heading('Albums')).toBeVisible();
  await expect.poll(tiles).toHaveLength(5);
  await page.getByRole('combobox', { name: 'Order of albums' }).selectOption('Newest first');
  await expect.poll(async () => (await tiles())[0]).toContain('Quiet Station');
  await page.getByRole('grid', { name: 'Albums' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(heading('Low Tide Letters')).toBeVisible();
  await expect
    .poll(songs)
    .toEqual(['Salt on the Window', 'Harbour Lights', 'Second Ferry', 'Paper Boats', 'The Quiet Pier']);
  await button('Play').first().click();
  await expect(player()).toContainText('Salt on the Window');
  await button('Pause').click();
});

test('from an album to its artist, its genre and its year, and back the same way', async () => {
  await button('Marble Coast').click();
  await expect(heading('Marble Coast')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Albums' })).toContainText('Low Tide Letters');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(heading('Low Tide Letters')).toBeVisible();
  await button('Indie').click();
  await expect(heading('Indie')).toBeVisible();
  await expect.poll(songs).toHaveLength(5);
  await button('Albums').last().click();
  await expect.poll(tiles).toHaveLength(1);
  await button('Back').click();
  await button('2019').click();
  await expect(heading('2019')).toBeVisible();
  await expect.poll(async () => (await tiles()).join()).toContain('Low Tide Letters');
  await button('Back').click();
  await button('Back').click();
  await expect(heading('Albums')).toBeVisible();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(heading('Low Tide Letters')).toBeVisible();
});

test('artists, composers, genres and years are ways in', async () => {
  await go('Artists');
  await expect.poll(tiles).toHaveLength(5);
  await button('Composers').click();
  await expect(page.getByText('Nobody here yet')).toBeVisible();
  await page.keyboard.press('4');
  await button('Genres').first().focus();
  await page.keyboard.press('4');
  await expect(heading('Genres')).toBeVisible();
  await page.getByRole('button', { name: '2011, 1 album' }).click();
  await expect.poll(async () => (await tiles()).join()).toContain('Weather Stories');
});

test('hearts and stars are kept by the library, by pointer, key and menu', async () => {
  await go('Favourites');
  await expect(page.getByText('No favourites yet')).toBeVisible();
  await page.getByRole('button', { name: /^Songs/ }).click();
  await row('Azotea').click();
  await page.keyboard.press('f');
  await expect(button('Favourite: Azotea')).toHaveAttribute('aria-pressed', 'true');
  await row('Stollen').hover();
  await button('Favourite: Stollen').click();
  await page.getByRole('grid').focus();
  await row('Azotea').click();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Alt+4');
  await expect(row('Azotea').getByRole('group', { name: '4 of 5 stars' })).toBeVisible();
  await row('Cirrus').hover();
  await button('Rate Cirrus 5').click();
  await row('Übertage').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Favourite' }).click();
  await go('Favourites');
  await expect.poll(songs).toEqual(['Stollen', 'Übertage', 'Azotea']);
  await button('Rating').click();
  await button('Rating').click();
  await expect.poll(async () => (await songs())[0]).toBe('Azotea');
  await page.getByRole('button', { name: /^Songs/ }).click();
  await button('Rating').click();
  await button('Rating').click();
  await expect.poll(async () => (await songs()).slice(0, 2)).toEqual(['Cirrus', 'Azotea']);
});

test('columns are those of the settings, where those that are chosen are kept', async () => {
  const headers = () => page.getByRole('grid').getByRole('columnheader').allTextContents();
  await expect.poll(headers).toEqual(['Title', 'Artist', 'Rating', '', 'Duration']);
  await button('Columns').click();
  await page.getByRole('menuitemcheckbox', { name: 'Year' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Rating' }).click();
  await page.keyboard.press('Escape');
  await expect.poll(headers).toEqual(['Title', 'Artist', 'Year', '', 'Duration']);
  const settings = join(profile.folder, 'settings.json');
  await expect
    .poll(() => JSON.parse(readFileSync(settings, 'utf8')))
    .toMatchObject({ songColumns: ['artist', 'year'] });
});

test('a search shows artists, albums, genres and songs, and leads to their pages', async () => {
  await page.keyboard.press('Control+f');
  await page.keyboard.type('weather');
  const found = page.getByRole('region', { name: 'Albums' });
  await expect(found.getByRole('button', { name: 'Weather Stories' })).toBeVisible();
  await expect.poll(songs).toHaveLength(5);
  await found.getByRole('button', { name: 'Weather Stories' }).click();
  await expect(heading('Weather Stories')).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('textbox', { name: 'Search' })).toHaveValue('weather');
  await page.keyboard.press('Control+f');
  await page.keyboard.type('barometre');
  await expect(page.getByText('Showing results for “barometer”')).toBeVisible();
  await expect.poll(songs).toEqual(['Barometer Blues']);
  await page.getByRole('textbox', { name: 'Search' }).fill('year:soon cirrus');
  await expect(page.getByText('“year:soon” could not be read and was left out.')).toBeVisible();
  await expect.poll(songs).toEqual(['Cirrus']);
  await page.getByRole('textbox', { name: 'Search' }).press('Escape');
  await button('What can be searched for').click();
  await expect(page.getByRole('dialog', { name: 'What can be searched for' })).toContainText('year:1970..1979');
  await page.keyboard.press('Escape');
});

test('each key shows what it finds at once: title, groups and songs together', async () => {
  const box = page.getByRole('textbox', { name: 'Search' });
  await box.fill('');
  const watched = await page.evaluateHandle(() => {
    const shown: { title: string; rest: string }[] = [];
    const text = (all: string) => [...document.querySelectorAll(all)].map((one) => one.textContent).join(', ');
    const watch = new MutationObserver(() => {
      const end = document.querySelector('main [role=grid]')?.getBoundingClientRect().bottom ?? 0;
      const titles = [...document.querySelectorAll('main [id$="-title"]')];
      const inSight = titles.filter((one) => one.getBoundingClientRect().top < end).map((one) => one.textContent);
      shown.push({ title: text('main h1'), rest: `${text('main h1 + p, main section button')}, ${inSight}` });
    });
    watch.observe(document.body, { subtree: true, childList: true, characterData: true });
    return { shown };
  });
  for (const typed of ['b', 'ba', 'bar', 'baro']) {
    await box.press(typed.slice(-1));
    await expect(heading(`Results for “${typed}”`)).toBeVisible();
  }
  await expect.poll(songs).toEqual(['Barometer Blues']);
  const shown = await watched.evaluate((handle) => handle.shown);
  const results = shown.filter(({ title }) => title.startsWith('Results for'));
  const once = new Map(results.map((result) => [result.title, result.rest]));
  expect([...once.keys()]).toEqual(['b', 'ba', 'bar', 'baro'].map((typed) => `Results for “${typed}”`));
  expect(new Set(once.values()).size).toBeGreaterThan(1);
  // No title stands above what another text finds, not even between two frames.
  expect(results.filter(({ title, rest }) => rest !== once.get(title))).toEqual([]);
  await box.fill('');
});

test('statistics are what the library holds', async () => {
  await go('Statistics');
  await expect(page.getByRole('definition').first()).toHaveText('21');
  await expect(page.getByRole('region', { name: 'By decade' })).toContainText('2020s');
});

test('a list in another order, and one of what is searched for, begins at its top', async () => {
  await library()
    .getByRole('button', { name: /^Songs/ })
    .click();
  const grid = page.getByRole('grid');
  const place = () => grid.evaluate((list) => list.scrollTop);
  const scrollToEnd = async () => {
    await grid.focus();
    await page.keyboard.press('End');
    await expect.poll(place).toBeGreaterThan(100);
  };
  await scrollToEnd();
  await page.getByRole('columnheader', { name: 'Title' }).getByRole('button').first().click();
  await expect.poll(place).toBe(0);
  const [first = ''] = await songs();
  await expect(page.getByText(first, { exact: true }).first()).toBeInViewport();
  await scrollToEnd();
  // Every song of the library is found by it.
  await page.getByRole('textbox', { name: 'Search' }).fill('year:>1900');
  await expect(heading('Results for “year:>1900”')).toBeVisible();
  await expect.poll(place).toBe(0);
  await page.getByRole('textbox', { name: 'Search' }).fill('');
});
