import { afterAll, beforeAll, expect, it } from 'vitest';
import { CATALOGUE, FAULT_IDS, FAULTS } from '../../src/scenarios';
import { runThroughDiagnosticsProcess } from '../support/diagnostics-process';
import setUpDisplay from '../support/display-setup.mjs';

let closeDisplay: () => void;
beforeAll(async () => {
  closeDisplay = await setUpDisplay();
});
afterAll(() => closeDisplay());

it.each(FAULT_IDS)('the fault %s turns its own scenario red, and no other', async (fault) => {
  const results = await runThroughDiagnosticsProcess(CATALOGUE, [fault]);
  const verdicts = results.map(({ id, verdict }) => [id, verdict === 'slow' ? 'pass' : verdict]);
  const expected = CATALOGUE.map(({ id }) => [id, id === FAULTS[fault] ? 'fail' : 'pass']);
  const reasons = results.map(({ id, reason }) => `${id}: ${reason ?? 'as it should be'}`).join('\n');
  expect(Object.fromEntries(verdicts), reasons).toEqual(Object.fromEntries(expected));
});
