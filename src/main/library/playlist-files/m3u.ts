import type { ListedEntry, ListedFile } from './listed-entry';

/** `#EXTINF:` length in whole seconds, perhaps attributes, a comma, and what is shown. */
const INFO = /^#EXTINF:\s*(-?\d+(?:\.\d+)?)?[^,]*,?(.*)$/i;
const NAME = /^#PLAYLIST:(.*)$/i;
const LONGEST_SHOWN = 1000;

/**
 * UTF-8 where the bytes are UTF-8, UTF-16 where they say so, else Windows-1252, which older players write and of which
 * Latin-1 is a part.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (thrown) {
    if (!(thrown instanceof TypeError)) throw thrown;
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

export function parseM3u(text: string): ListedFile {
  const entries: ListedEntry[] = [];
  let name: string | null = null;
  let info: Omit<ListedEntry, 'location'> = nothingKnown();
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line.trim() === '') continue;
    if (!line.startsWith('#')) {
      entries.push({ location: line, ...info });
      info = nothingKnown();
      continue;
    }
    const short = line.slice(0, LONGEST_SHOWN);
    const [, seconds, shown = ''] = INFO.exec(short) ?? [];
    if (INFO.test(short)) info = { durationSeconds: lengthOf(seconds), ...artistAndTitle(shown.trim()) };
    name ??= NAME.exec(short)?.[1]?.trim() || null;
  }
  return { name, entries };
}

function nothingKnown() {
  return { title: null, artist: null, durationSeconds: null };
}

/** Streams and unknown lengths are written as -1 or 0. */
function lengthOf(seconds: string | undefined): number | null {
  const length = Number(seconds ?? -1);
  return length > 0 ? length : null;
}

function artistAndTitle(shown: string): { artist: string | null; title: string | null } {
  const at = shown.indexOf(' - ');
  if (at < 0) return { artist: null, title: shown || null };
  return { artist: shown.slice(0, at).trim() || null, title: shown.slice(at + 3).trim() || null };
}
