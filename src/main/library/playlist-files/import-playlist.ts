import { resolve } from 'node:path';
import type { ImportReport, LeftOutEntry } from '../../../shared/domain/playlist';
import type { TaskPool } from '../../processes';
import type { FileEntry } from '../playlists/file-entries';
import type { LibraryClient } from '../worker/library-client';
import { ParsedPartSchema, ParseOutputSchema } from './listed-entry';
import { shownLocation } from './resolve-location';

export interface ImportServices {
  readonly client: LibraryClient;
  /** Processes for one file; they go with it. */
  readonly startPool: () => TaskPool;
}

/** What of a playlist file the library has. */
export interface Recognised extends Omit<ImportReport, 'playlistId' | 'entries'> {
  trackIds: number[];
}

/**
 * Reads a playlist file in a process of its own and looks for its entries in the library. Nothing that it names is opened.
 * Throws AuralisError `file-not-found`, `file-unreadable`, `playlist-unreadable`, and as tasks do.
 */
export async function recognisePlaylist(file: string, { client, startPool }: ImportServices): Promise<Recognised> {
  const path = resolve(file);
  const found: { position: number; trackId: number }[] = [];
  const leftOut: LeftOutEntry[] = [];
  const by = { path: 0, name: 0, tags: 0 };
  const match = async (entries: FileEntry[]) => {
    const { value: matches } = await client.query('matchEntries', { entries });
    for (const [index, { position, paths }] of entries.entries()) {
      const known = matches[index];
      if (known) by[known.by]++;
      if (known) found.push({ position, trackId: known.trackId });
      else leftOut.push({ position, location: shownLocation(paths[0] ?? ''), reason: 'not-in-library' });
    }
  };
  const pool = startPool();
  try {
    let matching: Promise<unknown> = Promise.resolve();
    const { name } = await pool.run(
      'parse-playlist',
      { file: path },
      {
        subject: path,
        output: ParseOutputSchema,
        onProgress: (raw) => {
          const part = ParsedPartSchema.parse(raw);
          leftOut.push(...part.leftOut);
          if (part.entries.length === 0) return;
          matching = Promise.all([matching, match(part.entries)]);
          // Whoever awaits it below hears of a failure, however early it comes.
          matching.catch(() => undefined);
        },
      },
    );
    await matching;
    found.sort((a, b) => a.position - b.position);
    leftOut.sort((a, b) => a.position - b.position);
    return { name, by, leftOut, trackIds: found.map(({ trackId }) => trackId) };
  } finally {
    pool.dispose();
  }
}
