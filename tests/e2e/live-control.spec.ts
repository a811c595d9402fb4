import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { FADE_SECONDS } from '../../src/shared/sound/stream';
import { encodeFile } from '../support/encode';
import { TEST_FORMATS } from '../support/formats';
import { FULL_TESTS } from '../support/full-tests';
import { decodeFile, findFrames, firstSound, identicalFrames, largestStep } from '../support/heard';
import { DEEP_BUFFER_FRAMES, HELD_SECONDS, HeardPlayer, SOUND_PATIENCE } from '../support/heard-player';
import { pulseMissing, type Recorded, type Recording } from '../support/pulse';
import { sine } from '../support/wave-file';

const RATE = 48_000;
const LEVEL = 0.1;
/** No number of its periods is a whole number of frames: every place of it is unlike every other. */
const TONE_HZ = 441.73;
/** The median of so many stands for them. */
const CHANGES = 6;
/** Of each kind of wish beside the intensity. */
const OTHER_CHANGES = 4;
/** Longer than all that is changed while it plays. */
const SECONDS = FULL_TESTS ? 90 : 30;
/** A changed wish is heard so much later at most than a switch, which is made in the output itself, seconds. */
const AT_ONCE_SECONDS = 0.05;
test.describe('what is changed while it plays', () => {
  const missing = pulseMissing();
  test.skip(missing !== null, missing ?? '');

  let player: HeardPlayer;
  let tone: Float32Array;

  test.beforeEach(async () => {
    const wave = sine(RATE * SECONDS, RATE, TONE_HZ, LEVEL);
    const flac = TEST_FORMATS.find(({ name }) => name === 'FLAC 24');
    if (!flac) throw new Error('no such format');
    const write = (music: string, title: string, track: string, sound: Float32Array) => {
      const tags = { title, album: 'Pair', artist: 'Her', track };
      encodeFile(join(music, `${title}.flac`), [sound, sound], RATE, { ...flac.spec, tags });
    };
    player = await HeardPlayer.start({
      rateHz: RATE,
      settings: { enhancementEnabled: true, albumMode: 'track' },
      prepare: (music) => {
        write(music, 'Tone', '1', wave);
        write(
          music,
          'Soft',
          '2',
          wave.map((value) => value / 4),
        );
      },
    });
    [tone = wave] = decodeFile(join(player.music, 'Tone.flac'), RATE);
  });

  test.afterEach(() => player.dispose());

  const recordedFor = (recording: Recording, seconds: number) => player.recordedFor(recording, seconds);

  /** Does now and then what presses a key, and tells when the page saw it, in ms of the common clock. */
  async function pressed(
    page: Page,
    recording: Recording,
    presses: readonly (() => Promise<void>)[],
  ): Promise<number[]> {
    await page.evaluate(() => {
      const note = () => {
        document.documentElement.dataset.pressed += `${performance.timeOrigin + performance.now()} `;
      };
      if (document.documentElement.dataset.pressed === undefined) window.addEventListener('keydown', note, true);
      document.documentElement.dataset.pressed = '';
    });
    for (const press of presses) {
      await press();
      await recordedFor(recording, 0.5);
    }
    const noted = await page.evaluate(() => document.documentElement.dataset.pressed ?? '');
    return noted.trim().split(' ').map(Number);
  }

  /** Level of the tone around each frame, over one period and a half. */
  function levelAt({ left }: Recorded, frame: number): number {
    const around = left.subarray(frame, frame + Math.round((1.5 * RATE) / TONE_HZ));
    return around.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  }

  /** How long after each moment the level began to change, seconds. */
  function delays(heard: Recorded, moments: readonly number[]): number[] {
    const step = Math.round(RATE / 1000);
    return moments.map((moment) => {
      let frame = 0;
      while (heard.momentOf(frame + RATE / 100) < moment) frame += RATE / 100;
      const before = levelAt(heard, frame - step * 5);
      let changed = frame;
      while (Math.abs(levelAt(heard, changed) / before - 1) < 0.02 && changed < heard.left.length) changed += step;
      return (heard.momentOf(changed) - moment) / 1000;
    });
  }

  /** The first part of the recording that is the file's bit by bit, and its place in the file. */
  function firstUntouched(heard: Recorded, before: number): { at: number; place: number } {
    for (let at = firstSound(heard) + 1; at < before; at += RATE / 4) {
      const place = findFrames({ ...heard, left: tone }, [heard.left], at, 512);
      if (place >= 0) return { at, place };
    }
    return { at: -1, place: -1 };
  }

  /** Largest step but for what a machine that is busy with other tests left out: a tone is never silent for two frames. */
  function largestJump(channel: Float32Array): number {
    const silent = (i: number) => channel[i] === 0 && (channel[i + 1] === 0 || channel[i - 1] === 0);
    let largest = 0;
    for (let i = 1; i < channel.length; i++)
      if (!silent(i) && !silent(i - 1)) largest = Math.max(largest, largestStep(channel.subarray(i - 1, i + 1)));
    return largest;
  }

  /** `npm test` changes the intensity; `npm run test:full` everything that can be wished. */
  test('is heard as soon as a switch is, without a jump, and leaves the untouched sound alone', async () => {
    test.setTimeout(120_000);
    const { page, pulse } = player;
    // Both are measured: the album that they are on is known.
    for (const [title, lufs] of [
      ['Soft', /from −32\.\d to −14\.0 LUFS/],
      ['Tone', /from −20\.\d to −14\.0 LUFS/],
    ] as const) {
      await page.getByRole('button', { name: `Play ${title}`, exact: true }).click();
      await expect(page.getByText(lufs)).toBeVisible(SOUND_PATIENCE);
      await expect(page.getByText('Decided from the loudness of the whole file.')).toBeVisible(SOUND_PATIENCE);
    }
    const recording = await pulse.record();
    await recordedFor(recording, 2 * HELD_SECONDS);
    const key = (name: string) => () => page.keyboard.press(name);
    const inTurn = <T>(length: number, one: T, other: T) =>
      Array.from({ length }, (_, i) => (i % 2 === 0 ? one : other));
    const albumMode = page.getByRole('group', { name: 'Loudness within an album' });
    const button =
      (name: string, within: Page | Locator = page) =>
      async () => {
        await within.getByRole('button', { name, exact: true }).focus();
        await page.keyboard.press('Enter');
      };
    const awayFromControls = () => page.getByRole('heading', { level: 2 }).first().click();
    /** Ends at the second of two ways. */
    const byTurns = (one: () => Promise<void>, other: () => Promise<void>) =>
      pressed(page, recording, inTurn(OTHER_CHANGES, one, other));
    const slide = async (name: string, ...ends: ['Home', 'End'] | ['End', 'Home']) => {
      await page.getByRole('slider', { name, exact: true }).focus();
      return byTurns(key(ends[0]), key(ends[1]));
    };

    await awayFromControls();
    await page.keyboard.press('e');
    await recordedFor(recording, 1);
    await page.keyboard.press('e');
    await recordedFor(recording, 1);
    const changes = new Map<string, number[]>();
    await page.getByRole('slider', { name: 'Intensity' }).focus();
    changes.set('intensity', await pressed(page, recording, inTurn(CHANGES, key('Home'), key('End'))));
    if (FULL_TESTS) {
      changes.set('album mode', await byTurns(button('Album', albumMode), button('Per song', albumMode)));
      await button('Adjust Make-up gain')();
      changes.set('set by hand', await slide('Target', 'Home', 'End'));
      await button('Reset for this song')();
      await page.getByRole('row', { name: 'Soft', exact: true }).click();
      await button('Use the selected song')();
      await expect(page.getByRole('button', { name: 'Clear the reference' })).toBeVisible(SOUND_PATIENCE);
      await recordedFor(recording, 1);
      changes.set('reference', await slide('How much like it', 'Home', 'End'));
      await button('Clear the reference')();
      for (const name of ['Full', 'Off']) {
        if (name === 'Off') {
          await page.getByRole('slider', { name: 'Intensity' }).focus();
          await page.keyboard.press('Home');
        }
        await button('Save the settings as a preset…')();
        await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
        await page.keyboard.press('Enter');
        await expect(page.getByRole('button', { name: `Use ${name}` })).toHaveAttribute('aria-pressed', 'true');
      }
      await recordedFor(recording, 1);
      changes.set('own preset', await byTurns(button('Use Full'), button('Use Off')));
      await button('Use Full')();
    }
    await awayFromControls();
    await recordedFor(recording, 1);
    const switches = await pressed(page, recording, inTurn(CHANGES, key('e'), key('e')));
    await page.keyboard.press('e');
    // What was on its way at that moment is counted as well.
    await recordedFor(recording, 1 + HELD_SECONDS);
    const heard = await recording.stop();

    const median = (values: readonly number[]) =>
      values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
    const switched = median(delays(heard, switches));
    for (const [wish, moments] of changes) {
      const changed = delays(heard, moments);
      test.info().annotations.push({ type: `${wish} s`, description: changed.map((s) => s.toFixed(3)).join(' ') });
      expect(median(changed) - switched, wish).toBeLessThan(AT_ONCE_SECONDS + DEEP_BUFFER_FRAMES / RATE);
    }

    const sounding = heard.left.subarray(firstSound(heard) + 1);
    const loudest = sounding.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
    expect(loudest / LEVEL).toBeGreaterThan(1.5);
    const steepest = (2 * Math.PI * TONE_HZ * loudest) / RATE + loudest / (FADE_SECONDS * RATE);
    expect(largestJump(sounding)).toBeLessThanOrEqual(steepest * 1.01);
    // The untouched sound after the last switch is the file's, bit by bit.
    const end = heard.left.length - Math.round(0.2 * RATE);
    const place = findFrames({ ...heard, left: tone }, [heard.left], end, 512);
    expect(identicalFrames(heard, end, [tone, tone], place)).toBeGreaterThan(0.1 * RATE);
    // Nor has any of the changes moved the place: between both untouched parts lies as much of the file as was heard.
    const early = firstUntouched(heard, end);
    const silent = heard.left.subarray(early.at, end).filter((value) => value === 0).length;
    expect(Math.abs(place - early.place - (end - early.at))).toBeLessThanOrEqual(silent);
  });
});
