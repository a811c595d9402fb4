import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { createProfile, launchApp, type Profile, type RunningApp } from '../support/app';
import { writeSongs } from '../support/generated-music';

test.describe.configure({ mode: 'serial' });

let profile: Profile;
let app: RunningApp;
let page: Page;

const slider = (name: string) => page.getByRole('slider', { name });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const sliderValue = async (name: string) => Number(await slider(name).inputValue());
const player = () => page.getByRole('region', { name: 'Player' });

test.beforeAll(async () => {
  profile = createProfile();
  const folder = join(profile.files, 'music');
  writeSongs(folder, ['One', 'Two', 'Three'], 50);
  app = await launchApp(profile, { args: [folder] });
  page = app.page;
  await expect(button('Play Three')).toBeAttached();
});
test.afterAll(async () => {
  await app.close();
  profile.dispose();
});

test('the list is used by keys alone: arrows choose, Enter plays', async () => {
  await page.getByRole('button', { name: 'Title', exact: true }).click();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Home');
  await expect(page.getByRole('row', { name: 'One', exact: true })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('End');
  await expect(page.getByRole('row', { name: 'Two', exact: true })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(player()).toContainText('Three');
  await expect(button('Pause')).toBeVisible();
});

test('Space pauses, arrows seek by 5 and 30 seconds, in the list and on the seek bar alike', async () => {
  await page.keyboard.press('Space');
  await expect(button('Play')).toBeVisible();
  const start = await sliderValue('Seek');
  const moved = (seconds: number) =>
    expect.poll(async () => (await sliderValue('Seek')) - start, { message: 'seek bar' }).toBeCloseTo(seconds, 0);
  await page.keyboard.press('ArrowRight');
  await moved(5);
  await page.keyboard.press('Shift+ArrowRight');
  await moved(35);
  await page.keyboard.press('ArrowLeft');
  await moved(30);
  await slider('Seek').focus();
  await page.keyboard.press('ArrowRight');
  await moved(35);
  await page.keyboard.press('Control+ArrowRight');
  await expect(player()).toContainText('Two');
});

test('volume, mute and enhancement answer to their keys', async () => {
  await button('Diagnostics').focus();
  const before = await sliderValue('Volume');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => sliderValue('Volume')).toBeCloseTo(before - 0.05, 5);
  await page.keyboard.press('m');
  await expect(button('Unmute')).toBeVisible();
  await page.keyboard.press('m');
  await expect(button('Mute')).toBeVisible();
  await expect(page.getByRole('switch', { name: 'Enhance' })).toBeChecked();
  await page.keyboard.press('e');
  await expect(page.getByRole('switch', { name: 'Enhance' })).not.toBeChecked();
  await page.keyboard.press('e');
  await expect(page.getByRole('switch', { name: 'Enhance' })).toBeChecked();
});

test('no key acts on the player while one types, and Escape leaves the search as it was', async () => {
  await page.keyboard.press('Control+f');
  await page.keyboard.type('three e m ?');
  await expect(page.getByRole('textbox', { name: 'Search' })).toHaveValue('three e m ?');
  await expect(page.getByRole('switch', { name: 'Enhance' })).toBeChecked();
  await expect(button('Mute')).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(button('Play Two')).toBeAttached();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('a folder that is to be watched shows what is put into it', async () => {
  // Where the music finds too little time, it holds scans up for as long as a test waits.
  await button('Pause').click();
  await expect(button('Play')).toBeVisible();
  await page.keyboard.press('Control+,');
  await page.getByRole('switch', { name: 'Watch my folders' }).click();
  await page.keyboard.press('Escape');
  // Watching begins with a look at what is there, so a file that comes before it is seen as well.
  writeSongs(join(profile.files, 'music'), ['Four'], 1);
  await expect(button('Play Four')).toBeAttached();
});

test('theme and language take effect at once', async () => {
  await page.keyboard.press('Control+,');
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.getByRole('button', { name: 'Dark', exact: true }).click();
  await expect.poll(background).toBe('rgb(20, 20, 22)');
  const light = await firstColours('light', () => page.getByRole('button', { name: 'Light', exact: true }).click());
  expect(light.first).toEqual(light.last);
  await expect.poll(background).toBe('rgb(247, 246, 243)');
  await page.getByRole('button', { name: 'Deutsch', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Einstellungen' })).toBeVisible();
  await page.getByRole('button', { name: 'English', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
});

/** The colours of everything in the first frame of a theme, and once nothing passes over any more. */
async function firstColours(theme: string, change: () => Promise<void>) {
  const taken = await page.evaluateHandle((wanted) => {
    const colours = () =>
      [...document.querySelectorAll('body *')].map((element) => {
        const { color, backgroundColor, borderTopColor, fill } = getComputedStyle(element);
        return `${element.tagName}.${element.getAttribute('class')}: ${[color, backgroundColor, borderTopColor, fill].join(' ')}`;
      });
    const passing = () => document.getAnimations().filter((one) => one instanceof CSSTransition);
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const both = new Promise<{ first: string[]; last: string[] }>((resolve) => {
      const watch = new MutationObserver(async () => {
        if (document.documentElement.dataset.theme !== wanted) return;
        watch.disconnect();
        await frame();
        const first = colours();
        do {
          await Promise.allSettled(passing().map(({ finished }) => finished));
          await frame();
          await frame();
        } while (passing().length > 0);
        resolve({ first, last: colours() });
      });
      watch.observe(document.documentElement, { attributes: true });
    });
    return { both };
  }, theme);
  await change();
  return taken.evaluate(({ both }) => both);
}
