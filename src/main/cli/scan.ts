import { resolve } from 'node:path';
import { AuralisError } from '../../shared/domain/errors';
import type { ScanSummary } from '../../shared/domain/library';
import type { Library } from '../library';
import { parseArguments } from './arguments';
import { type Command, EXIT, JSON_OPTION, LIBRARY_OPTION, toJson, UsageError } from './command';
import { formatNumber } from './table';

export const scan: Command = {
  name: 'scan',
  synopsis: 'DIR --library FILE',
  summary: 'add a folder of music to a library, or bring the library up to date with it',
  options: [LIBRARY_OPTION, JSON_OPTION],
  async run(args, context) {
    const { values, positionals } = parseArguments(args, { library: { type: 'string' }, json: { type: 'boolean' } });
    const [folder, ...rest] = positionals;
    if (!folder || rest.length > 0) throw new UsageError('scan needs one folder');
    if (!values.library) throw new UsageError('scan needs --library FILE');
    const { withLibrary } = await import('./library-file');
    const summary = await withLibrary(values.library, context, (library) =>
      scanFolder(library, resolve(folder), context.signal),
    );
    context.print(values.json ? toJson(published(summary)) : report(summary));
    return EXIT.done;
  },
};

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

function report({ tracks, added, updated, removed, problems, seconds }: ScanSummary): string {
  const counts = `${tracks} tracks: ${added} added, ${updated} updated, ${removed} removed`;
  const notes = problems.map(({ path, message }) => `${path}: ${message}\n`);
  return `${notes.join('')}${counts}, in ${formatNumber(seconds, 1)} s\n`;
}
