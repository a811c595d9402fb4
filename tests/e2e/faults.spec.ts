import { expect, test } from '@playwright/test';
import { CATALOGUE, FAULT_IDS, FAULTS } from '../../src/scenarios';
import { runThroughDiagnosticsProcess } from '../support/diagnostics-process';
import { runThroughPlaywright } from '../support/scenario-host';

// That a fault turns no other scenario red is seen in the panel for one of them (diagnostics.spec.ts), and for all of
// them in tests/stress, which takes minutes.
for (const fault of FAULT_IDS) {
  test(`the fault ${fault} turns ${FAULTS[fault]} red in both hosts`, async () => {
    test.setTimeout(120_000);
    const affected = CATALOGUE.filter(({ id }) => id === FAULTS[fault]);
    const red = [expect.objectContaining({ id: FAULTS[fault], verdict: 'fail' })];
    expect(await runThroughPlaywright(affected, [fault]), 'through Playwright').toEqual(red);
    expect(await runThroughDiagnosticsProcess(affected, [fault]), 'through the application').toEqual(red);
  });
}
