import { open, rename, rm } from 'node:fs/promises';
import { AuralisError } from '../../../shared/domain/errors';
import type { ExportReport, LeftOutEntry, PlaylistEntry } from '../../../shared/domain/playlist';
import { formatOf } from './file-format';
import { shownLocation } from './resolve-location';
import { type WrittenEntry, writerFor } from './write-entries';

/**
 * Writes a playlist in the format that the file's ending says; the file is there as a whole or as it was.
 * Throws AuralisError `playlist-unreadable`, `not-writable`, `disk-full`.
 */
export async function exportPlaylist(
  name: string,
  pages: AsyncIterable<readonly PlaylistEntry[]>,
  file: string,
  relative: boolean,
): Promise<ExportReport> {
  const writer = writerFor(formatOf(file), relative ? file : null);
  const leftOut: LeftOutEntry[] = [];
  let entries = 0;
  let position = 0;
  const part = `${file}.part`;
  try {
    const handle = await open(part, 'w');
    try {
      await handle.write(writer.head(name), null, writer.encoding);
      for await (const page of pages) {
        const texts: string[] = [];
        for (const entry of page) {
          position++;
          const written = writtenOf(entry);
          if (!written) continue;
          const text = writer.entry(written);
          if (typeof text === 'string') texts.push(text);
          else leftOut.push({ position, location: shownLocation(written.path), reason: text.reason });
        }
        entries += texts.length;
        await handle.write(texts.join(''), null, writer.encoding);
      }
      await handle.write(writer.foot, null, writer.encoding);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, file);
    return { file, entries, leftOut };
  } catch (thrown) {
    await rm(part, { force: true });
    throw writeError(thrown, file);
  }
}

function writtenOf({ track, lost }: PlaylistEntry): WrittenEntry | null {
  return track ?? lost;
}

function writeError(thrown: unknown, file: string): AuralisError {
  if (thrown instanceof AuralisError) return thrown;
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : null;
  if (code === 'ENOSPC') return AuralisError.about(file, 'disk-full', {}, { cause: thrown });
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return AuralisError.about(file, 'not-writable', { reason }, { cause: thrown });
}
