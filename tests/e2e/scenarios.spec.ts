import { expect, test } from '@playwright/test';
import { CATALOGUE } from '../../src/scenarios';
import { runThroughPlaywright } from '../support/scenario-host';

for (const scenario of CATALOGUE) {
  test(`${scenario.id}: ${scenario.title}`, async () => {
    const [result] = await runThroughPlaywright([scenario]);
    for (const { metric, value, unit } of result?.measurements ?? [])
      test.info().annotations.push({ type: metric, description: `${value} ${unit}` });
    expect(result, result?.reason ?? undefined).toMatchObject({ id: scenario.id, verdict: 'pass', reason: null });
  });
}
