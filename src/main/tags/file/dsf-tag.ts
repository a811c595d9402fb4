import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { readAt } from './common-ends';

/** How a DSF file begins: "DSD ", then sizes in 64 bits, the least first (DSF File Format Specification 1.01). */
export const DSF_MARK = 'DSD ';

const HEAD_BYTES = 28;
const CHUNK_HEAD_BYTES = 12;
const ID3_MARK = 'ID3';
/** Where the head tells the size of the whole file, and where in it the ID3v2 tag lies, 0 without one. */
const FILE_SIZE_AT = 12;
const TAG_AT = 20;

/** Most that an ID3v2 tag can be, bytes. */
const LONGEST_TAG = 10 + 2 ** 28;

/**
 * Where what is neither head nor tag lies in an open DSF file: its format and its sound. Throws Error where the head tells of a
 * tag that is none, or lies within the sound.
 */
export function dsfSoundRange(handle: number): { start: number; end: number } {
  const sizeBytes = fstatSync(handle).size;
  const head = readAt(handle, 0, HEAD_BYTES);
  const tagAt = Number(head.readBigUInt64LE(TAG_AT));
  if (tagAt === 0) return { start: HEAD_BYTES, end: sizeBytes };
  const isTag =
    tagAt >= endOfData(handle, sizeBytes) &&
    tagAt + ID3_MARK.length <= sizeBytes &&
    sizeBytes - tagAt <= LONGEST_TAG &&
    readAt(handle, tagAt, ID3_MARK.length).toString('latin1') === ID3_MARK;
  if (!isTag) throw new Error('its tag does not lie where its head says');
  return { start: HEAD_BYTES, end: tagAt };
}

/** Where the chunk of sound ends, which lies behind that of the format; both begin with a name and their size. */
function endOfData(handle: number, sizeBytes: number): number {
  const sizeAt = (position: number) =>
    position + CHUNK_HEAD_BYTES > sizeBytes
      ? Number.POSITIVE_INFINITY
      : Number(readAt(handle, position, CHUNK_HEAD_BYTES).readBigUInt64LE(4));
  const data = HEAD_BYTES + sizeAt(HEAD_BYTES);
  return data + sizeAt(data);
}

/** The ID3v2 tag behind the sound of a DSF file; empty where there is none. */
export function readDsfTag(path: string): Buffer {
  const handle = openSync(path, 'r');
  try {
    const { end } = dsfSoundRange(handle);
    return readAt(handle, end, fstatSync(handle).size - end);
  } finally {
    closeSync(handle);
  }
}

/** Puts another ID3v2 tag behind the sound, or none where it is empty, and has the head say so. */
export function writeDsfTag(path: string, tag: Buffer): void {
  const handle = openSync(path, 'r+');
  try {
    const { end } = dsfSoundRange(handle);
    ftruncateSync(handle, end);
    writeSync(handle, tag, 0, tag.length, end);
    const told = Buffer.alloc(16);
    told.writeBigUInt64LE(BigInt(end + tag.length), 0);
    told.writeBigUInt64LE(tag.length === 0 ? 0n : BigInt(end), TAG_AT - FILE_SIZE_AT);
    writeSync(handle, told, 0, told.length, FILE_SIZE_AT);
  } finally {
    closeSync(handle);
  }
}
