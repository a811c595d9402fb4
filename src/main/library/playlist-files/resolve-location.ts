import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { LeftOutEntry } from '../../../shared/domain/playlist';

/** No system opens a longer path. */
const LONGEST_PATH = 4096;
/** Most of a location that is shown in a report, characters. */
const LONGEST_SHOWN = 200;

const ADDRESS = /^[a-z][a-z0-9+.-]+:\/\//i;
const DRIVE = /^[a-z]:[\\/]/i;

export type Resolved = { paths: string[] } | { reason: LeftOutEntry['reason'] };

/**
 * What a location of a playlist file in `folder` may mean, the likeliest first. It is text and stays text: whether there
 * is such a file is nobody's business here, because only tracks of the library can be meant.
 * @param kind plain text as in M3U, or a URI reference as in XSPF
 */
export function resolveLocation(location: string, folder: string, kind: 'plain' | 'uri'): Resolved {
  if (location.length > LONGEST_PATH) return { reason: 'too-long' };
  if (location.trim() === '' || location.includes('\0')) return { reason: 'not-a-path' };
  if (kind === 'uri') return resolveUri(location, folder);
  if (/^file:\/\//i.test(location)) return resolveUri(location, folder);
  if (ADDRESS.test(location)) return { reason: 'remote' };
  const written = [location, location.trim(), ...withoutBackslashes(location), ...decoded(location)];
  return candidates(written.map((path) => (DRIVE.test(path) ? path : resolve(folder, path))));
}

function resolveUri(location: string, folder: string): Resolved {
  let url: URL;
  try {
    url = new URL(location, `${pathToFileURL(folder).href}/`);
  } catch {
    return { reason: 'not-a-path' };
  }
  if (url.protocol !== 'file:') return { reason: 'remote' };
  try {
    const path = fileURLToPath(url);
    return path.includes('\0') ? { reason: 'not-a-path' } : candidates([path]);
  } catch (thrown) {
    const isHost = thrown instanceof Error && 'code' in thrown && thrown.code === 'ERR_INVALID_FILE_URL_HOST';
    return { reason: isHost ? 'remote' : 'not-a-path' };
  }
}

/** Systems write accents composed or decomposed, and file systems keep what they were given. */
function candidates(paths: string[]): Resolved {
  const all = new Set(paths.flatMap((path) => [path, path.normalize('NFC'), path.normalize('NFD')]));
  return { paths: [...all].slice(0, 8) };
}

/** A playlist of Windows, read elsewhere. */
function withoutBackslashes(location: string): string[] {
  return location.includes('\\') && !location.includes('/') ? [location.replaceAll('\\', '/')] : [];
}

/** Some players write paths as in addresses. */
function decoded(location: string): string[] {
  if (!/%[0-9a-f]{2}/i.test(location)) return [];
  try {
    const path = decodeURIComponent(location);
    return path.includes('\0') ? [] : [path];
  } catch (thrown) {
    if (!(thrown instanceof URIError)) throw thrown;
    return [];
  }
}

/** A location as a report shows it. */
export function shownLocation(location: string): string {
  const visible = location.replaceAll('\0', '\ufffd');
  return visible.length > LONGEST_SHOWN ? `${visible.slice(0, LONGEST_SHOWN)}…` : visible;
}
