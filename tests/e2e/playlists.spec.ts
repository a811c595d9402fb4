import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { createProfile, launchApp, type Profile, type RunningApp } from '../support/app';
import { writeSongs } from '../support/generated-music';

test.describe.configure({ mode: 'serial' });

/** A hand moves over what lies between; a jump onto the target leaves it a single event to say that it takes what comes. */
const HAND = { steps: 8 };

let profile: Profile;
let app: RunningApp;
let page: Page;
let music: string;

const button = (name: string) => page.getByRole('button', { name, exact: true });
const songs = () => page.getByRole('grid', { name: 'Songs' });
const list = (name: string) => page.getByRole('grid', { name });
const queue = () => page.getByRole('grid', { name: 'Queue', exact: true });
const sidebar = () => page.getByRole('region', { name: 'Playlists' });
const player = () => page.getByRole('region', { name: 'Player' });
const titlesIn = (grid: ReturnType<typeof list>) =>
  grid
    .getByRole('row')
    .evaluateAll((rows) =>
      rows
        .toSorted((a, b) => Number(a.getAttribute('aria-rowindex')) - Number(b.getAttribute('aria-rowindex')))
        .map((row) => row.ownerDocument.getElementById(row.getAttribute('aria-labelledby') ?? '')?.textContent ?? ''),
    );
const song = (name: string) => songs().getByRole('row', { name, exact: true });

async function newPlaylist(name: string): Promise<void> {
  await button('New playlist or import').click();
  await page.getByRole('menuitem', { name: 'New playlist…' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await button('Create').click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
}

test.beforeAll(async () => {
  profile = createProfile({ enhancementEnabled: false });
  music = join(profile.files, 'music');
  writeSongs(music, ['Alpha', 'Beta', 'Delta', 'Gamma'], 40);
  app = await launchApp(profile, { args: [music] });
  page = app.page;
  await expect(button('Play Gamma')).toBeAttached();
  await page.getByRole('button', { name: 'Title', exact: true }).click();
});
test.afterAll(async () => {
  await app.close();
  profile.dispose();
});

test('songs are dragged onto a playlist, put in order by dragging, removed and brought back', async () => {
  await newPlaylist('Evening');
  await page.getByRole('button', { name: /^Songs/ }).click();
  await song('Alpha').click();
  await song('Delta').click({ modifiers: ['Shift'] });
  await song('Beta').dragTo(sidebar().getByRole('button', { name: 'Evening' }), HAND);
  await expect(sidebar().getByRole('button', { name: 'Evening 3' })).toBeVisible();
  await sidebar().getByRole('button', { name: 'Evening' }).click();
  await expect.poll(() => titlesIn(list('Evening'))).toEqual(['Alpha', 'Beta', 'Delta']);

  const rows = list('Evening').getByRole('row');
  await rows.nth(2).dragTo(rows.nth(0), { ...HAND, targetPosition: { x: 200, y: 4 } });
  await expect.poll(() => titlesIn(list('Evening'))).toEqual(['Delta', 'Alpha', 'Beta']);
  await page.keyboard.press('Control+z');
  await expect.poll(() => titlesIn(list('Evening'))).toEqual(['Alpha', 'Beta', 'Delta']);
  await page.keyboard.press('Control+Shift+Z');
  await expect.poll(() => titlesIn(list('Evening'))).toEqual(['Delta', 'Alpha', 'Beta']);

  await list('Evening').getByRole('row', { name: 'Alpha' }).click();
  await list('Evening').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => titlesIn(list('Evening'))).toEqual(['Alpha', 'Delta', 'Beta']);
  await page.keyboard.press('Delete');
  await expect.poll(() => titlesIn(list('Evening'))).toEqual(['Delta', 'Beta']);
  await button('Undo').first().click();
  await expect.poll(() => titlesIn(list('Evening'))).toEqual(['Alpha', 'Delta', 'Beta']);
});

test('the menu of a song adds it to a playlist and puts it next', async () => {
  await page.getByRole('button', { name: /^Songs/ }).click();
  await button('Play Alpha').click({ force: true });
  await button('Pause').click();
  await song('Gamma').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Play next' }).click();
  await page.keyboard.press('q');
  await expect.poll(() => titlesIn(queue())).toEqual(['Alpha', 'Gamma', 'Beta', 'Delta', 'Gamma']);
  // A menu that still closes takes the click for itself.
  await expect(page.getByRole('menu')).toHaveCount(0);
  await song('Beta').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Add to playlist' }).click();
  await page.getByRole('menuitem', { name: 'Evening' }).click();
  await expect(sidebar().getByRole('button', { name: 'Evening 4' })).toBeVisible();
  await expect(page.getByRole('menu')).toHaveCount(0);
});

test('the queue is put in order, searched, undone and kept as a playlist', async () => {
  const rows = queue().getByRole('row');
  await queue()
    .getByRole('row', { name: 'Delta' })
    .dragTo(rows.nth(1), { ...HAND, targetPosition: { x: 100, y: 4 } });
  await expect.poll(() => titlesIn(queue())).toEqual(['Alpha', 'Delta', 'Gamma', 'Beta', 'Gamma']);
  await queue().getByRole('row', { name: 'Beta' }).click();
  await queue().focus();
  await page.keyboard.press('Delete');
  await expect.poll(() => titlesIn(queue())).toEqual(['Alpha', 'Delta', 'Gamma', 'Gamma']);
  await page.keyboard.press('Control+z');
  await expect.poll(() => titlesIn(queue())).toEqual(['Alpha', 'Delta', 'Gamma', 'Beta', 'Gamma']);
  await page.getByRole('textbox', { name: 'Search in queue' }).fill('gamma q');
  await expect(page.getByText('Nothing in the queue matches.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Search in queue' }).fill('gam');
  await expect.poll(() => titlesIn(queue())).toEqual(['Gamma', 'Gamma']);
  await page.getByRole('textbox', { name: 'Search in queue' }).fill('');
  await button('Save queue as playlist').click();
  await page.getByRole('textbox', { name: 'Name' }).fill('From the queue');
  await page.keyboard.press('Enter');
  await expect.poll(() => titlesIn(list('From the queue'))).toEqual(['Alpha', 'Delta', 'Gamma', 'Beta', 'Gamma']);
});

test('shuffle keeps what plays first and finds the old order again; repeat has three states', async () => {
  await button('Shuffle').last().click();
  await expect(button('Shuffle').last()).toHaveAttribute('aria-pressed', 'true');
  await expect
    .poll(async () => (await titlesIn(queue())).toSorted())
    .toEqual(['Alpha', 'Beta', 'Delta', 'Gamma', 'Gamma']);
  expect((await titlesIn(queue()))[0]).toBe('Alpha');
  await button('Shuffle').last().click();
  await expect.poll(() => titlesIn(queue())).toEqual(['Alpha', 'Delta', 'Gamma', 'Beta', 'Gamma']);
  await button('Repeat: off').click();
  await button('Repeat: all').click();
  await expect(button('Repeat: this song')).toBeVisible();
});

test('a smart playlist counts while it is made, and follows the library', async () => {
  await button('New playlist or import').click();
  await page.getByRole('menuitem', { name: 'New smart playlist…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Ends with a');
  await dialog.getByRole('combobox', { name: 'What is looked at' }).selectOption('title');
  await dialog.getByRole('combobox', { name: 'How it is compared' }).selectOption('contains');
  await dialog.getByRole('textbox', { name: 'Value' }).fill('LTA');
  await expect(dialog.getByRole('status')).toContainText('1 song');
  await dialog.getByRole('textbox', { name: 'Value' }).fill('ta');
  await expect(dialog.getByRole('status')).toContainText('2 songs');
  await button('Create').click();
  await expect.poll(() => titlesIn(list('Ends with a'))).toEqual(['Beta', 'Delta']);
  writeSongs(music, ['Zeta'], 5);
  await button('Scan all folders again').click();
  await expect.poll(() => titlesIn(list('Ends with a'))).toEqual(['Beta', 'Delta', 'Zeta']);
});

test('playlists go out to a file and come in from one, and what is missing is told', async () => {
  const file = join(profile.files, 'out.m3u8');
  await sidebar().getByRole('button', { name: 'Evening' }).click();
  await app.application.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
  }, file);
  await button('More').click();
  await page.getByRole('menuitem', { name: 'Export with relative paths…' }).click();
  await expect(page.getByRole('dialog')).toContainText('4 songs were taken over.');
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  const text = readFileSync(file, 'utf8');
  expect(text).toContain('#PLAYLIST:Evening');
  writeFileSync(file, `${text.replace('Evening', 'Again')}music/Missing.wav\nhttps://example.org/x.mp3\n`);
  await app.answerFolderDialog(file);
  await button('New playlist or import').click();
  await page.getByRole('menuitem', { name: 'Import playlist…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Imported “Again”' });
  await expect(dialog).toContainText('2 entries were left out');
  await expect(dialog).toContainText('Not in your library.');
  await expect(dialog).toContainText('An address on a network, not a file.');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect.poll(() => titlesIn(list('Again'))).toEqual(await titlesIn(list('Again')));
  await expect(sidebar().getByRole('button', { name: 'Again 4' })).toBeVisible();
});

