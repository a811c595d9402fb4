import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** A stretch of a file, bytes. */
export interface ByteRange {
  start: number;
  end: number;
}

const HEADER_BYTES = 27;
const MOST_SEGMENTS = 255;
/** One page is at most so long. */
const MOST_PAGE_BYTES = HEADER_BYTES + MOST_SEGMENTS + 255 * MOST_SEGMENTS;
const FLAGS_AT = 5;
const SERIAL_AT = 14;
const SEGMENTS_AT = 26;
const BEGINS_STREAM = 2;

/**
 * The links of a chained Ogg file (RFC 3533): complete streams one after the other in one file, each with a rate and
 * channels of its own. Null for every other file, which is told from its first and last page alone.
 */
export function oggLinks(path: string): ByteRange[] | null {
  const handle = openSync(path, 'r');
  try {
    const { size } = fstatSync(handle);
    const read = (position: number, length: number) => {
      const bytes = Buffer.alloc(length);
      return bytes.subarray(0, readSync(handle, bytes, 0, length, position));
    };
    const first = read(0, HEADER_BYTES);
    if (!beginsPage(first, 0)) return null;
    const end = read(Math.max(0, size - MOST_PAGE_BYTES), MOST_PAGE_BYTES);
    const last = end.lastIndexOf('OggS');
    if (!beginsPage(end, last) || end.readUInt32LE(last + SERIAL_AT) === first.readUInt32LE(SERIAL_AT)) return null;
    const starts = linkStarts(read, size);
    if (starts.length < 2) return null;
    return starts.map((start, link) => ({ start, end: starts[link + 1] ?? size }));
  } finally {
    closeSync(handle);
  }
}

function beginsPage(bytes: Buffer, at: number): boolean {
  return at >= 0 && bytes.length >= at + HEADER_BYTES && bytes.toString('latin1', at, at + 4) === 'OggS';
}

/** Where pages that begin a stream follow others, bytes; up to where there is no page. */
function linkStarts(read: (position: number, length: number) => Buffer, size: number): number[] {
  const starts: number[] = [];
  let began = false;
  for (let position = 0; position < size; ) {
    const header = read(position, HEADER_BYTES + MOST_SEGMENTS);
    if (!beginsPage(header, 0)) break;
    const begins = ((header[FLAGS_AT] as number) & BEGINS_STREAM) !== 0;
    if (begins && !began) starts.push(position);
    began = begins;
    const segments = header.subarray(HEADER_BYTES, HEADER_BYTES + (header[SEGMENTS_AT] as number));
    position += HEADER_BYTES + segments.length + segments.reduce((sum, length) => sum + length, 0);
  }
  return starts;
}
