import { expect, test } from '@playwright/test';
import { CATALOGUE } from '../../src/scenarios';
import { SEEN_IN_PANEL } from '../support/diagnostics-panel';
import { FULL_TESTS } from '../support/full-tests';
import { hostFor } from '../support/scenario-host';

// In `npm run test:full` the panel is the other host of all (diagnostics.spec.ts).
for (const scenario of CATALOGUE.filter(({ id }) => FULL_TESTS || !SEEN_IN_PANEL.green.includes(id))) {
  test(`${scenario.id}: ${scenario.title}`, async () => {
    const [result] = await hostFor(scenario)([scenario], []);
    for (const { metric, value, unit } of result?.measurements ?? [])
      test.info().annotations.push({ type: metric, description: `${value} ${unit}` });
    expect(result, result?.reason ?? undefined).toMatchObject({ id: scenario.id, verdict: 'pass', reason: null });
  });
}
