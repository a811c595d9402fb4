import { expect, test } from '@playwright/test';
import { CATALOGUE, FAULT_IDS, FAULTS } from '../../src/scenarios';
import { FULL_TESTS } from '../support/full-tests';
import { runThroughPlaywright } from '../support/scenario-host';

/** The panel runs all of them through the application; through Playwright those whose fault does not go that way (faults.spec.ts). */
const throughPlaywright = CATALOGUE.filter(({ id }) => {
  const place = FAULT_IDS.findIndex((fault) => FAULTS[fault] === id);
  return FULL_TESTS || place % 2 !== 0;
});

for (const scenario of throughPlaywright) {
  test(`${scenario.id}: ${scenario.title}`, async () => {
    const [result] = await runThroughPlaywright([scenario]);
    for (const { metric, value, unit } of result?.measurements ?? [])
      test.info().annotations.push({ type: metric, description: `${value} ${unit}` });
    expect(result, result?.reason ?? undefined).toMatchObject({ id: scenario.id, verdict: 'pass', reason: null });
  });
}
