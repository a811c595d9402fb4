import { join } from 'node:path';
import { expect, it } from 'vitest';
import { generateMusic } from '../../src/scenarios/fixtures';
import { createProfile, launchApp } from '../support/app';
import setUpDisplay from '../support/display-setup.mjs';
import { firstSound, identicalFrames } from '../support/heard';
import { record } from '../support/measure';
import { pulseMissing, startPulse } from '../support/pulse';
import { writeWaveFile } from '../support/wave-file';

const RATE_HZ = 48_000;
const SECONDS = 60;

const missing = pulseMissing();

it.skipIf(missing !== null)('puts out every frame at the shipped size of the device buffer', async () => {
  const closeDisplay = await setUpDisplay();
  const profile = createProfile({ enhancementEnabled: false });
  const pulse = await startPulse(RATE_HZ);
  const sound = generateMusic({ rateHz: RATE_HZ, seconds: SECONDS + 5, seed: 8 }).channels;
  writeWaveFile(join(profile.files, 'Long.wav'), sound, RATE_HZ);
  const app = await launchApp(profile, { args: [profile.files], env: pulse.env });
  try {
    const button = app.page.getByRole('button', { name: 'Play Long', exact: true });
    await button.waitFor();
    const recording = await pulse.record();
    await button.click();
    await app.page.waitForTimeout((SECONDS + 1) * 1000);
    const heard = await recording.stop();
    const frames = identicalFrames(heard, firstSound(heard), sound);
    record({
      group: 'Response',
      name: 'played without a lost or repeated frame',
      value: frames / RATE_HZ,
      unit: 's',
      goal: { limit: SECONDS, better: 'higher' },
      how: `${SECONDS} s of WAV, compared with what a PulseAudio null sink received`,
    });
    expect(frames).toBeGreaterThanOrEqual(SECONDS * RATE_HZ);
  } finally {
    await app.close();
    await pulse.dispose();
    profile.dispose();
    closeDisplay();
  }
});
