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
import { createProfile, launchApp, type Profile, type RunningApp } from '../support/app';
import { corpusFolder, NO_CORPUS } from '../support/corpus';
import { FULL_TESTS } from '../support/full-tests';
import { writeSongs } from '../support/generated-music';

const SONG = 'Good song';

/** A scan waits while the music finds too little time on a busy machine: ten seconds, then longer. */
const SCAN_PATIENCE = { timeout: 60_000 };

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

/** What is wrong with a sample and in which format, which its name says: `flac-oom-01.flac`, `03 - wrong bit depth.flac`. */
const kindOf = (name: string) => /^\d+ - (\w+)/.exec(name)?.[1] ?? name.replace(/-\d+\./, '.');

/**
 * The files of the corpus that break their format. `npm test` takes the first of each kind; that every one of them ends in
 * a reason or in sound is seen without a window (tests/conformance/corrupt.test.ts).
 */
function brokenFiles(corpus: string): string[] {
  return ['corrupt', 'flac/faulty'].flatMap((part) => {
    const names = readdirSync(join(corpus, part)).filter((name) => statSync(join(corpus, part, name)).isFile());
    const first = (name: string) => names.find((other) => kindOf(other) === kindOf(name)) === name;
    return names.filter((name) => FULL_TESTS || first(name)).map((name) => join(corpus, part, name));
  });
}

// One application for all of them: none needs it untouched.
test.describe.configure({ mode: 'default' });

test.describe('bad input', () => {
  let profile: Profile;
  let folder: string;
  let app: RunningApp;

  test.beforeAll(async () => {
    profile = createProfile();
    folder = join(profile.files, 'music');
    writeSongs(folder, [SONG], 60);
    app = await launchApp(profile, { args: [folder] });
    await expect(app.page.getByRole('button', { name: `Play ${SONG}` })).toBeAttached();
  });
  test.afterAll(async () => {
    await app.close();
    profile.dispose();
  });

  const notices = () => app.page.getByRole('region', { name: 'Notices' });
  const play = () => app.page.getByRole('button', { name: `Play ${SONG}` }).click();
  const scan = () => app.page.getByRole('button', { name: 'Scan all folders again' }).click();

  test('a folder that does not exist, and a file in its place, are refused with the reason', async () => {
    const file = join(profile.files, 'song.txt');
    writeFileSync(file, 'words');
    await app.answerFolderDialog(join(profile.files, 'nowhere'));
    await app.page.getByRole('button', { name: 'Add music folder' }).click();
    await expect(notices()).toContainText('“nowhere” does not exist');
    await app.answerFolderDialog(file);
    await app.page.getByRole('button', { name: 'Add music folder' }).click();
    await expect(notices()).toContainText('“song.txt” is not a folder');
  });

  test('a folder without rights is named with the reason', async () => {
    test.skip(process.getuid?.() === 0, 'the superuser may read every folder');
    const locked = join(profile.files, 'locked');
    mkdirSync(locked);
    chmodSync(locked, 0o000);
    await app.answerFolderDialog(locked);
    await app.page.getByRole('button', { name: 'Add music folder' }).click();
    await expect(notices()).toContainText('“locked” cannot be read');
    chmodSync(locked, 0o700);
  });

  test('text named .mp3, an empty file and a cut-off one get a reason each, and the music goes on', async () => {
    test.setTimeout(180_000);
    await play();
    await expect.poll(() => position(app.page), { timeout: 20_000 }).toBeGreaterThan(0.2);
    writeFileSync(join(folder, 'words.mp3'), 'These are words and no music at all. '.repeat(50));
    writeFileSync(join(folder, 'nothing.flac'), '');
    const corpus = corpusFolder();
    if (corpus) {
      const whole = readFileSync(join(corpus, 'tags', 'full.m4a'));
      writeFileSync(join(folder, 'cut-off.m4a'), whole.subarray(0, whole.length >> 1));
    }
    await scan();
    await app.page.getByRole('button', { name: /^Scan problems/ }).click();
    const problems = app.page.getByRole('list', { name: 'Scan problems' });
    await expect(problems).toContainText('“words.mp3” holds no music.', SCAN_PATIENCE);
    await expect(problems).toContainText('“nothing.flac” is empty.', SCAN_PATIENCE);
    if (corpus) await expect(problems).toContainText('“cut-off.m4a”', SCAN_PATIENCE);
    await expectMusicToGoOn(app.page);
  });

  test('mangled files of many formats neither stop the application nor the music, and playing them is answered', async () => {
    const corpus = corpusFolder();
    test.skip(corpus === null, NO_CORPUS);
    if (corpus === null) return;
    test.setTimeout(180_000);
    for (const path of brokenFiles(corpus)) copyFileSync(path, join(folder, basename(path)));
    await app.page.getByRole('button', { name: /^Songs/ }).click();
    await play();
    await scan();
    // Nothing is lost without a word: each file is a song in the list, a problem with its reason, or both.
    const files = readdirSync(folder).filter(hasAudioEnding);
    const counted = async (name: RegExp) => {
      const [button] = await app.page.getByRole('button', { name }).allInnerTexts();
      return Number(/\d+/.exec(button ?? '')?.[0] ?? 0);
    };
    const accounted = async () => (await counted(/^Songs \d/)) + (await counted(/^Scan problems \d/));
    await expect.poll(accounted, { timeout: 120_000 }).toBeGreaterThanOrEqual(files.length);
    await expect(app.page.getByText(/^Scanning/)).toHaveCount(0, { timeout: 120_000 });
    await expectMusicToGoOn(app.page);
    await app.page.getByRole('button', { name: /^Scan problems/ }).click();
    const problems = app.page.getByRole('list', { name: 'Scan problems' }).getByRole('listitem');
    // What happened, what it means and what to do, and which file.
    for (const said of await problems.allInnerTexts())
      expect(said.split('\n').filter(Boolean).length).toBeGreaterThanOrEqual(3);
    await app.page.getByRole('button', { name: /^Songs/ }).click();

    // Whatever was taken for music is played: it sounds, or is skipped with its reason, and the player stays alive.
    const songs = app.page.getByRole('button', { name: /^Play / });
    await expect(songs.first()).toBeAttached();
    for (const song of await songs.all()) {
      await song.click({ force: true });
      await app.page.waitForTimeout(100);
    }
    await play();
    await expect(app.page.getByRole('region', { name: 'Player' })).toContainText(SONG, { timeout: 20_000 });
    await expect.poll(() => position(app.page), { timeout: 30_000 }).toBeGreaterThan(0.2);
    await expectMusicToGoOn(app.page);
  });

  test('without the library’s file there is a new one, said so, and the music goes on', async () => {
    await app.page.getByRole('button', { name: /^Songs/ }).click();
    await play();
    await expectMusicToGoOn(app.page);
    const library = join(profile.folder, 'library.sqlite');
    for (const beside of ['', '-wal', '-shm']) rmSync(`${library}${beside}`);
    await expect(notices()).toContainText('The library’s file was gone');
    expect(existsSync(library)).toBe(true);
    await expectMusicToGoOn(app.page);
  });
});
