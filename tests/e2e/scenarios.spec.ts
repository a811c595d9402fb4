import { expect, test } from '@playwright/test';
import { CATALOGUE, type Scenario } from '../../src/scenarios';
import type { ScenarioResult } from '../../src/shared/domain/diagnostics';
import { createProfile, launchApp } from '../support/app';
import { openPanel, runInPanel } from '../support/diagnostics-panel';
import { runThroughPlaywright } from '../support/scenario-host';

// One after the other, so that the last test can compare with what the others saw.
test.describe.configure({ mode: 'default' });

const seen = new Map<string, ScenarioResult>();

async function runOnce(scenario: Scenario): Promise<ScenarioResult | undefined> {
  const [result] = seen.has(scenario.id) ? [] : await runThroughPlaywright([scenario]);
  if (result) seen.set(scenario.id, result);
  return seen.get(scenario.id);
}

for (const scenario of CATALOGUE) {
  test(`${scenario.id}: ${scenario.title}`, async () => {
    const result = await runOnce(scenario);
    for (const { metric, value, unit } of result?.measurements ?? [])
      test.info().annotations.push({ type: metric, description: `${value} ${unit}` });
    expect(result, result?.reason ?? undefined).toMatchObject({ id: scenario.id, verdict: 'pass', reason: null });
  });
}

test('the panel of the Help menu comes to the same verdicts, scenario by scenario', async () => {
  test.setTimeout(300_000);
  const profile = createProfile();
  const app = await launchApp(profile);
  await openPanel(app);
  const shown = await runInPanel(app.page, 'Run full check');
  await app.close();
  profile.dispose();

  // How long something took may differ from one run to the next; whether it is right may not.
  const rightness = (verdict: string | null | undefined) => (verdict === 'slow' ? 'pass' : verdict);
  const expected: [string, string | null | undefined][] = [['resilience.own-profile-untouched', 'pass']];
  for (const scenario of CATALOGUE) expected.push([scenario.id, rightness((await runOnce(scenario))?.verdict)]);
  const seenInPanel = Object.entries(shown).map(([id, verdict]) => [id, rightness(verdict)]);
  expect(Object.fromEntries(seenInPanel)).toEqual(Object.fromEntries(expected));
});
