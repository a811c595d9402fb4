import { join } from 'node:path';
import type { LibraryFault, LibraryOptions } from './library-types';
import type { WorkerChannel } from './worker/library-client';
import { startWorker } from './worker/start-worker';

/** The thread that owns the database. */
export type LibraryThread = WorkerChannel;

type ThreadOptions = Pick<LibraryOptions, 'processFolder' | 'file' | 'locale' | 'faults'>;

/** Starts the thread, which opens the database on its own; `openLibrary` may be called whenever it suits. */
export function startLibraryThread(
  { processFolder, file, locale, faults }: ThreadOptions,
  { restores }: { restores: boolean } = { restores: false },
): LibraryThread {
  const forgetsOnRestart = faults?.has('library.forgets-on-restart' satisfies LibraryFault) ?? false;
  return startWorker(join(processFolder, 'library-worker.js'), {
    file,
    locale: locale ?? null,
    forgetsOnRestart,
    restores,
  });
}
