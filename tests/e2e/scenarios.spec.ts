import { expect, test } from '@playwright/test';
import { CATALOGUE, FAULT_IDS, FAULTS } from '../../src/scenarios';
import { SEEN_IN_PANEL } from '../support/diagnostics-panel';
import { runThroughDiagnosticsProcess } from '../support/diagnostics-process';
import { FULL_TESTS } from '../support/full-tests';
import { runThroughPlaywright } from '../support/scenario-host';

/** The host that does not run the scenario's fault (faults.spec.ts); in `npm run test:full` the panel is the other one. */
function hostFor(id: string) {
  const place = FAULT_IDS.findIndex((fault) => FAULTS[fault] === id);
  return FULL_TESTS || place % 2 !== 0 ? runThroughPlaywright : runThroughDiagnosticsProcess;
}

for (const scenario of CATALOGUE.filter(({ id }) => FULL_TESTS || !SEEN_IN_PANEL.green.includes(id))) {
  test(`${scenario.id}: ${scenario.title}`, async () => {
    const [result] = await hostFor(scenario.id)([scenario], []);
    for (const { metric, value, unit } of result?.measurements ?? [])
      test.info().annotations.push({ type: metric, description: `${value} ${unit}` });
    expect(result, result?.reason ?? undefined).toMatchObject({ id: scenario.id, verdict: 'pass', reason: null });
  });
}
