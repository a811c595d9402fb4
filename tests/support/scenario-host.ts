import type { ElectronApplication } from '@playwright/test';
import type { Instance } from '../../src/main/diagnostics/subject/instance';
import { SubjectHost } from '../../src/main/diagnostics/subject/subject-host';
import { type FaultId, runScenarios, type Scenario } from '../../src/scenarios';
import type { ScenarioResult } from '../../src/shared/domain/diagnostics';
import { killElectron, startElectron } from './app';
import { playwrightScreen } from './playwright-screen';

/** The application under test with Playwright at its screen. */
async function playwrightInstance(args: string[]): Promise<Instance> {
  const application: ElectronApplication = await startElectron(args);
  const page = await application.firstWindow();
  const ended = new Promise<string>((resolve) => application.once('close', () => resolve('')));
  return { ended, screen: () => playwrightScreen(page), kill: () => void killElectron(application) };
}

/** Runs scenarios through Playwright, the way that the diagnostics panel runs them through the application itself. */
export function runThroughPlaywright(
  scenarios: readonly Scenario[],
  faults: readonly FaultId[] = [],
): Promise<ScenarioResult[]> {
  const host = new SubjectHost(playwrightInstance, faults);
  return runScenarios(scenarios, host, { emit: () => {}, signal: new AbortController().signal });
}
