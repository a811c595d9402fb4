import { expect, test } from '@playwright/test';
import { CATALOGUE, FAULT_IDS, FAULTS, type Scenario } from '../../src/scenarios';
import { runThroughDiagnosticsProcess } from '../support/diagnostics-process';
import { runThroughPlaywright } from '../support/scenario-host';

/** Scenarios that take little time, to see that a fault leaves others alone. */
const BYSTANDERS = ['library.folder-appears', 'playback.plays-from-first-frame'];

/** The scenario that a fault must turn red, and another one, which must stay green. */
function affectedAndBystander(id: string): Scenario[] {
  const wanted = [id, BYSTANDERS.find((other) => other !== id)];
  return CATALOGUE.filter((scenario) => wanted.includes(scenario.id));
}

for (const fault of FAULT_IDS) {
  test(`the fault ${fault} turns ${FAULTS[fault]} red and leaves another one green, in both hosts`, async () => {
    test.setTimeout(180_000);
    const scenarios = affectedAndBystander(FAULTS[fault]);
    const expected = scenarios.map(({ id }) => [id, id === FAULTS[fault] ? 'fail' : 'pass']);
    const verdicts = (results: { id: string; verdict: string }[]) => results.map(({ id, verdict }) => [id, verdict]);

    const throughPlaywright = await runThroughPlaywright(scenarios, [fault]);
    expect(verdicts(throughPlaywright), 'through Playwright').toEqual(expected);
    const throughTheApplication = await runThroughDiagnosticsProcess(scenarios, [fault]);
    expect(verdicts(throughTheApplication), 'through the application').toEqual(expected);
  });
}
