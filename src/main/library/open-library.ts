import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { TaskPool } from '../processes';
import { QueryCache } from './cache/query-cache';
import { EditLog } from './edits/edit-log';
import type { Library, LibraryFault, LibraryOptions } from './library-types';
import { LibraryWatcher, Scanner } from './scan';
import { startLibraryThread } from './start-library-thread';
import { StoredLibrary } from './stored-library';
import { LibraryClient } from './worker/library-client';

/** Reading tags in more processes than this is no faster: the disk and the one that writes are the limit. */
const MOST_TAG_PROCESSES = 4;

/** Without a sign of life for so long a tag process is stopped. */
const TAG_TIMEOUT_SECONDS = 20;

/** Going through a large tree to watch it may take so long. */
const WATCH_TIMEOUT_SECONDS = 120;

/**
 * Opens the library, creating or upgrading its database, on a thread that may have been started ahead.
 * Throws AuralisError `library-newer`, `library-failed`, `not-writable`, `disk-full`.
 */
export async function openLibrary(options: LibraryOptions, thread = startLibraryThread(options)): Promise<Library> {
  const { client, notices } = await LibraryClient.open(thread, (how) => startLibraryThread(options, how));
  const cache = new QueryCache({
    budgetBytes: options.cacheBudgetBytes,
    revisions: () => client.currentRevisions,
    ignoreRevisions: options.faults?.has('library.stale-cache' satisfies LibraryFault) ?? false,
  });
  const { artworkFolder } = options;
  const startPool = () => tagPool(options);
  const scanner = new Scanner({ client, artworkFolder, startPool });
  const edits = new EditLog({ client, artworkFolder, startPool });
  const watcher = new LibraryWatcher({
    scanner,
    roots: async () => (await client.query('folders', {})).value,
    startPool: () => watchPool(options),
  });
  return new StoredLibrary({ client, cache, scanner, watcher, edits, startPool, artworkFolder, notices });
}

function tagPool({ launcher, processFolder }: LibraryOptions): TaskPool {
  return new TaskPool(launcher, join(processFolder, 'tag-process.js'), {
    name: 'Auralis Tags',
    size: Math.min(MOST_TAG_PROCESSES, availableParallelism()),
    lowPriority: true,
    timeoutSeconds: TAG_TIMEOUT_SECONDS,
  });
}

function watchPool({ launcher, processFolder }: LibraryOptions): TaskPool {
  return new TaskPool(launcher, join(processFolder, 'tag-process.js'), {
    name: 'Auralis Watch',
    size: 1,
    lowPriority: true,
    timeoutSeconds: WATCH_TIMEOUT_SECONDS,
  });
}
