import type { ScenarioResult, Verdict } from '../../shared/domain/diagnostics';
import { parseArguments } from './arguments';
import { type Command, EXIT, JSON_OPTION, toJson, UsageError } from './command';
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
    const { checkApplication } = await import('./check-application');
    const { verdict, results } = await checkApplication(values.full ? 'full' : 'quick', context);
    context.print(values.json ? toJson({ verdict, scenarios: results.map(published) }) : report(verdict, results));
    return verdict === 'pass' || verdict === 'slow' ? EXIT.done : EXIT.failed;
  },
};

function published({ id, verdict, seconds, measurements, reason }: ScenarioResult) {
  return { id, verdict, seconds, measurements, reason };
}

function report(verdict: Verdict, results: ScenarioResult[]): string {
  const rows = results.map(({ title, verdict: own, seconds }) => [title, own, `${formatNumber(seconds, 1)} s`]);
  const notes = results.flatMap(({ title, reason }) => (reason ? [`${title}: ${reason}\n`] : []));
  return `${formatTable(rows)}\n${notes.join('')}verdict: ${verdict}\n`;
}
