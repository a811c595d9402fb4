import { LoudnessMeter } from '../../src/main/audio/analysis/loudness-meter';
import type { Instance } from '../../src/main/diagnostics/subject/instance';
import { SubjectHost } from '../../src/main/diagnostics/subject/subject-host';
import { type FaultId, runScenarios, type Scenario, type Sound } from '../../src/scenarios';
import type { ScenarioResult } from '../../src/shared/domain/diagnostics';
import type { Loudness } from '../../src/shared/domain/loudness';
import { startElectron } from './app';
import { runThroughDiagnosticsProcess } from './diagnostics-process';
import { FULL_TESTS } from './full-tests';
import { playwrightScreen } from './playwright-screen';

/** The application under test with Playwright at its screen. */
async function playwrightInstance(args: string[]): Promise<Instance> {
  const application = await startElectron(args);
  const child = application.process();
  const ended = new Promise<string>((resolve) => application.once('close', () => resolve('')));
  const kill = () => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  };
  const page = await application.firstWindow();
  return { ended, screen: () => playwrightScreen(page), kill };
}

function measureLoudness({ rateHz, channels }: Sound): Loudness {
  const meter = new LoudnessMeter({ rateHz, channels: channels.length });
  meter.add(channels);
  return meter.result();
}

/** Runs scenarios through Playwright, the way that the diagnostics panel runs them through the application itself. */
export function runThroughPlaywright(
  scenarios: readonly Scenario[],
  faults: readonly FaultId[] = [],
): Promise<ScenarioResult[]> {
  const host = new SubjectHost(playwrightInstance, measureLoudness, faults);
  return runScenarios(scenarios, host, { emit: () => {}, signal: new AbortController().signal });
}

/** Both hosts run the same scenario on the same subject. */
export const HOSTS = { Playwright: runThroughPlaywright, 'the application': runThroughDiagnosticsProcess };

/**
 * The host that `npm test` runs a scenario and its fault in, apart from what it sees in the panel (diagnostics-panel.ts); the
 * other one is left to `npm run test:full`. The panel has the quick ones, so that Playwright has what it leaves of them. All
 * others are run by the application, which draws no window for them.
 */
export function hostFor({ depth }: Scenario) {
  return FULL_TESTS || depth === 'quick' ? HOSTS.Playwright : HOSTS['the application'];
}
