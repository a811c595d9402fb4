import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { hasAudioEnding } from '../../src/main/library/scan/audio-files';
import { createProfile, launchApp, type Profile } from '../support/app';
import { corpusFolder, NO_CORPUS } from '../support/corpus';
import { writeSongs } from '../support/generated-music';

const SONG = 'Good song';

/** Seconds on the seek bar. */
const position = (page: Page) =>
  page
    .getByRole('slider', { name: 'Seek' })
    .evaluate((element) => Number(element.getAttribute('aria-valuenow') ?? (element as HTMLInputElement).value));

/** The music still moves on: the application is alive to its last part. */
async function expectMusicToGoOn(page: Page): Promise<void> {
  const before = await position(page);
  await expect.poll(() => position(page), { timeout: 15_000 }).toBeGreaterThan(before + 0.3);
}

test.describe('bad input', () => {
  let profile: Profile;
  test.beforeEach(() => {
    profile = createProfile();
  });
  test.afterEach(() => profile.dispose());

  test('a folder that does not exist, and a file in its place, are refused with the reason', async () => {
    const file = join(profile.files, 'song.txt');
    writeFileSync(file, 'words');
    const app = await launchApp(profile);
    const notices = app.page.getByRole('region', { name: 'Notices' });
    await app.answerFolderDialog(join(profile.files, 'nowhere'));
    await app.page.getByRole('button', { name: 'Add music folder' }).click();
    await expect(notices).toContainText('“nowhere” does not exist');
    await app.answerFolderDialog(file);
    await app.page.getByRole('button', { name: 'Add music folder' }).click();
    await expect(notices).toContainText('“song.txt” is not a folder');
    await app.close();
  });

  test('a folder without rights is named with the reason', async () => {
    test.skip(process.getuid?.() === 0, 'the superuser may read every folder');
    const folder = join(profile.files, 'locked');
    mkdirSync(folder);
    chmodSync(folder, 0o000);
    const app = await launchApp(profile);
    await app.answerFolderDialog(folder);
    await app.page.getByRole('button', { name: 'Add music folder' }).click();
    await expect(app.page.getByRole('region', { name: 'Notices' })).toContainText('“locked” cannot be read');
    await app.close();
    chmodSync(folder, 0o700);
  });

  test('text named .mp3, an empty file and a cut-off one get a reason each, and the music goes on, also without the library’s file', async () => {
    const folder = join(profile.files, 'music');
    writeSongs(folder, [SONG], 30);
    const app = await launchApp(profile, { args: [folder] });
    await app.page.getByRole('button', { name: `Play ${SONG}` }).click();
    await expect.poll(() => position(app.page), { timeout: 20_000 }).toBeGreaterThan(0.2);

    writeFileSync(join(folder, 'words.mp3'), 'These are words and no music at all. '.repeat(50));
    writeFileSync(join(folder, 'nothing.flac'), '');
    const corpus = corpusFolder();
    if (corpus) {
      const whole = readFileSync(join(corpus, 'tags', 'full.m4a'));
      writeFileSync(join(folder, 'cut-off.m4a'), whole.subarray(0, whole.length >> 1));
    }
    await app.page.getByRole('button', { name: 'Scan all folders again' }).click();
    await app.page.getByRole('button', { name: /^Scan problems/ }).click();
    const problems = app.page.getByRole('list', { name: 'Scan problems' });
    await expect(problems).toContainText('“words.mp3” holds no music.');
    await expect(problems).toContainText('“nothing.flac” is empty.');
    if (corpus) await expect(problems).toContainText('“cut-off.m4a”');
    await expectMusicToGoOn(app.page);

    const library = join(profile.folder, 'library.sqlite');
    for (const beside of ['', '-wal', '-shm']) rmSync(`${library}${beside}`);
    await expect(app.page.getByRole('region', { name: 'Notices' })).toContainText('The library’s file was gone');
    expect(existsSync(library)).toBe(true);
    await expectMusicToGoOn(app.page);
    await app.close();
  });

  for (const [name, folders] of [
    ['mangled files of many formats', ['corrupt']],
    ['FLAC files that break the format', ['flac/faulty']],
  ] as const) {
    test(`${name} neither stop the application nor the music, and playing them is answered`, async () => {
      const corpus = corpusFolder();
      test.skip(corpus === null, NO_CORPUS);
      if (corpus === null) return;
      test.setTimeout(180_000);
      const folder = join(profile.files, 'music');
      writeSongs(folder, [SONG], 120);
      const files = folders.flatMap((part) =>
        readdirSync(join(corpus, part))
          .map((file) => join(corpus, part, file))
          .filter((path) => statSync(path).isFile()),
      );
      for (const path of files) copyFileSync(path, join(folder, basename(path)));
      const app = await launchApp(profile, { args: [folder] });
      const songs = app.page.getByRole('button', { name: /^Play / });
      await expect(songs.first()).toBeAttached({ timeout: 60_000 });
      await app.page.getByRole('button', { name: `Play ${SONG}` }).click();
      await expect(app.page.getByText(/^Scanning/)).toHaveCount(0, { timeout: 120_000 });
      await expectMusicToGoOn(app.page);

      // Nothing is lost without a word: each file is a song in the list, a problem with its reason, or both.
      const taken = files.filter(hasAudioEnding).length + 1;
      const counted = async (name: RegExp) => {
        const [button] = await app.page.getByRole('button', { name }).allInnerTexts();
        return Number(/\d+/.exec(button ?? '')?.[0] ?? 0);
      };
      const accounted = async () => (await counted(/^Songs \d/)) + (await counted(/^Scan problems \d/));
      await expect.poll(accounted, { timeout: 20_000 }).toBeGreaterThanOrEqual(taken);
      if ((await counted(/^Scan problems \d/)) > 0) {
        await app.page.getByRole('button', { name: /^Scan problems/ }).click();
        const problems = app.page.getByRole('list', { name: 'Scan problems' }).getByRole('listitem');
        // What happened, what it means and what to do, and which file.
        for (const said of await problems.allInnerTexts())
          expect(said.split('\n').filter(Boolean).length).toBeGreaterThanOrEqual(3);
        await app.page.getByRole('button', { name: /^Songs/ }).click();
      }

      // Whatever was taken for music is played: it sounds, or is skipped with its reason, and the player stays alive.
      for (const song of await songs.all()) {
        await song.click({ force: true });
        await app.page.waitForTimeout(100);
      }
      await app.page.getByRole('button', { name: `Play ${SONG}` }).click();
      await expect(app.page.getByRole('region', { name: 'Player' })).toContainText(SONG, { timeout: 20_000 });
      await expect.poll(() => position(app.page), { timeout: 30_000 }).toBeGreaterThan(0.2);
      await expectMusicToGoOn(app.page);
      await app.close();
    });
  }
});
