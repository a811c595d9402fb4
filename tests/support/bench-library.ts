import {
  closeSync,
  cpSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { cacheFolder } from '../../scripts/lib/places.mjs';
import { sourceHash } from '../../scripts/setup/stamp.mjs';
import { makeLibrary } from './made-up/make-library';

const ROOT = resolve(import.meta.dirname, '../..');

/** What a made-up library depends on. */
const SOURCES = [
  'tests/support/made-up',
  'src/main/library/database/migrations',
  'src/main/library/tables/track-store.ts',
  'src/main/library/search/fold.ts',
  'src/main/library/search/sort-key.ts',
];

/** Puts a made-up library of so many tracks into a folder. Each size is made once for these sources, which takes minutes. */
export async function copyBenchLibrary(tracks: number, into: string): Promise<void> {
  const kept = join(cacheFolder(), 'made-up', `${tracks}-${sourceHash(ROOT, SOURCES)}`);
  if (!existsSync(kept)) {
    mkdirSync(dirname(kept), { recursive: true });
    const unfinished = mkdtempSync(`${kept}.`);
    try {
      await makeLibrary(unfinished, { tracks, files: 0, seed: 1 });
      renameSync(unfinished, kept);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
  cpSync(kept, into, { recursive: true });
  settle(join(into, 'library.sqlite'));
}

/** Waits until a file is on the disk: else the first write to the library waits for all of the copy, not for itself. */
function settle(file: string): void {
  const descriptor = openSync(file, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
