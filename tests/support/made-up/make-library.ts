import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LibraryEngine } from '../../../src/main/library/worker/engine';
import { keepCovers } from './covers';
import { fillLibrary } from './fill-library';
import { leaveTraces } from './leave-traces';
import { writeFiles } from './write-files';

export interface LibraryPlan {
  /** Tracks in the database, whose files are not there. */
  readonly tracks: number;
  /** Real files on disk, which the database does not know yet. */
  readonly files: number;
  readonly seed: number;
  readonly onProgress?: (what: 'tracks' | 'files', done: number) => void;
}

/** Where the parts of a made-up library lie below its folder, which is a profile of the application as well. */
export function placesIn(folder: string) {
  return {
    database: join(folder, 'library.sqlite'),
    artwork: join(folder, 'artwork'),
    music: join(folder, 'music'),
  };
}

/** Makes up a library in a folder: always the same for a seed, save when its rows were written. */
export async function makeLibrary(folder: string, plan: LibraryPlan): Promise<void> {
  const { tracks, files, seed, onProgress } = plan;
  const places = placesIn(folder);
  mkdirSync(folder, { recursive: true });
  if (tracks > 0) {
    const options = { file: places.database, locale: 'en', forgetsOnRestart: false };
    const engine = await LibraryEngine.open(options, () => undefined);
    try {
      const covers = keepCovers(places.artwork);
      fillLibrary(engine, tracks, { seed, covers, onProgress: (done) => onProgress?.('tracks', done) });
      leaveTraces(engine, tracks, seed);
    } finally {
      engine.close();
    }
  }
  if (files > 0) writeFiles(places.music, files, seed, (done) => onProgress?.('files', done));
}
