import { expect, type Locator, type Page } from '@playwright/test';
import { chooseScenarios, FAULTS, type FaultId } from '../../src/scenarios';
import type { RunningApp } from './app';

const FAULT: FaultId = 'playback.pause-ignored';

/**
 * What a quick check in the panel shows in every `npm test` (diagnostics.spec.ts): the fault that is seeded turns its scenario
 * red, the other quick ones are green. The same is then not run a second time in the process behind the panel.
 */
export const SEEN_IN_PANEL = {
  fault: FAULT,
  red: FAULTS[FAULT],
  green: chooseScenarios('quick').flatMap(({ id }) => (id === FAULTS[FAULT] ? [] : [id])),
};

/** Opens the panel by the application's real menu. */
export async function openPanel(app: RunningApp): Promise<Locator> {
  await app.clickMenu('help.run-diagnostics');
  const panel = app.page.getByRole('region', { name: 'Diagnostics' });
  await expect(panel).toBeVisible();
  return panel;
}

/** Presses the button and waits for the end of the run; returns the verdicts that are shown, by scenario. */
export async function runInPanel(
  page: Page,
  button: 'Run quick check' | 'Run full check',
): Promise<Record<string, string | null>> {
  await page.getByRole('button', { name: button }).click();
  await expect(page.getByRole('button', { name: 'Cancel run' })).toBeVisible();
  await expect(page.getByRole('button', { name: button })).toBeVisible({ timeout: 200_000 });
  const entries: [string, string | null][] = [];
  for (const item of await page.locator('[data-scenario-id]').all())
    entries.push([(await item.getAttribute('data-scenario-id')) ?? '', await item.getAttribute('data-verdict')]);
  return Object.fromEntries(entries);
}
