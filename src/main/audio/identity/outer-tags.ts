import type { ReadAt } from './read-at';

/** A part of a file, from the first byte on, up to the last excluded. */
export interface Region {
  readonly start: number;
  readonly end: number;
}

const ID3V1_BYTES = 128;
const ID3V1_EXTENDED_BYTES = 227;
const APE_FOOTER_BYTES = 32;
const LYRICS3_END_BYTES = 15;
/** More tags than this at one end of a file are no tags. */
const MOST_TAGS = 8;

/** What lies between the tags that are put before and behind a stream: ID3v2, ID3v1, APEv2, Lyrics3. */
export function betweenTags(readAt: ReadAt, sizeBytes: number): Region {
  const start = afterLeadingTags(readAt, sizeBytes);
  return { start, end: Math.max(start, beforeTrailingTags(readAt, sizeBytes)) };
}

function afterLeadingTags(readAt: ReadAt, sizeBytes: number): number {
  let start = 0;
  for (let tags = 0; tags < MOST_TAGS; tags++) {
    const head = readAt(start, 10);
    if (head.length < 10 || head.toString('latin1', 0, 3) !== 'ID3') break;
    const hasFooter = ((head[5] ?? 0) & 0x10) !== 0;
    start += 10 + synchsafe(head, 6) + (hasFooter ? 10 : 0);
  }
  return Math.min(start, sizeBytes);
}

function beforeTrailingTags(readAt: ReadAt, sizeBytes: number): number {
  let end = sizeBytes;
  for (let tags = 0; tags < MOST_TAGS; tags++) {
    const length = trailingTag(readAt, end);
    if (length === 0 || length > end) break;
    end -= length;
  }
  return end;
}

/** Length of the tag that ends at `end`, bytes; 0 where there is none. */
function trailingTag(readAt: ReadAt, end: number): number {
  const from = Math.max(0, end - ID3V1_BYTES - ID3V1_EXTENDED_BYTES);
  const tail = readAt(from, end - from);
  const at = (fromEnd: number, text: string) =>
    tail.length >= fromEnd &&
    tail.toString('latin1', tail.length - fromEnd, tail.length - fromEnd + text.length) === text;
  if (at(ID3V1_BYTES, 'TAG'))
    return at(ID3V1_BYTES + ID3V1_EXTENDED_BYTES, 'TAG+') ? ID3V1_BYTES + ID3V1_EXTENDED_BYTES : ID3V1_BYTES;
  if (at(APE_FOOTER_BYTES, 'APETAGEX')) {
    const footer = tail.subarray(tail.length - APE_FOOTER_BYTES);
    const hasHeader = (footer.readUInt32LE(20) & 0x80000000) !== 0;
    return footer.readUInt32LE(12) + (hasHeader ? APE_FOOTER_BYTES : 0);
  }
  if (at(9, 'LYRICS200')) {
    const digits = tail.toString('latin1', tail.length - LYRICS3_END_BYTES, tail.length - 9);
    return /^\d{6}$/.test(digits) ? Number(digits) + LYRICS3_END_BYTES : 0;
  }
  if (at(10, '3DI')) return synchsafe(tail, tail.length - 4) + 20;
  return 0;
}

/** Seven bits a byte, as ID3v2 counts. */
function synchsafe(bytes: Buffer, offset: number): number {
  return [0, 1, 2, 3].reduce((value, index) => value * 128 + ((bytes[offset + index] ?? 0) & 0x7f), 0);
}