test('a deleted playlist comes back, and no key acts while one types', async () => {
  await button('More').click();
  await page.getByRole('menuitem', { name: 'Delete playlist' }).click();
  await expect(sidebar().getByRole('button', { name: 'Again' })).toBeHidden();
  await page.getByRole('textbox', { name: 'Search', exact: true }).fill('q');
  await page.keyboard.press('q');
  await expect(queue()).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(sidebar().getByRole('button', { name: 'Again' })).toBeHidden();
  await page.getByRole('textbox', { name: 'Search', exact: true }).fill('');
  await songs().focus();
  await page.keyboard.press('Control+z');
  await expect(sidebar().getByRole('button', { name: 'Again' })).toBeVisible();
});

test('after a restart playlists and queue are there, paused at their place and silent', async () => {
  await songs().focus();
  const seek = page.getByRole('slider', { name: 'Seek' });
  await expect(button('Play')).toBeVisible();
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(async () => Number(await seek.inputValue())).toBeGreaterThan(29);
  const place = Number(await seek.inputValue());
  await app.close();
  app = await launchApp(profile);
  page = app.page;
  await expect(player()).toContainText('Alpha');
  await expect(button('Play')).toBeVisible();
  expect(Math.abs(Number(await page.getByRole('slider', { name: 'Seek' }).inputValue()) - place)).toBeLessThan(1);
  await page.keyboard.press('q');
  await expect.poll(() => titlesIn(queue())).toEqual(['Alpha', 'Delta', 'Gamma', 'Beta', 'Gamma']);
  await expect(button('Repeat: this song')).toBeVisible();
  await expect(sidebar().getByRole('button', { name: 'Evening 4' })).toBeVisible();
  await button('Play').click();
  await expect(button('Pause')).toBeVisible();
  await expect
    .poll(async () => Number(await page.getByRole('slider', { name: 'Seek' }).inputValue()))
    .toBeGreaterThan(place + 0.5);
});
