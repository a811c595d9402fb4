import { expect, test } from '@playwright/test';
import { CATALOGUE, FAULT_IDS, FAULTS } from '../../src/scenarios';
import { SEEN_IN_PANEL } from '../support/diagnostics-panel';
import { runThroughDiagnosticsProcess } from '../support/diagnostics-process';
import { FULL_TESTS } from '../support/full-tests';
import { runThroughPlaywright } from '../support/scenario-host';

/**
 * Both hosts run the same scenario on the same subject: in turns; `npm run test:full` runs each fault in both. One of them
 * turns its scenario red in the panel of the application already.
 */
const HOSTS = [
  ['through Playwright', runThroughPlaywright],
  ['through the application', runThroughDiagnosticsProcess],
] as const;

// That a fault turns no other scenario red is seen in the panel for one of them (diagnostics.spec.ts), and for all of
// them in tests/stress, which takes minutes.
for (const [place, fault] of FAULT_IDS.entries()) {
  if (!FULL_TESTS && fault === SEEN_IN_PANEL.fault) continue;
  const hosts = FULL_TESTS ? HOSTS : HOSTS.filter((_, i) => i === place % HOSTS.length);
  for (const [host, run] of hosts)
    test(`the fault ${fault} turns ${FAULTS[fault]} red ${host}`, async () => {
      const affected = CATALOGUE.filter(({ id }) => id === FAULTS[fault]);
      const red = [expect.objectContaining({ id: FAULTS[fault], verdict: 'fail' })];
      expect(await run(affected, [fault])).toEqual(red);
    });
}
