import { expect, type Page, test } from '@playwright/test';
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

/** Reads how long after the next click the page showed a button, milliseconds: by the page's own clock, not by when a test looks. */
async function timeUntilShown(page: Page, name: string): Promise<() => Promise<number>> {
  const seen = await page.evaluateHandle((label) => {
    const times = { milliseconds: Number.NaN };
    const isShown = () => [...document.querySelectorAll('button')].some(({ textContent }) => textContent === label);
    const clicked = ({ timeStamp }: MouseEvent) => {
      const observer = new MutationObserver(() => {
        if (!isShown()) return;
        times.milliseconds = performance.now() - timeStamp;
        observer.disconnect();
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    };
    document.addEventListener('click', clicked, { capture: true, once: true });
    return times;
  }, name);
  return () => seen.evaluate(({ milliseconds }) => milliseconds);
}

test('a run is cancelled within a second; in the next one a seeded fault turns its scenario red, and no other', async () => {
  test.setTimeout(150_000);
  const profile = createProfile();
  const app = await launchApp(profile, { args: ['--scenario-run', `--seed-fault=${SEEN_IN_PANEL.fault}`] });
  const panel = await openPanel(app);
  await panel.getByRole('button', { name: 'Run full check' }).click();
  await expect(panel.locator('[data-verdict="running"]')).toHaveCount(1, { timeout: 20_000 });
  await app.page.waitForTimeout(1500);
  const cancelled = await timeUntilShown(app.page, 'Run full check');
  await panel.getByRole('button', { name: 'Cancel run' }).click();
  await expect(panel.getByRole('button', { name: 'Run full check' })).toBeVisible();
  await expect(panel.getByRole('status')).toContainText('cancelled');
  expect(await cancelled()).toBeLessThan(1000);

  const shown = await runInPanel(app.page, 'Run quick check');
  const { red, green } = SEEN_IN_PANEL;
  const passed = [...green, 'resilience.own-profile-untouched'].map((id) => [id, 'pass']);
  expect(shown).toEqual({ [red]: 'fail', ...Object.fromEntries(passed) });
  await app.close();
  profile.dispose();
});
