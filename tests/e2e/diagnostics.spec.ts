import { expect, test } from '@playwright/test';
import { CATALOGUE, chooseScenarios } from '../../src/scenarios';
import { createProfile, launchApp } from '../support/app';
import { openPanel, runInPanel } from '../support/diagnostics-panel';
import { FULL_TESTS } from '../support/full-tests';

// That each scenario passes is seen one by one (scenarios.spec.ts), and the panel in a quick check below: all of it takes a minute.
if (FULL_TESTS)
  test('the panel of the Help menu runs every scenario and shows each as passed, as Playwright sees it', async () => {
    test.setTimeout(300_000);
    const profile = createProfile();
    const app = await launchApp(profile);
    await openPanel(app);
    const shown = await runInPanel(app.page, 'Run full check');
    const reasons = await app.page.locator('[data-verdict="fail"], [data-verdict="could-not-run"]').allInnerTexts();
    await app.close();
    profile.dispose();
    // How long something took may differ from one run to the next; whether it is right may not.
    const seen = Object.entries(shown).map(([id, verdict]) => [id, verdict === 'slow' ? 'pass' : verdict]);
    const ids = [...CATALOGUE.map(({ id }) => id), 'resilience.own-profile-untouched'];
    expect(Object.fromEntries(seen), reasons.join('\n')).toEqual(Object.fromEntries(ids.map((id) => [id, 'pass'])));
  });

test('a fault seeded into the panel turns its scenario red, and no other', async () => {
  test.setTimeout(150_000);
  const profile = createProfile();
  const app = await launchApp(profile, { args: ['--scenario-run', '--seed-fault=playback.pause-ignored'] });
  await openPanel(app);
  const shown = await runInPanel(app.page, 'Run quick check');
  const red = Object.entries(shown).filter(([, verdict]) => verdict !== 'pass');
  expect(red).toEqual([['playback.pause-keeps-every-frame', 'fail']]);
  const ids = [...chooseScenarios('quick').map(({ id }) => id), 'resilience.own-profile-untouched'];
  expect(Object.keys(shown).toSorted()).toEqual(ids.toSorted());
  await app.close();
  profile.dispose();
});

test('a run is cancelled within a second, and another one can begin', async () => {
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
  await panel.getByRole('button', { name: 'Run quick check' }).click();
  await expect(panel.locator('[data-verdict="running"]')).toHaveCount(1, { timeout: 20_000 });
  await panel.getByRole('button', { name: 'Cancel run' }).click();
  await app.close();
  profile.dispose();
});
