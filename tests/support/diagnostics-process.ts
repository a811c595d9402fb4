import { join } from 'node:path';
import { FromDiagnosticsSchema, type ToDiagnostics } from '../../src/main/diagnostics/process-messages';
import { ForkLauncher } from '../../src/main/processes/fork-launcher';
import type { FaultId, Scenario } from '../../src/scenarios';
import type { ScenarioResult } from '../../src/shared/domain/diagnostics';
import { APP_FOLDER, electronExecutable } from './app';

/** Runs scenarios in the very process that the diagnostics panel starts, which uses the application by itself. */
export function runThroughDiagnosticsProcess(
  scenarios: readonly Scenario[],
  faults: FaultId[],
): Promise<ScenarioResult[]> {
  const entry = join(APP_FOLDER, 'out/main/diagnostics-process.js');
  const child = new ForkLauncher().launch(entry, { name: 'diagnostics' });
  const results: ScenarioResult[] = [];
  return new Promise<ScenarioResult[]>((resolve, reject) => {
    child.onExit((code) => reject(new Error(`the process ended with ${code}`)));
    child.onMessage((raw) => {
      const message = FromDiagnosticsSchema.parse(raw);
      if (message.type === 'event') {
        if (message.event.type === 'scenario-finished') results.push(message.event.result);
      } else if (message.problem) reject(new Error(message.problem));
      else resolve(results);
    });
    const command: ToDiagnostics = {
      type: 'run',
      depth: 'full',
      only: scenarios.map(({ id }) => id),
      executable: { path: electronExecutable(), args: [APP_FOLDER, '--disable-gpu'] },
      faults,
    };
    child.post(command);
  }).finally(() => child.kill());
}
