import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Library, type LibraryOptions, openLibrary } from '../../src/main/library';
import { ForkLauncher } from '../../src/main/processes';
import type { ScanSummary } from '../../src/shared/domain/library';
import { DEFAULT_SORT, type Track } from '../../src/shared/domain/track';
import { libraryChannel } from './library-thread';

/**
 * The library of a profile folder, as the command line opens it but for the thread: its worker serves in this one, which
 * starts in no time. Closed when the test is finished.
 */
export async function openTestLibrary(
  profile: string,
  processFolder: string,
  more: Omit<Partial<LibraryOptions>, 'faults'> = {},
): Promise<Library> {
  const options = { ...optionsFor(profile, processFolder), ...more };
  return closedInTheEnd(await openLibrary(options, libraryChannel({ file: options.file, locale: options.locale })));
}

/** The library of a profile folder on a thread of its own, as the command line opens it; closed when the test is finished. */
export async function openThreadedLibrary(
  profile: string,
  processFolder: string,
  more: Partial<LibraryOptions> = {},
): Promise<Library> {
  return closedInTheEnd(await openLibrary({ ...optionsFor(profile, processFolder), ...more }));
}

function optionsFor(profile: string, processFolder: string) {
  return {
    file: join(profile, 'library.sqlite'),
    artworkFolder: join(profile, 'artwork'),
    processFolder,
    launcher: new ForkLauncher(),
    cacheBudgetBytes: 1_000_000,
    locale: 'en',
  };
}

function closedInTheEnd(library: Library): Library {
  onTestFinished(() => library.dispose());
  return library;
}

/** Adds the folder and waits until it is scanned. */
export async function scanFolder(library: Library, folder: string): Promise<ScanSummary> {
  await library.addFolder(folder);
  const summary = await library.scanFinished();
  if (!summary) throw new Error('no scan ran');
  return summary;
}

/** The first 500 tracks in the order that a person sees first. */
export async function firstTracks(library: Library): Promise<Track[]> {
  return (await library.tracks({ sort: DEFAULT_SORT, query: '', cursor: null, limit: 500 })).tracks;
}
