import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createProfile, launchApp } from '../support/app';
import { sine, writeWaveFile } from '../support/wave-file';

const PATIENCE = { timeout: 20_000 };

test('presets of one’s own and a reference are kept over a restart, and a held key compares', async () => {
  const profile = createProfile({ enhancementEnabled: true });
  const music = join(profile.files, 'music');
  mkdirSync(music);
  const tone = sine(48_000 * 5, 48_000, 440, 0.1);
  writeWaveFile(join(music, 'Tone.wav'), [tone, tone], 48_000);
  let app = await launchApp(profile, { args: [music] });
  await app.page.getByText('Tone', { exact: true }).first().click();
  await app.page.getByRole('button', { name: 'Save the settings as a preset…' }).click();
  await app.page.getByLabel('Name', { exact: true }).fill('Evening');
  await app.page.getByLabel('One line about it').fill('Soft and close.');
  await app.page.getByRole('button', { name: 'Save', exact: true }).click();
  const use = () => app.page.getByRole('button', { name: 'Use Evening' });
  await expect(use()).toHaveAttribute('aria-pressed', 'true');
  await app.page.getByRole('button', { name: 'Use the selected song' }).click();
  await expect(app.page.getByRole('button', { name: 'Clear the reference' })).toBeVisible(PATIENCE);

  await app.page.getByRole('heading', { name: 'Enhance' }).click();
  await app.page.keyboard.down('b');
  await expect(app.page.getByText('You hear the untouched original. Both are equally loud')).toBeVisible();
  await app.page.keyboard.up('b');
  await expect(app.page.getByText('You hear the enhanced sound. Both are equally loud')).toBeVisible();

  await app.close();
  app = await launchApp(profile);
  await expect(use()).toHaveAttribute('aria-pressed', 'true', PATIENCE);
  const reference = app.page.getByRole('region', { name: 'Sound like another song' });
  await expect(reference.getByText('Tone', { exact: true })).toBeVisible();
  await app.page.getByRole('radio', { name: 'Adaptive', exact: true }).click();
  await expect(use()).toHaveAttribute('aria-pressed', 'false');
  await app.page.getByRole('button', { name: 'Delete Evening' }).click();
  await app.page.getByRole('alertdialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(use()).toHaveCount(0);
  await app.close();
  profile.dispose();
});
