import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { FADE_SECONDS } from '../../src/shared/sound/stream';
import { createProfile, launchApp, type Profile, type RunningApp } from '../support/app';
import { findFrames, firstSound, identicalFrames, largestStep } from '../support/heard';
import { type PulseServer, pulseMissing, type Recorded, type Recording, startPulse } from '../support/pulse';
import { sine, writeWaveFile } from '../support/wave-file';

const RATE = 48_000;
const LEVEL = 0.1;
/** No number of its periods is a whole number of frames: every place of it is unlike every other. */
const TONE_HZ = 441.73;
const PATIENCE = { timeout: 30_000 };
const LISTENING = { ...PATIENCE, intervals: [50] };
const CHANGES = 10;
/** A changed wish is heard so much later at most than a switch, which is made in the output itself, seconds. */
const AT_ONCE_SECONDS = 0.05;
/**
 * Frames that the device takes at a time: what comes a moment too late for them waits for the next. More than it takes of
 * people, so that what other tests hold up makes no gap.
 */
const DEVICE_FRAMES = 8192;

test.describe('what is changed while it plays', () => {
  const missing = pulseMissing();
  test.skip(missing !== null, missing ?? '');

  let profile: Profile;
  let pulse: PulseServer;
  let app: RunningApp;
  let tone: Float32Array;

  test.beforeEach(async () => {
    profile = createProfile({ enhancementEnabled: true });
    pulse = await startPulse(RATE);
    const music = join(profile.files, 'music');
    mkdirSync(music);
    tone = sine(RATE * 40, RATE, TONE_HZ, LEVEL);
    writeWaveFile(join(music, 'Tone.wav'), [tone, tone], RATE);
    app = await launchApp(profile, { args: [music, `--audio-buffer-size=${DEVICE_FRAMES}`], env: pulse.env });
  });

  test.afterEach(async () => {
    await app.close();
    await pulse.dispose();
    profile.dispose();
  });

  async function recordedFor(recording: Recording, seconds: number): Promise<void> {
    const until = recording.frames + seconds * RATE;
    await expect.poll(() => recording.frames, LISTENING).toBeGreaterThan(until);
  }

  /** Presses a key now and then and tells when the page saw it, in ms of the common clock. */
  async function pressed(page: Page, recording: Recording, keys: readonly string[]): Promise<number[]> {
    await page.evaluate(() => {
      const note = () => {
        document.documentElement.dataset.pressed += `${performance.timeOrigin + performance.now()} `;
      };
      if (document.documentElement.dataset.pressed === undefined) window.addEventListener('keydown', note, true);
      document.documentElement.dataset.pressed = '';
    });
    for (const key of keys) {
      await page.keyboard.press(key);
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

  /** Largest step but for what a machine that is busy with other tests left out: a tone is never silent for two frames. */
  function largestJump(channel: Float32Array): number {
    const silent = (i: number) => channel[i] === 0 && (channel[i + 1] === 0 || channel[i - 1] === 0);
    let largest = 0;
    for (let i = 1; i < channel.length; i++)
      if (!silent(i) && !silent(i - 1)) largest = Math.max(largest, largestStep(channel.subarray(i - 1, i + 1)));
    return largest;
  }

  test('is heard as soon as a switch is, without a jump, and leaves the untouched sound alone', async () => {
    test.setTimeout(120_000);
    const { page } = app;
    await page.getByRole('button', { name: 'Play Tone', exact: true }).click();
    await expect(page.getByText('Decided from the loudness of the whole file.')).toBeVisible(PATIENCE);
    const recording = await pulse.record();
    await recordedFor(recording, 3);
    const intensity = page.getByRole('slider', { name: 'Intensity' });
    await intensity.focus();
    const keys = Array.from({ length: CHANGES }, (_, i) => (i % 2 === 0 ? 'Home' : 'End'));
    const changes = await pressed(page, recording, keys);
    await page.getByRole('heading', { level: 2 }).first().click();
    const switches = await pressed(
      page,
      recording,
      Array.from({ length: CHANGES }, () => 'e'),
    );
    await page.keyboard.press('e');
    await recordedFor(recording, 1);
    const heard = await recording.stop();

    const changed = delays(heard, changes).toSorted((a, b) => a - b);
    const switched = delays(heard, switches).toSorted((a, b) => a - b);
    test.info().annotations.push({ type: 'change s', description: changed.map((s) => s.toFixed(3)).join(' ') });
    test.info().annotations.push({ type: 'switch s', description: switched.map((s) => s.toFixed(3)).join(' ') });
    const median = (sorted: readonly number[]) => sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
    expect(median(changed) - median(switched)).toBeLessThan(AT_ONCE_SECONDS + DEVICE_FRAMES / RATE);

    const sounding = heard.left.subarray(firstSound(heard) + 1);
    const loudest = sounding.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
    expect(loudest / LEVEL).toBeGreaterThan(1.5);
    const steepest = (2 * Math.PI * TONE_HZ * loudest) / RATE + (loudest - LEVEL) / (FADE_SECONDS * RATE);
    expect(largestJump(sounding)).toBeLessThanOrEqual(steepest * 1.01);
    // The untouched sound after the last switch is the file's, bit by bit.
    const end = heard.left.length - Math.round(0.2 * RATE);
    const place = findFrames({ ...heard, left: tone }, [heard.left], end, 512);
    expect(identicalFrames(heard, end, [tone, tone], place)).toBeGreaterThan(0.1 * RATE);
  });
});
