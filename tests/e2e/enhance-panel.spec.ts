import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { type EnhancementResult, EnhancementResultSchema } from '../../src/shared/domain/analysis';
import { SoundExtrasSchema } from '../../src/shared/domain/fingerprint';
import {
  APP_FOLDER,
  createProfile,
  electronExecutable,
  launchApp,
  type Profile,
  type RunningApp,
} from '../support/app';
import { encodeFile } from '../support/encode';
import { TEST_FORMATS } from '../support/formats';
import { musicLike } from '../support/test-signals';
import { writeWaveFile } from '../support/wave-file';

const RATE_HZ = 44_100;
const AnalysedSchema = z.object({
  loudness: z.object({ integratedLufs: z.number() }),
  extras: SoundExtrasSchema.pick({ thirdOctaveDb: true }),
});
type Analysed = z.infer<typeof AnalysedSchema>;
const PATIENCE = { timeout: 30_000 };
const DECIDED = 'Decided from the loudness of the whole file.';

test.describe.configure({ mode: 'serial' });

test.describe('the Enhance panel', () => {
  let profile: Profile;
  let music: string;
  let app: RunningApp;
  let page: Page;

  test.beforeAll(async () => {
    profile = createProfile({ enhancementEnabled: true, albumMode: 'track' });
    music = join(profile.files, 'music');
    mkdirSync(music);
    const flac = TEST_FORMATS.find(({ name }) => name === 'FLAC 16');
    if (!flac) throw new Error('no such format');
    for (const [index, title] of ['First', 'Second'].entries()) {
      const tags = { title, artist: 'Her', album: 'Pair', track: String(index + 1) };
      const sound = musicLike(RATE_HZ, 12, -16 - 4 * index);
      encodeFile(join(music, `${title}.flac`), sound, RATE_HZ, { ...flac.spec, tags });
    }
    writeWaveFile(join(music, 'Model.wav'), brightened(musicLike(RATE_HZ, 8, -4)), RATE_HZ);
    app = await launchApp(profile, { args: [music] });
    ({ page } = app);
    await page.getByRole('button', { name: 'Play First', exact: true }).click();
    await expect(page.getByText(DECIDED)).toBeVisible(PATIENCE);
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
  });

  test.afterAll(async () => {
    await app.close();
    profile.dispose();
  });

  const stage = (name: string) => page.getByRole('region', { name, exact: true });
  const open = (name: string) => page.getByRole('button', { name: `Adjust ${name}` }).click();
  const choose = (scope: string) =>
    page
      .getByRole('group', { name: 'What you change by hand applies to' })
      .getByRole('button', { name: scope })
      .click();
  const play = async (title: string) => {
    await page.getByRole('button', { name: `Play ${title}`, exact: true }).click();
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await expect(page.getByText(DECIDED)).toBeVisible(PATIENCE);
  };

  test('changes parameters for a song, its album and the preset, says where each comes from, and takes them back', async () => {
    await open('Stereo width');
    const width = stage('Stereo width');
    const typed = width.getByRole('spinbutton', { name: 'Side level, dB' });
    const slider = width.getByRole('slider', { name: 'Side level' });
    await expect(typed).toHaveAccessibleDescription('automatic');

    await choose('Preset');
    await slider.focus();
    await page.keyboard.press('Home');
    await expect(typed).toHaveValue('-12.0');
    await expect(typed).toHaveAccessibleDescription('this preset');
    await expect(width.getByText('As you set it.')).toBeVisible();

    await choose('Album');
    await typed.fill('-6');
    await page.keyboard.press('Enter');
    await expect(typed).toHaveAccessibleDescription('this album');
    await choose('Song');
    await typed.fill('99');
    await page.keyboard.press('Enter');
    await expect(typed).toHaveValue('6.0');
    await expect(typed).toHaveAccessibleDescription('this song');
    await expect(width.getByText('Set by hand: this song')).toBeVisible();

    await play('Second');
    await expect(typed).toHaveValue('-6.0');
    await expect(typed).toHaveAccessibleDescription('this album');
    await play('First');
    await expect(typed).toHaveValue('6.0');

    await width.getByRole('button', { name: 'Reset for this song' }).click();
    await expect(typed).toHaveAccessibleDescription('this album');
    await choose('Album');
    await page.getByRole('button', { name: 'Reset everything for this album' }).click();
    await expect(typed).toHaveValue('-12.0');
    await choose('Preset');
    await page.getByRole('button', { name: 'Reset everything for this preset' }).click();
    await expect(typed).toHaveAccessibleDescription('automatic');
    await expect(page.getByRole('button', { name: /^Reset everything/ })).toHaveCount(0);
  });

  test('follows a slider while it is dragged, and keeps where it is let go', async () => {
    await choose('Song');
    const width = stage('Stereo width');
    const slider = width.getByRole('slider', { name: 'Side level' });
    await slider.scrollIntoViewIfNeeded();
    const {
      x,
      y,
      width: across,
      height,
    } = (await slider.locator('..').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.move(x + across / 2, y + height / 2);
    await page.mouse.down();
    for (const by of [10, 25, 40]) await page.mouse.move(x + across / 2 - by, y + height / 2);
    // The sentence comes from the plan in force.
    await expect(width.getByText('As you set it.')).toBeVisible();
    const moved = await width.getByRole('spinbutton').inputValue();
    await page.mouse.up();
    await play('Second');
    await expect(width.getByRole('spinbutton')).toHaveAccessibleDescription('automatic');
    await play('First');
    await expect(width.getByRole('spinbutton')).toHaveValue(moved);
    await width.getByRole('button', { name: 'Reset for this song' }).click();
    await expect(width.getByRole('spinbutton')).toHaveAccessibleDescription('automatic');
  });

  test('changes each band and each stage, and leaves what is no number alone', async () => {
    await choose('Song');
    await open('Tonal balance');
    const balance = stage('Tonal balance');
    const bands = balance.getByRole('spinbutton');
    await expect(bands).toHaveCount(9);
    await bands.nth(8).fill('3');
    await page.keyboard.press('Tab');
    await bands.nth(0).fill('-2.5');
    await page.keyboard.press('ArrowDown');
    await expect(bands.nth(0)).toHaveValue('-2.6');
    await bands.nth(1).fill('');
    await page.keyboard.press('Enter');
    await expect(bands.nth(1)).toHaveAccessibleDescription('automatic');
    await expect(bands.nth(8)).toHaveAccessibleDescription('this song');
    await expect(balance.getByText('Most at 12,200 to 20,000 Hz, as you set it. Bands changed: 2.')).toBeVisible();
    for (const [name, field, value, said] of [
      ['Subsonic filter', 'Corner, Hz', '30', 'What lies under 30 Hz is taken away, as you set it.'],
      ['Dynamics', 'Ratio, : 1', '2', 'Loud passages come down, 2.0 to 1, as asked for.'],
      ['Make-up gain', 'Target, LUFS', '-20', /to −20\.\d LUFS/],
      ['True-peak limiter', 'Ceiling, dBTP', '-3', /−3\.0/],
    ] as const) {
      await open(name);
      await stage(name).getByRole('spinbutton', { name: field }).fill(value);
      await page.keyboard.press('Enter');
      await expect(stage(name).getByText(said).first()).toBeVisible();
    }
    await page.getByRole('button', { name: 'Reset everything for this song' }).click();
    await expect(bands.nth(8)).toHaveAccessibleDescription('automatic');
  });

  test('measures what comes out, with the numbers that the command line measures for the same plan', async () => {
    const table = page.getByRole('table', { name: 'Before and after' });
    await table.scrollIntoViewIfNeeded();
    await expect(table.getByText('measuring…')).toHaveCount(0, PATIENCE);
    const out = join(profile.files, 'First.wav');
    const told = enhanceByCommand(join(music, 'First.flac'), out);
    for (const [row, field] of [
      ['Loudness LUFS', 'integratedLufs'],
      ['Loudness range LU', 'rangeLu'],
      ['True peak dBTP', 'truePeakDbtp'],
      ['Loudest 0.4 s LUFS', 'maxMomentaryLufs'],
      ['Loudest 3 s LUFS', 'maxShortTermLufs'],
    ] as const) {
      const [before, after] = await numbersOf(
        table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: row, exact: true }) }),
      );
      expect(Math.abs((before ?? Number.NaN) - (told.before[field] ?? Number.NaN)), `${row} before`).toBeLessThan(0.1);
      expect(Math.abs((after ?? Number.NaN) - (told.after[field] ?? Number.NaN)), `${row} after`).toBeLessThan(0.1);
    }

    expect((told.after.integratedLufs ?? 0) - (told.before.integratedLufs ?? 0)).toBeGreaterThan(1);

    await page.getByText('Spectrum as a table, dBFS').click();
    const spectrum = page.getByRole('table', { name: 'Spectrum as a table, dBFS' });
    const shown: (number | undefined)[][] = [];
    for (const row of await spectrum
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader') })
      .all())
      shown.push(await numbersOf(row));
    const [asItIs, enhanced] = analysed(join(music, 'First.flac'), out);
    expect(shown).toHaveLength(30);
    for (const [band, [before, after]] of shown.entries())
      for (const [value, measured] of [
        [before, asItIs?.extras.thirdOctaveDb[band]],
        [after, enhanced?.extras.thirdOctaveDb[band]],
      ])
        if (measured === null) expect(value).toBeNaN();
        else expect(Math.abs((value ?? Number.NaN) - (measured ?? Number.NaN)), `band ${band}`).toBeLessThan(0.1);
    await expect(page.locator('[data-spectrum="after"]')).toHaveAttribute('d', /^M.*L/);
  });

  test('shows no number where nothing could be measured, and why', async () => {
    await page.getByRole('heading', { name: 'Enhance', exact: true }).scrollIntoViewIfNeeded();
    await play('Second');
    renameSync(join(music, 'Second.flac'), join(music, 'gone'));
    const section = page.getByRole('region', { name: 'Before and after' });
    await section.scrollIntoViewIfNeeded();
    await expect(section.getByText('not measured')).toHaveCount(5, PATIENCE);
    await expect(section.getByText('“Second.flac” cannot be found.')).toBeVisible();
    await expect(section.locator('[data-spectrum="after"]')).toHaveAttribute('d', '');
    renameSync(join(music, 'gone'), join(music, 'Second.flac'));
  });

  test('exports the song and the album as they are set, which brings them nearer to the reference', async () => {
    await play('First');
    await page.getByRole('row', { name: 'Model', exact: true }).click();
    await page.getByRole('button', { name: 'Use the selected song' }).click();
    await expect(page.getByRole('button', { name: 'Clear the reference' })).toBeVisible(PATIENCE);
    const folder = join(profile.files, 'exported');
    mkdirSync(folder);
    await app.answerFolderDialog(folder);
    await page.getByRole('button', { name: 'Export this song…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export one song, enhanced' });
    await expect(dialog.getByText('Like “Model” by 100%.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Choose folder…' }).click();
    await dialog.getByRole('button', { name: 'WAV', exact: true }).click();
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
    const done = page.getByRole('list', { name: 'Exports' }).getByText('Done', { exact: true });
    await expect(done).toHaveCount(1, PATIENCE);
    expect(readdirSync(folder)).toEqual(['Her - First.wav']);

    const [source, plain, like, model] = analysed(
      join(music, 'First.flac'),
      join(profile.files, 'First.wav'),
      join(folder, 'Her - First.wav'),
      join(music, 'Model.wav'),
    );
    if (!source || !plain || !like || !model) throw new Error('not measured');
    const balance = (sound: Analysed) => tonalDistance(sound, model);
    const loudness = (sound: Analysed) => Math.abs(sound.loudness.integratedLufs - model.loudness.integratedLufs);
    for (const other of [source, plain]) {
      expect(balance(like)).toBeLessThan(0.7 * balance(other));
      expect(loudness(like)).toBeLessThan(0.7 * loudness(other));
    }

    await page.getByRole('button', { name: 'Export this album…' }).click();
    const album = page.getByRole('dialog', { name: 'Export 2 songs, enhanced' });
    await album.getByRole('button', { name: 'Export', exact: true }).click();
    await expect(done).toHaveCount(3, PATIENCE);
    expect(readdirSync(folder).toSorted()).toEqual(['Her - First (2).wav', 'Her - First.wav', 'Her - Second.wav']);
    await page.getByRole('button', { name: 'Clear the reference' }).click();
    await page.keyboard.press('1');
  });

  test('keeps presets of one’s own: named anew, refused where the name is taken, deleted after a question', async () => {
    const section = page.getByRole('region', { name: 'Your presets' });
    const save = async (name: string) => {
      await section.getByRole('button', { name: 'Save the settings as a preset…' }).click();
      await section.getByLabel('Name', { exact: true }).fill(name);
      await section.getByRole('button', { name: 'Save', exact: true }).click();
      await expect(section.getByRole('button', { name: `Use ${name}` })).toHaveAttribute('aria-pressed', 'true');
    };
    await save('Evening');
    await save('Morning');
    await section.getByRole('button', { name: 'Rename Evening' }).click();
    await section.getByLabel('Name', { exact: true }).fill('Morning');
    await section.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText(/There is a preset of the name “Morning” already/)).toBeVisible();
    await section.getByLabel('Name', { exact: true }).fill('Night');
    await section.getByLabel('One line about it').fill('Soft and close.');
    await page.keyboard.press('Enter');
    await expect(section.getByRole('button', { name: 'Use Night' })).toHaveAttribute('aria-pressed', 'false');
    await expect(section.getByText('Soft and close.')).toBeVisible();
    await expect(section.getByText('Evening')).toHaveCount(0);

    await section.getByRole('button', { name: 'Delete Night' }).click();
    const question = page.getByRole('alertdialog', { name: 'Delete “Night”?' });
    await question.getByRole('button', { name: 'Cancel' }).click();
    await expect(section.getByText('Night', { exact: true })).toBeVisible();
    await section.getByRole('button', { name: 'Delete Night' }).click();
    await question.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(section.getByText('Night', { exact: true })).toHaveCount(0);
    await expect(section.getByRole('button', { name: 'Use Morning' })).toHaveAttribute('aria-pressed', 'true');
  });

  test('compares by a held key with what is equally loud', async () => {
    await page.getByRole('heading', { name: 'Enhance', exact: true }).click();
    await page.keyboard.down('b');
    await expect(page.getByText('You hear the untouched original. Both are equally loud')).toBeVisible();
    await page.keyboard.up('b');
    await expect(page.getByText('You hear the enhanced sound. Both are equally loud')).toBeVisible();
  });

  test('finds preset and reference again after a restart, and the preset can be left and deleted', async () => {
    const morning = () => page.getByRole('button', { name: 'Use Morning' });
    await page.getByRole('row', { name: 'Model', exact: true }).click();
    await page.getByRole('button', { name: 'Use the selected song' }).click();
    await expect(page.getByRole('button', { name: 'Clear the reference' })).toBeVisible(PATIENCE);
    await expect(morning()).toHaveAttribute('aria-pressed', 'true');
    await app.close();
    app = await launchApp(profile);
    ({ page } = app);
    await expect(morning()).toHaveAttribute('aria-pressed', 'true', PATIENCE);
    const reference = page.getByRole('region', { name: 'Sound like another song' });
    await expect(reference.getByText('Model', { exact: true })).toBeVisible();
    await page.getByRole('radio', { name: 'Adaptive', exact: true }).click();
    await expect(morning()).toHaveAttribute('aria-pressed', 'false');
    await page.getByRole('button', { name: 'Delete Morning' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(morning()).toHaveCount(0);
  });
});

