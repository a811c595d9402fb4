import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { generateMusic, wavFile } from '../../src/scenarios/fixtures';
import { createProfile, launchApp, type Profile, type RunningApp } from '../support/app';

const RATE = 48_000;
const BACKGROUND = 'Auralis Background Analysis';
const PATIENCE = { timeout: 90_000, intervals: [100] };

let profile: Profile;
let music: string;

test.beforeEach(() => {
  profile = createProfile({ backgroundAnalysis: true, enhancementEnabled: false });
  music = join(profile.files, 'music');
  mkdirSync(music);
});
test.afterEach(() => profile.dispose());

const writeSong = (title: string, seconds: number, seed: number) =>
  writeFileSync(join(music, `${title}.wav`), wavFile(generateMusic({ rateHz: RATE, seconds, seed })));

const processes = (app: RunningApp, name: string) =>
  app.application.evaluate(
    ({ app: electron }, wanted) =>
      electron
        .getAppMetrics()
        .filter((metric) => metric.name === wanted)
        .map(({ pid }) => pid),
    name,
  );

const progress = (page: Page) => page.getByRole('region', { name: 'Measuring your music' });

async function inSettings(page: Page, act: () => Promise<void>): Promise<void> {
  await page.keyboard.press('Control+,');
  await act();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
}

test('measures the library by itself, can be held and switched off, and goes on after a kill and a restart', async () => {
  test.setTimeout(180_000);
  for (const [seed, title] of ['One', 'Two', 'Three'].entries()) writeSong(title, 3, seed + 1);
  writeSong('Very long', 180, 9);
  let app = await launchApp(profile, { args: [music] });
  let { page } = app;
  const background = () => processes(app, BACKGROUND);
  await expect(progress(page)).toContainText('of 4', PATIENCE);

  await expect.poll(background, PATIENCE).toHaveLength(1);
  const [killed = 0] = await background();
  process.kill(killed, 'SIGKILL');
  await expect.poll(async () => (await background()).filter((pid) => pid !== killed), PATIENCE).toHaveLength(1);

  await page.getByRole('button', { name: 'Pause measuring' }).click();
  await expect(progress(page)).toContainText('Measuring is paused');
  await expect.poll(background, PATIENCE).toEqual([]);
  await page.getByRole('button', { name: 'Go on measuring' }).click();
  await expect.poll(background, PATIENCE).toHaveLength(1);

  const power = (event: 'on-battery' | 'on-ac') =>
    app.application.evaluate(({ powerMonitor }, name) => powerMonitor.emit(name), event);
  await power('on-battery');
  await expect(progress(page)).toContainText('Waiting for mains power');
  await expect.poll(background, PATIENCE).toEqual([]);
  await power('on-ac');
  await expect.poll(background, PATIENCE).toHaveLength(1);

  const choice = page.getByRole('switch', { name: 'Analyse my music in the background' });
  await inSettings(page, async () => {
    await choice.click();
    await expect(page.getByRole('dialog')).toContainText('Switched off.');
  });
  await expect(progress(page)).toBeHidden();
  await expect.poll(background, PATIENCE).toEqual([]);
  await page.waitForTimeout(1500);
  expect(await background()).toEqual([]);

  await inSettings(page, () => choice.click());
  await expect.poll(background, PATIENCE).toHaveLength(1);
  await app.close();

  app = await launchApp(profile);
  page = app.page;
  await inSettings(page, () =>
    expect(page.getByRole('dialog')).toContainText('Everything is measured: 4 of 4.', PATIENCE),
  );
  await expect.poll(background, PATIENCE).toEqual([]);
  await page.getByRole('button', { name: 'Play One', exact: true }).click();
  const card = page.getByRole('region', { name: 'What it sounds like' });
  await card.getByRole('button', { name: 'All 25 measurements' }).click();
  await expect(card.getByText(/^[−-]\d+\.\d\sLUFS$/)).toBeVisible();
  await expect(page.locator('svg[data-waveform]').first()).toBeVisible();
  await app.close();
});
