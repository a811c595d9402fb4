import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { LibraryClient } from '../worker/library-client';
import { coverFileName } from './keep-cover';

/** Covers that are taken out in one write. */
const REMOVED_AT_ONCE = 500;

/**
 * Removes the files of covers that nothing shows any more; answers their hashes. Only while nothing is being scanned: a file
 * that is read may find a cover in its place that goes the next moment.
 */
export async function removeOrphanCovers(client: LibraryClient, artworkFolder: string): Promise<string[]> {
  const removed: string[] = [];
  for (;;) {
    const orphans = await client.command('removeOrphanCovers', { limit: REMOVED_AT_ONCE });
    for (const { hash, mimeType } of orphans) {
      const name = coverFileName(hash, mimeType);
      if (name) await rm(join(artworkFolder, name), { force: true });
      removed.push(hash);
    }
    if (orphans.length < REMOVED_AT_ONCE) return removed;
  }
}
