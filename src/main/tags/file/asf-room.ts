import { closeSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import type { FileChanges } from './apply-changes';

/** Object identifiers as they lie in files (ASF specification 2.0, section 10). */
const HEADER = Buffer.from('3026b2758e66cf11a6d900aa0062ce6c', 'hex');
const PADDING = Buffer.from('74d40618dfca0945a4ba9aabcb96aae8', 'hex');
const FILE_PROPERTIES = Buffer.from('a1dcab8c47a9cf118ee400c00c205365', 'hex');

const HEADER_BYTES = 30;
const OBJECT_HEAD_BYTES = 24;
const COUNT_AT = 24;
const SIZE_AT = 16;
/** Where the file properties tell the size of the whole file. */
const FILE_SIZE_AT = 40;
/** Room for the names and heads of what is written. */
const SPARE_BYTES = 4096;

/**
 * Sees to it that the header of an ASF file has room for the changes: the tag library writes a header that grows over the
 * sound behind it, and is safe where it does not need to grow. Does nothing to other files.
 */
export function makeRoomInAsf(path: string, changes: FileChanges): void {
  const content = readAsf(path);
  if (!content) return;
  const header = Number(content.readBigUInt64LE(SIZE_AT));
  const { cover, ...texts } = changes;
  // Two bytes a character, and each text may be kept under two names.
  const needed = SPARE_BYTES + 4 * JSON.stringify(texts).length + 2 * (cover?.data.length ?? 0);
  const objects = objectsOf(content, header);
  const room = objects.filter(({ id }) => id.equals(PADDING)).reduce((sum, { size }) => sum + size, 0);
  if (room >= needed) return;
  const padding = Buffer.alloc(needed);
  PADDING.copy(padding);
  padding.writeBigUInt64LE(BigInt(needed), SIZE_AT);
  content.writeBigUInt64LE(BigInt(header + needed), SIZE_AT);
  content.writeUInt32LE(content.readUInt32LE(COUNT_AT) + 1, COUNT_AT);
  const properties = objects.find(({ id }) => id.equals(FILE_PROPERTIES));
  if (properties) content.writeBigUInt64LE(BigInt(content.length + needed), properties.at + FILE_SIZE_AT);
  writeFileSync(path, Buffer.concat([content.subarray(0, header), padding, content.subarray(header)]));
}

/** The whole file where it is an ASF file. */
function readAsf(path: string): Buffer | null {
  const handle = openSync(path, 'r');
  try {
    const head = Buffer.alloc(HEADER.length);
    readSync(handle, head);
    if (!head.equals(HEADER)) return null;
  } finally {
    closeSync(handle);
  }
  return readFileSync(path);
}

function objectsOf(content: Buffer, end: number): { id: Buffer; at: number; size: number }[] {
  const objects = [];
  for (let at = HEADER_BYTES; at + OBJECT_HEAD_BYTES <= end; ) {
    const size = Number(content.readBigUInt64LE(at + SIZE_AT));
    objects.push({ id: content.subarray(at, at + SIZE_AT), at, size });
    if (size < OBJECT_HEAD_BYTES) break;
    at += size;
  }
  return objects;
}
