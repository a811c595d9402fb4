import { LoudnessMeter } from '../../src/main/audio/analysis/loudness-meter';
import type { Instance } from '../../src/main/diagnostics/subject/instance';
import { SubjectHost } from '../../src/main/diagnostics/subject/subject-host';
import { type FaultId, runScenarios, type Scenario, type Sound } from '../../src/scenarios';
import type { ScenarioResult } from '../../src/shared/domain/diagnostics';
import type { Loudness } from '../../src/shared/domain/loudness';
import { startElectron } from './app';
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
