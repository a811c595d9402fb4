import { resolve } from 'node:path';
import { AuralisError } from '../../shared/domain/errors';
import type { ScanSummary } from '../../shared/domain/library';
import type { Library } from '../library';
import type { Analyzed } from './analyze-library';
import { parseArguments } from './arguments';
import { type CliContext, type Command, EXIT, JSON_OPTION, LIBRARY_OPTION, toJson, UsageError } from './command';
import { formatNumber } from './table';

export const scan: Command = {
  name: 'scan',
  synopsis: 'DIR --library FILE [--analyze]',
  summary: 'add a folder of music to a library, or bring the library up to date with it',
  options: [
    LIBRARY_OPTION,
    { flag: '--analyze', explanation: 'measure every track that was not measured yet, for similar and duplicates' },
    JSON_OPTION,
  ],
  async run(args, context) {
    const { values, positionals } = parseArguments(args, {
      library: { type: 'string' },
      analyze: { type: 'boolean' },
      json: { type: 'boolean' },
    });
    const [folder, ...rest] = positionals;
    if (!folder || rest.length > 0) throw new UsageError('scan needs one folder');
    if (!values.library) throw new UsageError('scan needs --library FILE');
    const { withLibrary } = await import('./library-file');
    const { summary, analysed } = await withLibrary(values.library, context, async (library) => {
      const scanned = await scanFolder(library, resolve(folder), context.signal);
      return { summary: scanned, analysed: values.analyze ? await analyze(library, context) : null };
    });
    context.print(
      values.json ? toJson({ ...published(summary), ...(analysed && { analysed }) }) : report(summary, analysed),
    );
    return EXIT.done;
  },
};

async function analyze(library: Library, context: CliContext): Promise<Analyzed> {
  const { analyzeLibrary } = await import('./analyze-library');
  return analyzeLibrary(library, context);
}

/** What was stored until an interruption stays stored. */
async function scanFolder(library: Library, folder: string, signal: AbortSignal): Promise<ScanSummary> {
  let stopping: Promise<void> | null = null;
  const stop = () => {
    stopping = library.cancelScan();
  };
  signal.addEventListener('abort', stop, { once: true });
  await library.addFolder(folder);
  const summary = await library.scanFinished();
  signal.removeEventListener('abort', stop);
  await stopping;
  if (signal.aborted) throw new AuralisError('cancelled');
  if (!summary) throw new AuralisError('library-failed', { reason: 'The scan ended without a result.' });
  return summary;
}

function published({ tracks, added, updated, removed, problems, seconds }: ScanSummary) {
  const told = problems.map(({ path, code, message }) => ({ path, code, message }));
  return { tracks, added, updated, removed, problems: told, seconds };
}

function report(
  { tracks, added, updated, removed, problems, seconds }: ScanSummary,
  analysed: Analyzed | null,
): string {
  const counts = `${tracks} tracks: ${added} added, ${updated} updated, ${removed} removed`;
  const notes = problems.map(({ path, message }) => `${path}: ${message}\n`);
  const measured = analysed ? `${analysed.measured} tracks analysed, ${analysed.failed} could not be\n` : '';
  return `${notes.join('')}${counts}, in ${formatNumber(seconds, 1)} s\n${measured}`;
}
