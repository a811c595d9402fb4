import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Sound } from '../../src/scenarios';
import { generateMusic, wavFile } from '../../src/scenarios/fixtures';
import { createProfile, launchApp } from '../support/app';
import { compare, decodeFile, firstSound, identicalFrames } from '../support/heard';
import { pulseMissing, startPulse } from '../support/pulse';

const RATE = 48_000;
const PATIENCE = { timeout: 90_000, intervals: [50] };
const SONG_SECONDS = 240;
const REPEATED_SECONDS = 20;
/** Several times what lies between the sound process and the output. */
const HEARD_SECONDS = 3;
/** Of one processor: less is what a process does that waits. */
const WORKING_PERCENT = 10;
/** The background's and the one for what plays. */
const ANALYSES = ['Auralis Background Analysis', 'Auralis Analysis'];

/** Long enough that both meet while it is measured; a short piece over and over is made sooner. */
function longSong(): Sound {
  const piece = generateMusic({ rateHz: RATE, seconds: REPEATED_SECONDS, seed: 5 });
  const channels = piece.channels.map((channel) => {
    const whole = new Float32Array(SONG_SECONDS * RATE);
    for (let at = 0; at < whole.length; at += channel.length) whole.set(channel, at);
    return whole;
  });
  return { rateHz: RATE, channels };
}

test('two analyses at once cost the music no frame', async () => {
  test.setTimeout(180_000);
  const missing = pulseMissing();
  test.skip(missing !== null, missing ?? '');
  const profile = createProfile({ backgroundAnalysis: true, enhancementEnabled: false });
  const music = join(profile.files, 'music');
  mkdirSync(music);
  writeFileSync(join(music, 'A.wav'), wavFile(longSong()));
  for (const title of ['B', 'C', 'D']) copyFileSync(join(music, 'A.wav'), join(music, `${title}.wav`));
  const pulse = await startPulse(RATE);
  const app = await launchApp(profile, { args: [music, '--audio-buffer-size=8192'], env: pulse.env });
  try {
    /** Those that really work, by the processor time that they took since this was asked last. */
    const analysesAtWork = () =>
      app.application.evaluate(
        ({ app: electron }, { names, percent }) =>
          electron
            .getAppMetrics()
            .filter(({ name, cpu }) => names.includes(name ?? '') && cpu.percentCPUUsage > percent).length,
        { names: ANALYSES, percent: WORKING_PERCENT },
      );
    await expect(app.page.getByRole('region', { name: 'Measuring your music' })).toBeVisible(PATIENCE);
    const recording = await pulse.record();
    await app.page.getByRole('button', { name: 'Play A', exact: true }).click();
    // On a machine that is too busy for both, the one in the background soon gives way: that they met is enough.
    await expect.poll(analysesAtWork, PATIENCE).toBe(2);
    const until = recording.soundingFrames + HEARD_SECONDS * RATE;
    await expect.poll(() => recording.soundingFrames, PATIENCE).toBeGreaterThan(until);
    const heard = await recording.stop();
    const expected = decodeFile(join(music, 'A.wav'), RATE);
    const start = firstSound(heard);
    // From the first frame on, over the moment at which they met, to the end of what was to be heard after that.
    expect(identicalFrames(heard, start, expected), compare(heard, start, expected)).toBeGreaterThanOrEqual(until);
  } finally {
    await app.close();
    await pulse.dispose();
    profile.dispose();
  }
});
