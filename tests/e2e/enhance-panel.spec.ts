import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync } from 'node:fs';
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

const RATE_HZ = 44_100;
const AnalysedSchema = z.tuple([z.object({ extras: SoundExtrasSchema.pick({ thirdOctaveDb: true }) })]);
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
      const sound = musicLike(RATE_HZ, 20, -16 - 4 * index);
      encodeFile(join(music, `${title}.flac`), sound, RATE_HZ, { ...flac.spec, tags });
    }
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
    await open('Stereo width');
    await expect(typed).toHaveValue('-6.0');
    await expect(typed).toHaveAccessibleDescription('this album');
    await play('First');
    await open('Stereo width');
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
      ['Loudness', 'integratedLufs'],
      ['Loudness range', 'rangeLu'],
      ['True peak', 'truePeakDbtp'],
      ['Loudest 0.4 s', 'maxMomentaryLufs'],
      ['Loudest 3 s', 'maxShortTermLufs'],
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
    const [asItIs, enhanced] = [join(music, 'First.flac'), out].map(thirdOctavesOf);
    expect(shown).toHaveLength(30);
    for (const [band, [before, after]] of shown.entries())
      for (const [value, measured] of [
        [before, asItIs?.[band]],
        [after, enhanced?.[band]],
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
});

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

function thirdOctavesOf(file: string): (number | null)[] {
  const [{ extras }] = AnalysedSchema.parse(command('analyze', file));
  return extras.thirdOctaveDb;
}
