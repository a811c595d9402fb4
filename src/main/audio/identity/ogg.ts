import type { ReadAt } from './read-at';

const PAGE_MARK = 'OggS';
const PAGE_HEAD_BYTES = 27;
/** Longest page (RFC 3533). */
const LONGEST_PAGE_BYTES = 65_307;
/** Where the headers of a stream go on for more pages than this, nothing is taken for its sound. */
const MOST_HEADER_PAGES = 4096;

interface Page {
  readonly payload: Buffer;
  readonly next: number;
  /** Position in samples at its end, as eight bytes. */
  readonly granule: Buffer;
  /** Packets that end in it. */
  readonly packets: number;
}

/** The page at a position; null where none begins there. */
function pageAt(readAt: ReadAt, position: number): Page | null {
  const bytes = readAt(position, LONGEST_PAGE_BYTES);
  if (bytes.length < PAGE_HEAD_BYTES || bytes.toString('latin1', 0, 4) !== PAGE_MARK) return null;
  const segments = bytes.subarray(PAGE_HEAD_BYTES, PAGE_HEAD_BYTES + (bytes[26] ?? 0));
  const start = PAGE_HEAD_BYTES + segments.length;
  const length = segments.reduce((sum, segment) => sum + segment, 0);
  return {
    payload: bytes.subarray(start, start + length),
    next: position + start + length,
    granule: bytes.subarray(6, 14),
    packets: segments.reduce((count, segment) => count + (segment < 255 ? 1 : 0), 0),
  };
}

/** How many packets of headers a stream begins with, by its first one; null for a stream that is not known here. */
function headerPackets(first: Buffer): number | null {
  const text = first.toString('latin1', 0, 9);
  if (text.startsWith('\x01vorbis')) return 3;
  if (text.startsWith('OpusHead')) return 2;
  if (text.startsWith('\x7fFLAC')) return 1 + first.readUInt16BE(7);
  return text.startsWith('Speex   ') ? 2 : null;
}

/** Where the first page of sound begins, behind the headers that hold the tags; null where that cannot be told. */
export function firstSoundPage(readAt: ReadAt, start: number): number | null {
  let page = pageAt(readAt, start);
  const wanted = page && headerPackets(page.payload);
  if (!page || wanted === null) return null;
  let packets = page.packets;
  for (let pages = 0; page && packets < wanted && pages < MOST_HEADER_PAGES; pages++) {
    const position: number = page.next;
    page = pageAt(readAt, position);
    packets += page?.packets ?? 0;
  }
  return page && packets >= wanted ? page.next : null;
}

/** What pages hold, one after the other: their own heads change when tags take another number of pages. */
export function* pagePayloads(readAt: ReadAt, start: number): Generator<Buffer> {
  for (let page = pageAt(readAt, start); page; page = pageAt(readAt, page.next)) yield page.payload;
}

/** What the last page holds, and the position that it ends at. */
export function lastPage(readAt: ReadAt, sizeBytes: number): Pick<Page, 'payload' | 'granule'> | null {
  const from = Math.max(0, sizeBytes - LONGEST_PAGE_BYTES);
  const tail = readAt(from, sizeBytes - from);
  const last = tail.lastIndexOf(PAGE_MARK);
  return last < 0 ? null : pageAt(readAt, from + last);
}
