import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { readAt } from './common-ends';

/** How a DSF file begins: "DSD ", then sizes in 64 bits, the least first (DSF File Format Specification 1.01). */
export const DSF_MARK = 'DSD ';

const HEAD_BYTES = 28;
/** Where the head tells the size of the whole file, and where in it the ID3v2 tag lies, 0 without one. */
const FILE_SIZE_AT = 12;
const TAG_AT = 20;

/** Where what is neither head nor tag lies in an open DSF file: its format and its sound. */
export function dsfSoundRange(handle: number): { start: number; end: number } {
  const sizeBytes = fstatSync(handle).size;
  const tagAt = sizeBytes < HEAD_BYTES ? 0n : readAt(handle, 0, HEAD_BYTES).readBigUInt64LE(TAG_AT);
  const isThere = tagAt >= HEAD_BYTES && tagAt <= sizeBytes;
  return { start: HEAD_BYTES, end: isThere ? Number(tagAt) : sizeBytes };
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
