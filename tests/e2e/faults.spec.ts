import { expect, test } from '@playwright/test';
import { CATALOGUE, FAULT_IDS, FAULTS } from '../../src/scenarios';
import { SEEN_IN_PANEL } from '../support/diagnostics-panel';
import { FULL_TESTS } from '../support/full-tests';
import { HOSTS, hostFor } from '../support/scenario-host';

// That a fault turns no other scenario red is seen in the panel for one of them (diagnostics.spec.ts), and for all of
// them in tests/stress, which takes minutes.
for (const fault of FAULT_IDS) {
  // Turns its scenario red in the panel already.
  if (!FULL_TESTS && fault === SEEN_IN_PANEL.fault) continue;
  const affected = CATALOGUE.filter(({ id }) => id === FAULTS[fault]);
  for (const [host, run] of Object.entries(HOSTS)) {
    if (!FULL_TESTS && affected.some((scenario) => hostFor(scenario) !== run)) continue;
    test(`the fault ${fault} turns ${FAULTS[fault]} red through ${host}`, async () => {
      const red = [expect.objectContaining({ id: FAULTS[fault], verdict: 'fail' })];
      expect(await run(affected, [fault])).toEqual(red);
    });
  }
}
