import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { generateMusic, wavFile } from '../../src/scenarios/fixtures';
import { createProfile, launchApp } from '../support/app';
import { compare, decodeFile, firstSound, identicalFrames } from '../support/heard';
import { pulseMissing, startPulse } from '../support/pulse';

const RATE = 48_000;
const PATIENCE = { timeout: 90_000 };
/** The background's and the one for what plays. */
const ANALYSES = ['Auralis Background Analysis', 'Auralis Analysis'];

test('two analyses at once cost the music no frame', async () => {
  test.setTimeout(180_000);
  const missing = pulseMissing();
  test.skip(missing !== null, missing ?? '');
  const profile = createProfile({ backgroundAnalysis: true, enhancementEnabled: false });
  const music = join(profile.files, 'music');
  mkdirSync(music);
  writeFileSync(join(music, 'A.wav'), wavFile(generateMusic({ rateHz: RATE, seconds: 240, seed: 5 })));
  for (const title of ['B', 'C', 'D']) copyFileSync(join(music, 'A.wav'), join(music, `${title}.wav`));
  const pulse = await startPulse(RATE);
  const app = await launchApp(profile, { args: [music, '--audio-buffer-size=8192'], env: pulse.env });
  try {
    const analyses = () =>
      app.application.evaluate(
        ({ app: electron }, names) =>
          electron.getAppMetrics().filter(({ name }) => name && names.includes(name)).length,
        ANALYSES,
      );
    await expect(app.page.getByRole('region', { name: 'Measuring your music' })).toBeVisible(PATIENCE);
    const recording = await pulse.record();
    await app.page.getByRole('button', { name: 'Play A', exact: true }).click();
    // On a machine that is too busy for both, the one in the background soon gives way: that they met is enough.
    await expect.poll(analyses, { ...PATIENCE, intervals: [50] }).toBe(2);
    const from = recording.soundingFrames;
    await expect.poll(() => recording.soundingFrames, PATIENCE).toBeGreaterThan(from + 8 * RATE);
    const heard = await recording.stop();
    const expected = decodeFile(join(music, 'A.wav'), RATE);
    const start = firstSound(heard);
    expect(identicalFrames(heard, start, expected), compare(heard, start, expected)).toBeGreaterThan(8 * RATE);
  } finally {
    await app.close();
    await pulse.dispose();
    profile.dispose();
  }
});
