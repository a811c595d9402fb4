import { resolve } from 'node:path';
import type { ScenarioResult, Verdict } from '../../shared/domain/diagnostics';
import { AuralisError } from '../../shared/domain/errors';
import { parseArguments } from './arguments';
import { type CliContext, type Command, EXIT, JSON_OPTION, toJson, UsageError } from './command';
import { formatNumber, formatTable } from './table';

export const diagnose: Command = {
  name: 'diagnose',
  synopsis: '[--quick|--full]',
  summary: 'use the application as a person would and say whether everything works',
  options: [
    { flag: '--quick', explanation: 'what matters most (default)' },
    { flag: '--full', explanation: 'everything' },
    JSON_OPTION,
  ],
  async run(args, context) {
    const { values, positionals } = parseArguments(args, {
      quick: { type: 'boolean' },
      full: { type: 'boolean' },
      json: { type: 'boolean' },
    });
    if (positionals.length > 0) throw new UsageError('diagnose takes no files');
    if (values.quick && values.full) throw new UsageError('diagnose is either --quick or --full');
    const { verdict, results } = await run(values.full ? 'full' : 'quick', context);
    context.print(values.json ? toJson({ verdict, scenarios: results.map(published) }) : report(verdict, results));
    return verdict === 'pass' || verdict === 'slow' ? EXIT.done : EXIT.failed;
  },
};

async function run(depth: 'quick' | 'full', { signal, processFolder }: CliContext) {
  const seen: { verdict: Verdict } = { verdict: 'could-not-run' };
  const { runDiagnostics } = await import('../diagnostics');
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

function published({ id, verdict, seconds, measurements, reason }: ScenarioResult) {
  return { id, verdict, seconds, measurements, reason };
}

function report(verdict: Verdict, results: ScenarioResult[]): string {
  const rows = results.map(({ title, verdict: own, seconds }) => [title, own, `${formatNumber(seconds, 1)} s`]);
  const notes = results.flatMap(({ title, reason }) => (reason ? [`${title}: ${reason}\n`] : []));
  return `${formatTable(rows)}\n${notes.join('')}verdict: ${verdict}\n`;
}
