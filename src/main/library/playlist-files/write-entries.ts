import { dirname, isAbsolute, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LeftOutEntry, PlaylistFormat } from '../../../shared/domain/playlist';

/** What is written of an entry. */
export interface WrittenEntry {
  path: string;
  title: string;
  artist: string | null;
  album: string | null;
  durationSeconds: number | null;
}

/** A playlist format as it is written: head, one piece of text for each entry, foot. */
export interface PlaylistWriter {
  head(name: string): string;
  /** The entry's text, or why the format cannot hold it. */
  entry(entry: WrittenEntry): string | { reason: LeftOutEntry['reason'] };
  foot: string;
  encoding: 'utf8' | 'latin1';
}

/** @param relativeTo file that paths are written relative to; null writes them whole */
export function writerFor(format: PlaylistFormat, relativeTo: string | null): PlaylistWriter {
  return format === 'xspf' ? xspfWriter(relativeTo) : m3uWriter(format, relativeTo);
}

function m3uWriter(format: 'm3u8' | 'm3u', relativeTo: string | null): PlaylistWriter {
  const encoding = format === 'm3u8' ? 'utf8' : 'latin1';
  const fits = (text: string) => encoding === 'utf8' || Buffer.from(text, 'latin1').toString('latin1') === text;
  return {
    encoding,
    head: (name) => `#EXTM3U\n${fits(name) ? `#PLAYLIST:${oneLine(name)}\n` : ''}`,
    entry: ({ path, title, artist, durationSeconds }) => {
      if (/[\r\n]/.test(path)) return { reason: 'line-break' };
      if (!fits(path)) return { reason: 'not-in-this-encoding' };
      const shown = oneLine(artist === null ? title : `${artist} - ${title}`);
      const seconds = durationSeconds === null ? -1 : Math.round(durationSeconds);
      return `#EXTINF:${seconds},${fits(shown) ? shown : ''}\n${plainPath(path, relativeTo)}\n`;
    },
    foot: '',
  };
}

/** A name that would be read as a comment or an address gets its folder before it. */
function plainPath(path: string, relativeTo: string | null): string {
  if (relativeTo === null) return path;
  const written = relative(dirname(relativeTo), path);
  return /^#|^\s|^[a-z][a-z0-9+.-]+:/i.test(written) && !isAbsolute(written) ? `.${sep}${written}` : written;
}

function oneLine(text: string): string {
  return text.replace(/[\r\n\0]+/g, ' ');
}

function xspfWriter(relativeTo: string | null): PlaylistWriter {
  return {
    encoding: 'utf8',
    head: (name) =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<playlist version="1" xmlns="http://xspf.org/ns/0/">\n` +
      `  ${element('title', name)}\n  <trackList>\n`,
    entry: ({ path, title, artist, album, durationSeconds }) => {
      const parts = [
        element('location', uri(path, relativeTo)),
        element('title', title),
        artist === null ? '' : element('creator', artist),
        album === null ? '' : element('album', album),
        durationSeconds === null ? '' : element('duration', String(Math.round(durationSeconds * 1000))),
      ];
      return `    <track>${parts.join('')}</track>\n`;
    },
    foot: '  </trackList>\n</playlist>\n',
  };
}

function uri(path: string, relativeTo: string | null): string {
  const written = relativeTo === null ? path : relative(dirname(relativeTo), path);
  if (isAbsolute(written)) return pathToFileURL(path).href;
  return written.split(sep).map(encodeURIComponent).join('/');
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** What XML cannot hold at all is left out. */
function element(name: string, text: string): string {
  const allowed = text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '');
  return `<${name}>${allowed.replace(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign)}</${name}>`;
}
