import { expect, test } from '@playwright/test';
import { CATALOGUE } from '../../src/scenarios';
import { createProfile, launchApp } from '../support/app';
import { openPanel, runInPanel, SEEN_IN_PANEL } from '../support/diagnostics-panel';
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

test('a run is cancelled within a second; in the next one a seeded fault turns its scenario red, and no other', async () => {
  test.setTimeout(150_000);
  const profile = createProfile();
  const app = await launchApp(profile, { args: ['--scenario-run', `--seed-fault=${SEEN_IN_PANEL.fault}`] });
  const panel = await openPanel(app);
  await panel.getByRole('button', { name: 'Run full check' }).click();
  await expect(panel.locator('[data-verdict="running"]')).toHaveCount(1, { timeout: 20_000 });
  await app.page.waitForTimeout(1500);
  const pressed = Date.now();
  await panel.getByRole('button', { name: 'Cancel run' }).click();
  await expect(panel.getByRole('button', { name: 'Run full check' })).toBeVisible();
  expect(Date.now() - pressed).toBeLessThan(1000);
  await expect(panel.getByRole('status')).toContainText('cancelled');

  const shown = await runInPanel(app.page, 'Run quick check');
  const { red, green } = SEEN_IN_PANEL;
  const passed = [...green, 'resilience.own-profile-untouched'].map((id) => [id, 'pass']);
  expect(shown).toEqual({ [red]: 'fail', ...Object.fromEntries(passed) });
  await app.close();
  profile.dispose();
});
