import { expect, test } from '@playwright/test';
import { CATALOGUE, FAULT_IDS, FAULTS, type Scenario } from '../../src/scenarios';
import { runThroughDiagnosticsProcess } from '../support/diagnostics-process';
import { runThroughPlaywright } from '../support/scenario-host';

/** Scenarios that take little time, to see that a fault leaves others alone. */
const BYSTANDERS = ['library.folder-appears', 'playback.plays-from-first-frame'];

function scenariosOf(...ids: (string | undefined)[]): Scenario[] {
  return CATALOGUE.filter(({ id }) => ids.includes(id));
}

for (const fault of FAULT_IDS) {
  test(`the fault ${fault} turns ${FAULTS[fault]} red and leaves another one green, in both hosts`, async () => {
    test.setTimeout(180_000);
    const affected = FAULTS[fault];
    const expected = (scenarios: Scenario[]) => scenarios.map(({ id }) => [id, id === affected ? 'fail' : 'pass']);
    const verdicts = (results: { id: string; verdict: string }[]) => results.map(({ id, verdict }) => [id, verdict]);

    const alone = scenariosOf(affected);
    expect(verdicts(await runThroughPlaywright(alone, [fault])), 'through Playwright').toEqual(expected(alone));
    const both = scenariosOf(
      affected,
      BYSTANDERS.find((id) => id !== affected),
    );
    const throughTheApplication = await runThroughDiagnosticsProcess(both, [fault]);
    expect(verdicts(throughTheApplication), 'through the application').toEqual(expected(both));
  });
}
