import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createProfile, launchApp, type Profile, type RunningApp } from '../support/app';
import { writeSongs } from '../support/generated-music';
import { writeMp3 } from '../support/tagged-files';

const CONTROL_I = 'Control+i';

test.describe('editing tags', () => {
  let profile: Profile;
  let music: string;
  test.beforeEach(() => {
    profile = createProfile({ songColumns: ['album', 'year'] });
    music = join(profile.files, 'music');
    mkdirSync(music);
    writeMp3(join(music, 'a.mp3'), { TIT2: 'Anfang', TPE1: 'Anna', TALB: 'Alpha' });
    writeMp3(join(music, 'b.mp3'), { TIT2: 'Ende', TPE1: 'Anna', TALB: 'Beta' });
  });
  test.afterEach(() => profile.dispose());

  async function openSongs(): Promise<RunningApp> {
    const app = await launchApp(profile);
    const add = app.page.getByRole('button', { name: 'Add your music folder' });
    if (await add.isVisible()) {
      await app.answerFolderDialog(music);
      await add.click();
    }
    await expect(row(app, 'Anfang')).toBeVisible();
    return app;
  }
  const row = (app: RunningApp, title: string) => app.page.getByRole('row', { name: title, exact: true });
  const file = (name: string) => readFileSync(join(music, name));

  test('writes many files after a preview, and the notice takes it back', async () => {
    const before = file('a.mp3');
    const app = await openSongs();
    await row(app, 'Anfang').click();
    await row(app, 'Ende').click({ modifiers: ['Shift'] });
    await app.page.keyboard.press(CONTROL_I);
    const dialog = app.page.getByRole('dialog', { name: 'Tags of 2 songs' });
    const album = dialog.getByLabel('Album', { exact: true });
    await expect(album).toHaveAttribute('placeholder', 'Different');
    await expect(dialog.getByLabel('Artists')).toHaveValue('Anna');
    await expect(dialog.getByRole('button', { name: 'Preview' })).toBeDisabled();
    await album.fill('Gamma <b>');
    // Frames of a busy machine: what the dialog does about the focus with the next one comes after the preview.
    await app.page.evaluate((lateMs) => {
      const { requestAnimationFrame: next } = window;
      window.requestAnimationFrame = (callback) => window.setTimeout(() => next(callback), lateMs);
    }, 500);
    await album.press('Enter');
    const changes = dialog.getByRole('list', { name: 'What changes in each file' }).getByRole('listitem');
    await expect(changes).toHaveCount(2);
    await expect(changes.first()).toContainText('Alpha');
    await expect(changes.first()).toContainText('Gamma <b>');
    expect(file('a.mp3').equals(before)).toBe(true);
    await app.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(null)))),
    );
    await expect(dialog.getByRole('button', { name: 'Write 2 files' })).toBeFocused();
    await app.page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(row(app, 'Anfang').getByText('Gamma <b>')).toBeVisible();
    expect(file('a.mp3').includes('Gamma <b>')).toBe(true);
    await app.page.getByRole('button', { name: 'Undo' }).click();
    await expect(row(app, 'Anfang').getByText('Alpha')).toBeVisible();
    expect(file('a.mp3').equals(before)).toBe(true);
    await app.close();
  });

  test('is reached by the menu of a song, says what cannot be written, and is undone after a restart', async () => {
    const before = file('b.mp3');
    let app = await openSongs();
    await row(app, 'Ende').click({ button: 'right' });
    await app.page.getByRole('menuitem', { name: 'Edit tags…' }).click();
    let dialog = app.page.getByRole('dialog', { name: 'Tags of one song' });
    await dialog.getByRole('textbox', { name: 'Year or date' }).fill('yesterday');
    await dialog.getByRole('button', { name: 'Preview' }).click();
    await expect(dialog.getByRole('alert')).toHaveText('A year, a month (1999-12) or a day (1999-12-31) is meant.');
    await dialog.getByRole('textbox', { name: 'Year or date' }).fill('1999-12-31');
    await dialog.getByRole('button', { name: 'Preview' }).click();
    await dialog.getByRole('button', { name: 'Write one file' }).click();
    await expect(row(app, 'Ende').getByText('1999')).toHaveCount(1);
    await app.close();

    app = await openSongs();
    await row(app, 'Ende').click();
    await app.page.getByRole('button', { name: 'Edit tags…' }).click();
    dialog = app.page.getByRole('dialog', { name: 'Tags of one song' });
    await dialog.getByRole('button', { name: 'Undo the last edit (one file)' }).click();
    await expect(row(app, 'Ende').getByText('1999')).toHaveCount(0);
    expect(file('b.mp3').equals(before)).toBe(true);
    await app.close();
  });

  test('leaves the song alone that plays while its file is written: it goes on, and can be sought in', async () => {
    writeSongs(music, ['Lang'], 30);
    const app = await openSongs();
    await app.page.getByRole('button', { name: 'Play Lang' }).click();
    const position = app.page.getByRole('slider', { name: 'Seek' });
    const seconds = async () => Number(await position.inputValue());
    await expect.poll(seconds).toBeGreaterThan(1);
    await row(app, 'Lang').click();
    await app.page.keyboard.press(CONTROL_I);
    const dialog = app.page.getByRole('dialog', { name: 'Tags of one song' });
    await dialog.getByRole('textbox', { name: 'Album', exact: true }).fill('Written meanwhile');
    await app.page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Write one file' }).click();
    await expect(row(app, 'Lang').getByText('Written meanwhile')).toBeVisible();
    const written = await seconds();
    await expect.poll(seconds).toBeGreaterThan(written + 1);
    await position.fill('20');
    await expect.poll(seconds).toBeGreaterThan(20.5);
    await expect(app.page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
    await expect(app.page.getByRole('alert')).toHaveCount(0);
    await app.close();
  });
});