/** The same with more treble. */
function brightened(sound: Float32Array[]): Float32Array[] {
  return sound.map((channel) => channel.map((value, i) => 0.6 * (value + 2 * (value - (channel[i - 1] ?? 0)))));
}

/** Mean distance of the third octaves of two sounds, up to what is common to all of them, dB. */
function tonalDistance(one: Analysed, other: Analysed): number {
  const apart = one.extras.thirdOctaveDb.flatMap((level, band) => {
    const there = other.extras.thirdOctaveDb[band] ?? null;
    return level === null || there === null ? [] : [level - there];
  });
  const middle = apart.toSorted((a, b) => a - b)[Math.floor(apart.length / 2)] ?? 0;
  return apart.reduce((sum, db) => sum + Math.abs(db - middle), 0) / apart.length;
}

/** The numbers in the cells of a row; what is none is not a number. */
async function numbersOf(row: Locator): Promise<number[]> {
  const cells = await row.getByRole('cell').allTextContents();
  return cells.map((text) => Number(text.replace('−', '-').match(/-?\d+(\.\d+)?/)?.[0] ?? Number.NaN));
}

function command(...args: string[]): unknown {
  const { stdout } = spawnSync(electronExecutable(), [join(APP_FOLDER, 'out/main/cli.js'), ...args, '--json'], {
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', AURALIS_APP: APP_FOLDER },
  });
  return JSON.parse(stdout);
}

function enhanceByCommand(input: string, output: string): EnhancementResult {
  return EnhancementResultSchema.parse(command('enhance', input, output));
}

function analysed(...files: string[]): Analysed[] {
  return z.array(AnalysedSchema).parse(command('analyze', ...files));
}
