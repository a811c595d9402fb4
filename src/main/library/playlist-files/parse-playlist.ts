import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { dirname, parse } from 'node:path';
import { XmlError } from '@rgrove/parse-xml';
import { AuralisError } from '../../../shared/domain/errors';
import { systemError } from '../scan/system-reason';
import { formatOf } from './file-format';
import type { ListedFile, ParsedPart } from './listed-entry';
import { decodeText, parseM3u } from './m3u';
import { resolveLocation, shownLocation } from './resolve-location';
import { parseXspf } from './xspf';

/** No playlist is larger, bytes: half a million songs with their names. */
const LARGEST_FILE = 64 * 1024 * 1024;
/** Entries in one part: as many as are matched in one go. */
const PART = 2000;
const LONGEST_TAG = 1000;

/**
 * Reads a playlist file and reports its entries in parts; answers its name. Runs where it may die.
 * Throws AuralisError `file-not-found`, `file-unreadable`, `playlist-unreadable`.
 */
export function parsePlaylist({ file }: { file: string }, report: (part: ParsedPart) => void): { name: string } {
  const format = formatOf(file);
  const listed = listedIn(file, decodeText(readWhole(file)), format === 'xspf');
  const folder = dirname(file);
  for (let from = 0; from < listed.entries.length; from += PART) report(partOf(listed, from, folder, format));
  return { name: tag(listed.name) ?? parse(file).name };
}

function listedIn(file: string, text: string, xml: boolean): ListedFile {
  if (!xml) return parseM3u(text);
  try {
    return parseXspf(text);
  } catch (thrown) {
    if (!(thrown instanceof XmlError)) throw thrown;
    const reason = `It is no sound XSPF: ${thrown.message.split('\n')[0] ?? ''}`;
    throw AuralisError.about(file, 'playlist-unreadable', { reason }, { cause: thrown });
  }
}

function partOf({ entries }: ListedFile, from: number, folder: string, format: string): ParsedPart {
  const part: ParsedPart = { entries: [], leftOut: [] };
  for (const [index, entry] of entries.slice(from, from + PART).entries()) {
    const position = from + index + 1;
    const resolved = resolveLocation(entry.location, folder, format === 'xspf' ? 'uri' : 'plain');
    if ('reason' in resolved)
      part.leftOut.push({ position, location: shownLocation(entry.location), reason: resolved.reason });
    else {
      const { durationSeconds } = entry;
      part.entries.push({ position, ...resolved, title: tag(entry.title), artist: tag(entry.artist), durationSeconds });
    }
  }
  return part;
}

function tag(text: string | null): string | null {
  return text?.slice(0, LONGEST_TAG) || null;
}

/** A file that is no file, such as a pipe, would never end. */
function readWhole(file: string): Buffer {
  let descriptor: number | null = null;
  try {
    descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) throw AuralisError.about(file, 'playlist-unreadable', { reason: 'It is not a file.' });
    if (stat.size > LARGEST_FILE)
      throw AuralisError.about(file, 'playlist-unreadable', { reason: 'It is larger than any playlist.' });
    return readFileSync(descriptor);
  } catch (thrown) {
    throw thrown instanceof AuralisError ? thrown : systemError(thrown, file, 'file');
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}
