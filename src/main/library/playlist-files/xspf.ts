import { parseXml, XmlElement, XmlError } from '@rgrove/parse-xml';
import type { ListedEntry, ListedFile } from './listed-entry';

/**
 * Reads XSPF 1 (xspf.org/spec). Entities of the document's own are not expanded. Throws XmlError where it is no
 * well-formed XML, or no XSPF.
 */
export function parseXspf(text: string): ListedFile {
  const { root } = parseXml(text, { ignoreUndefinedEntities: true });
  if (root?.name !== 'playlist') throw new XmlError('It is XML, but no XSPF.', 0, text);
  const lists = children(root, 'trackList');
  const entries = lists.flatMap((list) => children(list, 'track').map(toEntry));
  return { name: textOf(root, 'title'), entries };
}

function toEntry(track: XmlElement): ListedEntry {
  const milliseconds = Number(textOf(track, 'duration') ?? 0);
  return {
    location: textOf(track, 'location') ?? '',
    title: textOf(track, 'title'),
    artist: textOf(track, 'creator'),
    durationSeconds: milliseconds > 0 ? milliseconds / 1000 : null,
  };
}

function children(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.filter((child): child is XmlElement => child instanceof XmlElement && child.name === name);
}

function textOf(parent: XmlElement, name: string): string | null {
  return children(parent, name)[0]?.text.trim() || null;
}
