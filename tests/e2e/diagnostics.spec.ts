import { expect, type Page, test } from '@playwright/test';
import { CATALOGUE } from '../../src/scenarios';
import { createProfile, launchApp, type RunningApp } from '../support/app';
import { runThroughPlaywright } from '../support/scenario-host';

const OWN_PROFILE = 'resilience.own-profile-untouched';

async function openPanel(app: RunningApp) {
  await app.clickMenu('help.run-diagnostics');
  const panel = app.page.getByRole('region', { name: 'Diagnostics' });
  await expect(panel).toBeVisible();
  return panel;
}

/** Verdicts that the panel shows, by scenario. */
async function shownVerdicts(page: Page): Promise<Record<string, string | null>> {
  const entries: [string, string | null][] = [];
  for (const item of await page.locator('[data-scenario-id]').all())
    entries.push([(await item.getAttribute('data-scenario-id')) ?? '', await item.getAttribute('data-verdict')]);
  return Object.fromEntries(entries);
}

async function waitForEnd(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Run full check' })).toBeVisible({ timeout: 150_000 });
}

test('the panel of the Help menu comes to the same verdicts as Playwright, scenario by scenario', async () => {
  test.setTimeout(240_000);
  const profile = createProfile();
  const app = await launchApp(profile);
  const panel = await openPanel(app);
  await panel.getByRole('button', { name: 'Run full check' }).click();
  await expect(panel.getByRole('button', { name: 'Cancel run' })).toBeVisible();
  await waitForEnd(app.page);
  const shown = await shownVerdicts(app.page);
  await app.close();
  profile.dispose();

  const own = await runThroughPlaywright(CATALOGUE);
  const expected = Object.fromEntries(own.map(({ id, verdict }) => [id, verdict]));
  expect(shown).toEqual({ ...expected, [OWN_PROFILE]: 'pass' });
  expect(new Set(Object.values(shown))).toEqual(new Set(['pass']));
});

test('a fault seeded into the panel turns its scenario red, and no other', async () => {
  test.setTimeout(120_000);
  const profile = createProfile();
  const app = await launchApp(profile, { args: ['--scenario-run', '--seed-fault=playback.pause-ignored'] });
  const panel = await openPanel(app);
  await panel.getByRole('button', { name: 'Run quick check' }).click();
  await expect(panel.getByRole('button', { name: 'Cancel run' })).toBeVisible();
  await waitForEnd(app.page);
  const shown = await shownVerdicts(app.page);
  const red = Object.entries(shown).filter(([, verdict]) => verdict !== 'pass');
  expect(red).toEqual([['playback.pause-keeps-every-frame', 'fail']]);
  expect(Object.keys(shown).length).toBeGreaterThan(2);
  await app.close();
  profile.dispose();
});

test('a run is cancelled within a second, and nothing of it is left', async () => {
  const profile = createProfile();
  const app = await launchApp(profile);
  const panel = await openPanel(app);
  await panel.getByRole('button', { name: 'Run full check' }).click();
  await expect(panel.locator('[data-verdict="running"]')).toHaveCount(1, { timeout: 20_000 });
  await app.page.waitForTimeout(1500);
  const pressed = Date.now();
  await panel.getByRole('button', { name: 'Cancel run' }).click();
  await expect(panel.getByRole('button', { name: 'Run full check' })).toBeVisible();
  expect(Date.now() - pressed).toBeLessThan(1000);
  await expect(panel.getByRole('status')).toContainText('cancelled');
  // A second run can begin, which it could not while anything of the first one went on.
  await panel.getByRole('button', { name: 'Run quick check' }).click();
  await expect(panel.locator('[data-verdict="running"]')).toHaveCount(1, { timeout: 20_000 });
  await panel.getByRole('button', { name: 'Cancel run' }).click();
  await app.close();
  profile.dispose();
});
