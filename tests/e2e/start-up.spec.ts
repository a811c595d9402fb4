import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import {
  APP_FOLDER,
  createProfile,
  electronExecutable,
  launchApp,
  type Profile,
  type RunningApp,
} from '../support/app';
import { writeSongs } from '../support/generated-music';

/** Nobody waits longer for a player, however busy the machine. */
const LONGEST_START_MS = 20_000;

// One application for all of them: none needs it untouched.
test.describe.configure({ mode: 'default' });

let profile: Profile;
let app: RunningApp;

test.beforeAll(async () => {
  profile = createProfile();
  const folder = join(profile.files, 'given');
  writeSongs(folder, ['Given']);
  app = await launchApp(profile, { args: [folder] });
});
test.afterAll(async () => {
  await app.close();
  profile.dispose();
});

test('a start opens with the folders of the command line', async () => {
  await expect(app.page.getByRole('button', { name: 'Play Given' })).toBeAttached();
});

test('a start measures how long it took until the window could be used, and logs what it runs on', async () => {
  const file = join(profile.folder, 'logs/auralis.log');
  const log = () => (existsSync(file) ? readFileSync(file, 'utf8') : '');
  const measured = /on Electron (\S+).*usable after (\d+) ms/;
  await expect.poll(log).toMatch(measured);
  const [, electron, milliseconds] = measured.exec(log()) ?? [];
  test.info().annotations.push({ type: 'start to usable window', description: `${milliseconds} ms` });
  expect(electron).toBe(await app.application.evaluate(() => process.versions.electron));
  expect(Number(milliseconds)).toBeGreaterThan(0);
  expect(Number(milliseconds)).toBeLessThan(LONGEST_START_MS);
});

test('a start does without the web client of Node, which would hold main up for longer than all services', async () => {
  const loaded = () =>
    app.application.evaluate(() => {
      const { moduleLoadList } = process as unknown as { moduleLoadList: string[] };
      return moduleLoadList.filter((name) => name.includes('undici'));
    });
  expect(await loaded()).toEqual([]);
  // What would be seen if main used it.
  await app.application.evaluate(() => void globalThis.FormData);
  expect(await loaded()).not.toEqual([]);
});

test('a name is shown letter by letter, with no form that the font has for several together', async () => {
  const pictureOf = async (features: string) => {
    await app.page.evaluate((settings) => {
      const name = document.createElement('p');
      name.id = 'name';
      name.textContent = '7x7 -> 8x8';
      Object.assign(name.style, { position: 'fixed', inset: '0 auto auto 0', zIndex: '99', background: 'white' });
      if (settings) name.style.fontFeatureSettings = settings;
      document.getElementById('name')?.remove();
      document.body.append(name);
    }, features);
    return app.page.locator('#name').screenshot();
  };
  const shown = await pictureOf('');
  expect(shown.equals(await pictureOf('"cv11", "ss03", "calt" 0'))).toBe(true);
  expect(shown.equals(await pictureOf('"cv11", "ss03"'))).toBe(false);
  await app.page.evaluate(() => document.getElementById('name')?.remove());
});

test('a folder that is dropped on the window is added, a file in its place is refused', async () => {
  const folder = join(profile.files, 'dropped');
  writeSongs(folder, ['Let fall']);
  const { page } = app;
  const session = await page.context().newCDPSession(page);
  const drag = (type: 'dragEnter' | 'dragOver' | 'drop', path: string) =>
    session.send('Input.dispatchDragEvent', {
      type,
      x: 600,
      y: 300,
      data: { items: [], files: [path], dragOperationsMask: 1 },
    });
  const hint = page.getByText('Folders are scanned; nothing is moved or changed.');
  for (const path of [folder, join(folder, 'Let fall.wav')]) {
    await drag('dragEnter', path);
    await drag('dragOver', path);
    await expect(hint).toBeVisible();
    await drag('drop', path);
    await expect(hint).toBeHidden();
    await expect(page.getByRole('button', { name: 'Play Let fall' })).toBeAttached();
  }
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('“Let fall.wav” is not a folder');
});

test('a second instance in the same profile gives way to the first one and hands it its folders', async () => {
  const folder = join(profile.files, 'given to the second');
  writeSongs(folder, ['Handed over']);
  const superuser = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const second = spawn(
    electronExecutable(),
    [APP_FOLDER, ...superuser, '--disable-gpu', `--user-data-dir=${profile.folder}`, folder],
    { stdio: 'ignore' },
  );
  const status = await new Promise((resolve) => second.once('exit', resolve));
  expect(status).toBe(0);
  await expect(app.page.getByRole('button', { name: 'Play Handed over' })).toBeAttached();
});
