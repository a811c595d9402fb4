import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { TaskPool } from '../processes';
import { QueryCache } from './cache/query-cache';
import type { Library, LibraryFault, LibraryOptions } from './library-types';
import { Scanner } from './scan';
import { StoredLibrary } from './stored-library';
import { LibraryClient, type WorkerChannel } from './worker/library-client';
import type { WorkerOptions } from './worker/protocol';
import { startWorker } from './worker/start-worker';

/** Reading tags in more processes than this is no faster: the disk and the one that writes are the limit. */
const MOST_TAG_PROCESSES = 4;

/** Without a sign of life for so long a tag process is stopped. */
const TAG_TIMEOUT_SECONDS = 20;

/**
 * Opens the library, creating or upgrading its database.
 * Throws AuralisError `library-newer`, `library-failed`, `not-writable`, `disk-full`.
 */
export function openLibrary(options: LibraryOptions): Promise<Library> {
  const entryFile = join(options.processFolder, 'library-worker.js');
  return openLibraryOn((workerOptions) => startWorker(entryFile, workerOptions), options);
}

/** The same with a worker that the caller starts. */
export async function openLibraryOn(
  start: (options: WorkerOptions) => WorkerChannel,
  options: LibraryOptions,
): Promise<Library> {
  const has = (fault: LibraryFault) => options.faults?.has(fault) ?? false;
  const { file, locale = null } = options;
  const channel = start({ file, locale, forgetsOnRestart: has('library.forgets-on-restart') });
  const { client, notices } = await LibraryClient.open(channel);
  const cache = new QueryCache({
    budgetBytes: options.cacheBudgetBytes,
    revisions: () => client.currentRevisions,
    ignoreRevisions: has('library.stale-cache'),
  });
  const scanner = new Scanner({ client, artworkFolder: options.artworkFolder, startPool: () => tagPool(options) });
  return new StoredLibrary({ client, cache, scanner, artworkFolder: options.artworkFolder, notices });
}

function tagPool({ launcher, processFolder }: LibraryOptions): TaskPool {
  return new TaskPool(launcher, join(processFolder, 'tag-process.js'), {
    name: 'Auralis Tags',
    size: Math.min(MOST_TAG_PROCESSES, availableParallelism()),
    lowPriority: true,
    timeoutSeconds: TAG_TIMEOUT_SECONDS,
  });
}
