import { expect, test } from '@playwright/test';
import { CATALOGUE, FAULT_IDS, FAULTS, type Scenario } from '../../src/scenarios';
import { runThroughDiagnosticsProcess } from '../support/diagnostics-process';
import { runThroughPlaywright } from '../support/scenario-host';

/** The scenario that a fault must turn red, and the one after it, which must stay green. */
function affectedAndOther(id: string): Scenario[] {
  const index = CATALOGUE.findIndex((scenario) => scenario.id === id);
  return [CATALOGUE[index], CATALOGUE[(index + 1) % CATALOGUE.length]].filter((scenario) => scenario !== undefined);
}

for (const fault of FAULT_IDS) {
  test(`the fault ${fault} turns ${FAULTS[fault]} red and leaves the next scenario green, in both hosts`, async () => {
    const scenarios = affectedAndOther(FAULTS[fault]);
    const expected = scenarios.map(({ id }) => [id, id === FAULTS[fault] ? 'fail' : 'pass']);
    const verdicts = (results: { id: string; verdict: string }[]) => results.map(({ id, verdict }) => [id, verdict]);

    const throughPlaywright = await runThroughPlaywright(scenarios, [fault]);
    expect(verdicts(throughPlaywright), 'through Playwright').toEqual(expected);
    const throughTheApplication = await runThroughDiagnosticsProcess(scenarios, [fault]);
    expect(verdicts(throughTheApplication).toSorted(), 'through the application').toEqual(expected.toSorted());
  });
}
