import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { openAudioSource } from '../../src/main/audio/decode';
import { createProfile, launchApp, type Profile, type RunningApp } from '../support/app';
import { writeSongs } from '../support/generated-music';

const RATE_HZ = 44_100;
/** Long enough to be met while it is written. */
const LONG_SECONDS = 15;
/** Each test takes songs of its own, which follow one another in the list. */
const SHORT = ['Anfang', 'Ausklang'];
const PAUSED = ['Mai', 'Mitte', 'Morgen'];
const KILLED = ['Salz', 'See', 'Sonne'];

/** Up to so many frames of a file, which are more than any of them has. */
const ALL_FRAMES = 4 * LONG_SECONDS * RATE_HZ;

function samplesOf(path: string): Float32Array[] {
  const source = openAudioSource(path);
  const planes = source.read(ALL_FRAMES) ?? [];
  source.close();
  return planes;
}

/** Each file of the folder by its name with a digest of what it holds. */
const contentsOf = (folder: string, names = readdirSync(folder)) =>
  names.map((name) => [
    name,
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex'),
  ]);

const level = (plane: Float32Array) =>
  Math.sqrt(plane.reduce((sum, sample) => sum + sample * sample, 0) / plane.length);

/** Selects songs from the first to the last and opens the dialog. */
async function openExport(app: RunningApp, titles: readonly string[]): Promise<void> {
  const song = (title = '') => app.page.getByRole('row', { name: title, exact: true });
  await app.page.getByRole('button', { name: /^Songs/ }).click();
  await song(titles.at(0)).click();
  await song(titles.at(-1)).click({ modifiers: ['Shift'] });
  await app.page.getByRole('button', { name: 'Export enhanced…' }).click();
}

async function startExport(app: RunningApp, out: string, format: string): Promise<void> {
  const dialog = app.page.getByRole('dialog');
  await app.answerFolderDialog(out);
  await dialog.getByRole('button', { name: 'Choose folder…' }).click();
  await expect(dialog.getByText(out)).toBeVisible();
  await dialog.getByRole('button', { name: format, exact: true }).click();
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
}

const shown = (page: Page, state: string) =>
  page.getByRole('list', { name: 'Exports' }).getByText(state, { exact: true });

test.describe.configure({ mode: 'serial' });

test.describe('exporting', () => {
  test.setTimeout(180_000);
  let profile: Profile;
  let music: string;
  let out: string;
  let app: RunningApp;

  test.beforeAll(async () => {
    profile = createProfile();
    music = join(profile.files, 'music');
    writeSongs(music, [...SHORT, ...PAUSED.slice(1)], 5);
    writeSongs(music, PAUSED.slice(0, 1), 2 * LONG_SECONDS);
    writeSongs(music, KILLED.slice(0, 1), LONG_SECONDS);
    for (const title of KILLED.slice(1)) copyFileSync(join(music, `${KILLED[0]}.wav`), join(music, `${title}.wav`));
    app = await launchApp(profile, { args: [music] });
  });
  test.afterAll(async () => {
    await app.close();
    profile.dispose();
  });
  test.beforeEach(() => {
    out = join(profile.files, `out-${test.info().testId}`);
    mkdirSync(out);
  });

  test('writes the selected songs, louder, as many samples as they had, and leaves the originals alone', async () => {
    const sources = contentsOf(music);
    await expect(app.page.getByRole('button', { name: 'Export enhanced…' })).toBeDisabled();
    await openExport(app, SHORT);
    const dialog = app.page.getByRole('dialog', { name: 'Export 2 songs, enhanced' });
    await expect(dialog.getByRole('button', { name: 'Export', exact: true })).toBeDisabled();
    await startExport(app, out, 'WAV');
    await expect(shown(app.page, 'Done')).toHaveCount(2, { timeout: 60_000 });
    await expect(app.page.getByText('2 of 2 done')).toBeVisible();
    expect(readdirSync(out).toSorted()).toEqual(SHORT.map((title) => `${title}.wav`));
    for (const name of readdirSync(out)) {
      const before = samplesOf(join(music, basename(name)));
      const after = samplesOf(join(out, name));
      expect(after.map((plane) => plane.length)).toEqual(before.map(() => 5 * RATE_HZ));
      const gains = after.map((plane, channel) => level(plane) / level(before[channel] as Float32Array));
      expect(Math.abs(20 * Math.log10(gains[0] as number))).toBeGreaterThan(0.5);
      expect(gains[1]).toBeCloseTo(gains[0] as number, 2);
    }
    expect(contentsOf(music)).toEqual(sources);
    await app.page.getByRole('button', { name: 'Clear finished' }).click();
    await expect(app.page.getByText('Nothing is being exported')).toBeVisible();
  });

  test('pauses, goes on and cancels, and says what failed', async () => {
    const { page } = app;
    const [first, second, third] = PAUSED;
    await openExport(app, PAUSED);
    await startExport(app, out, 'MP3');
    await expect(page.getByRole('progressbar', { name: `Progress of “${first}”` })).toBeVisible();
    await page.getByRole('button', { name: 'Pause' }).last().click();
    await expect(shown(page, 'Paused').first()).toBeVisible();
    await expect.poll(() => readdirSync(out).filter((name) => name.endsWith('.part'))).toEqual([]);
    await page.getByRole('button', { name: `Cancel “${second}”` }).click();
    await expect(shown(page, 'Cancelled')).toHaveCount(1);
    await page.getByRole('button', { name: 'Resume' }).click();
    await expect(shown(page, 'Done')).toHaveCount(2, { timeout: 90_000 });
    expect(readdirSync(out).toSorted()).toEqual([`${first}.mp3`, `${third}.mp3`]);
    await page.getByRole('button', { name: 'Clear finished' }).click();
    await expect(page.getByText('Nothing is being exported')).toBeVisible();
  });

  test('goes on after the application was killed: what was done stays, nothing half-written is left', async () => {
    await openExport(app, KILLED);
    await startExport(app, out, 'FLAC');
    // The folder is looked at and not the screen, which is behind it on a busy machine.
    const written = (ending: string) => readdirSync(out).some((name) => name.endsWith(ending));
    await expect.poll(() => written('.flac') && written('.part'), { intervals: [10], timeout: 60_000 }).toBe(true);
    const gone = new Promise((resolve) => app.application.process().once('exit', resolve));
    app.application.process().kill('SIGKILL');
    await gone;
    const done = readdirSync(out).filter((name) => name.endsWith('.flac'));
    expect(done.length).toBeGreaterThan(0);
    expect(done.length).toBeLessThan(3);
    const kept = contentsOf(out, done);

    app = await launchApp(profile);
    await app.page.getByRole('button', { name: /^Exports/ }).click();
    await expect(shown(app.page, 'Done')).toHaveCount(3, { timeout: 60_000 });
    expect(readdirSync(out).toSorted()).toEqual(KILLED.map((title) => `${title}.flac`));
    expect(contentsOf(out, done)).toEqual(kept);
    for (const name of readdirSync(out)) expect(samplesOf(join(out, name))[0]).toHaveLength(LONG_SECONDS * RATE_HZ);
  });
});
