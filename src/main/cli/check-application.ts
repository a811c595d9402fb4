import { resolve } from 'node:path';
import type { Verdict } from '../../shared/domain/diagnostics';
import { AuralisError } from '../../shared/domain/errors';
import { runDiagnostics } from '../diagnostics';
import type { CliContext } from './command';

/** Runs the scenarios against the application that this command line belongs to. Throws `cancelled`, `diagnostics-unavailable`. */
export async function checkApplication(depth: 'quick' | 'full', { signal, processFolder }: CliContext) {
  const seen: { verdict: Verdict } = { verdict: 'could-not-run' };
  try {
    const results = await runDiagnostics({
      depth,
      executable: application(processFolder),
      signal,
      emit: (event) => {
        if (event.type === 'run-finished') seen.verdict = event.verdict;
      },
    });
    return { verdict: seen.verdict, results };
  } catch (thrown) {
    if (signal.aborted) throw new AuralisError('cancelled');
    if (thrown instanceof AuralisError) throw thrown;
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw new AuralisError('diagnostics-unavailable', { reason }, { cause: thrown });
  }
}

/** The application to check: in development the runtime needs to be told where the application lies. */
function application(processFolder: string) {
  const { AURALIS_ELECTRON, AURALIS_APP } = process.env;
  const packaged = processFolder.includes('app.asar');
  const appPath = AURALIS_APP ?? resolve(processFolder, '..', '..');
  return { path: AURALIS_ELECTRON ?? process.execPath, args: packaged ? [] : [appPath] };
}
