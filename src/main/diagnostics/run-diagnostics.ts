import { chooseScenarios, type FaultId, runScenarios, type Sound } from '../../scenarios';
import type { Depth, RunEvent, ScenarioResult } from '../../shared/domain/diagnostics';
import type { Loudness } from '../../shared/domain/loudness';
import { LoudnessMeter } from '../audio/analysis';
import { type Executable, spawnInstance } from './subject/spawn-instance';
import { SubjectHost } from './subject/subject-host';

export interface DiagnosticsRun {
  depth: Depth;
  /** Ids of the scenarios to run; all of that depth where absent. */
  only?: readonly string[];
  executable: Executable;
  /** Effects to take away, to see that the scenarios notice. */
  faults?: readonly FaultId[];
  emit(event: RunEvent): void;
  signal: AbortSignal;
}

function measureLoudness({ rateHz, channels }: Sound): Loudness {
  const meter = new LoudnessMeter({ rateHz, channels: channels.length });
  meter.add(channels);
  return meter.result();
}

/**
 * Runs the scenarios against the application's own executable, in temporary profiles. Throws the signal's reason where it
 * is cancelled.
 */
export function runDiagnostics(run: DiagnosticsRun): Promise<ScenarioResult[]> {
  const host = new SubjectHost(spawnInstance(run.executable), measureLoudness, run.faults);
  return runScenarios(chooseScenarios(run.depth, run.only), host, { emit: run.emit, signal: run.signal });
}
