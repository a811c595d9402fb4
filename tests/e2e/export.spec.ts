import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { openAudioSource } from '../../src/main/audio/decode';
import { createProfile, launchApp, type Profile, type RunningApp } from '../support/app';
import { writeSongs } from '../support/generated-music';

const RATE_HZ = 44_100;
/** Long enough to be met while it is written. */
const LONG_SECONDS = 15;

function samplesOf(path: string): Float32Array[] {
  const source = openAudioSource(path);
  const planes = source.read(100_000_000) ?? [];
  source.close();
  return planes;
}

const level = (plane: Float32Array) =>
  Math.sqrt(plane.reduce((sum, sample) => sum + sample * sample, 0) / plane.length);

/** Adds a folder, selects its songs from the first to the last and opens the dialog. */
async function openExport(app: RunningApp, music: string, first: string, last: string): Promise<void> {
  await app.answerFolderDialog(music);
  await app.page.getByRole('button', { name: 'Add your music folder' }).click();
  const song = (title: string) => app.page.getByRole('row', { name: title, exact: true });
  await expect(app.page.getByRole('button', { name: 'Export enhanced…' })).toBeDisabled();
  await song(first).click();
  await song(last).click({ modifiers: ['Shift'] });
  await app.page.getByRole('button', { name: 'Export enhanced…' }).click();
}

async function startExport(app: RunningApp, out: string, format: string): Promise<void> {
  const dialog = app.page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Export', exact: true })).toBeDisabled();
  await app.answerFolderDialog(out);
  await dialog.getByRole('button', { name: 'Choose folder…' }).click();
  await expect(dialog.getByText(out)).toBeVisible();
  await dialog.getByRole('button', { name: format, exact: true }).click();
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
}

const shown = (page: Page, state: string) =>
  page.getByRole('list', { name: 'Exports' }).getByText(state, { exact: true });

test.describe('exporting', () => {
  test.setTimeout(180_000);
  let profile: Profile;
  let music: string;
  let out: string;
  test.beforeEach(() => {
    profile = createProfile();
    music = join(profile.files, 'music');
    out = join(profile.files, 'out');
    mkdirSync(out);
  });
  test.afterEach(() => profile.dispose());

  test('writes the selected songs, louder, as many samples as they had, and leaves the originals alone', async () => {
    writeSongs(music, ['Anfang', 'Mitte', 'Schluss'], 5);
    const sources = readdirSync(music).map((name) => readFileSync(join(music, name)));
    const app = await launchApp(profile);
    await openExport(app, music, 'Anfang', 'Mitte');
    await expect(app.page.getByRole('dialog', { name: 'Export 2 songs, enhanced' })).toBeVisible();
    await startExport(app, out, 'WAV');
    await expect(shown(app.page, 'Done')).toHaveCount(2, { timeout: 60_000 });
    await expect(app.page.getByText('2 of 2 done')).toBeVisible();
    expect(readdirSync(out).toSorted()).toEqual(['Anfang.wav', 'Mitte.wav']);
    for (const name of readdirSync(out)) {
      const before = samplesOf(join(music, basename(name)));
      const after = samplesOf(join(out, name));
      expect(after.map((plane) => plane.length)).toEqual(before.map(() => 5 * RATE_HZ));
      const gains = after.map((plane, channel) => level(plane) / level(before[channel] as Float32Array));
      expect(Math.abs(20 * Math.log10(gains[0] as number))).toBeGreaterThan(0.5);
      expect(gains[1]).toBeCloseTo(gains[0] as number, 2);
    }
    expect(readdirSync(music).map((name) => readFileSync(join(music, name)))).toEqual(sources);
    await app.page.getByRole('button', { name: 'Clear finished' }).click();
    await expect(app.page.getByText('Nothing is being exported')).toBeVisible();
    await app.close();
  });

  test('goes on after the application was killed: what was done stays, nothing half-written is left', async () => {
    writeSongs(music, ['Eins', 'Zwei'], LONG_SECONDS);
    copyFileSync(join(music, 'Zwei.wav'), join(music, 'Drei.wav'));
    const titles = ['Drei', 'Eins', 'Zwei'];
    const killed = await launchApp(profile);
    await openExport(killed, music, 'Drei', 'Zwei');
    await startExport(killed, out, 'FLAC');
    await expect(shown(killed.page, 'Done').first()).toBeVisible({ timeout: 60_000 });
    await expect.poll(() => readdirSync(out).some((name) => name.endsWith('.part')), { intervals: [20] }).toBe(true);
    const gone = new Promise((resolve) => killed.application.process().once('exit', resolve));
    killed.application.process().kill('SIGKILL');
    await gone;
    const done = readdirSync(out).filter((name) => name.endsWith('.flac'));
    expect(done.length).toBeGreaterThan(0);
    expect(done.length).toBeLessThan(3);
    const kept = done.map((name) => readFileSync(join(out, name)));

    const app = await launchApp(profile);
    await app.page.getByRole('button', { name: /^Exports/ }).click();
    await expect(shown(app.page, 'Done')).toHaveCount(3, { timeout: 60_000 });
    expect(readdirSync(out).toSorted()).toEqual(titles.map((title) => `${title}.flac`));
    expect(done.map((name) => readFileSync(join(out, name)))).toEqual(kept);
    for (const name of readdirSync(out)) expect(samplesOf(join(out, name))[0]).toHaveLength(LONG_SECONDS * RATE_HZ);
    await app.close();
  });

  test('pauses, goes on and cancels, and says what failed', async () => {
    writeSongs(music, ['Eins', 'Zwei', 'Drei'], 2 * LONG_SECONDS);
    const app = await launchApp(profile);
    const { page } = app;
    await openExport(app, music, 'Drei', 'Zwei');
    await startExport(app, out, 'MP3');
    await expect(page.getByRole('progressbar', { name: 'Progress of “Drei”' })).toBeVisible();
    await page.getByRole('button', { name: 'Pause' }).last().click();
    await expect(shown(page, 'Paused').first()).toBeVisible();
    await expect.poll(() => readdirSync(out).filter((name) => name.endsWith('.part'))).toEqual([]);
    await page.getByRole('button', { name: 'Cancel “Eins”' }).click();
    await expect(shown(page, 'Cancelled')).toHaveCount(1);
    await page.getByRole('button', { name: 'Resume' }).click();
    await expect(shown(page, 'Done')).toHaveCount(2, { timeout: 90_000 });
    expect(readdirSync(out).toSorted()).toEqual(['Drei.mp3', 'Zwei.mp3']);
    await app.close();
  });
});
