import zlib from 'node:zlib';

const END_SIGNATURE = 0x06054b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const LONGEST_COMMENT_BYTES = 65535;
const STORED = 0;
const DEFLATED = 8;

/**
 * @typedef {object} ZipEntry
 * @property {string} name path in the archive; a folder's ends with `/`
 * @property {number} mode Unix permission bits (0 where the archive holds none)
 * @property {number} bytes size of the content
 * @property {() => Buffer} read unpacks the content and checks its CRC-32
 */

/** @param {Buffer} archive @returns {number} */
function findEnd(archive) {
  const first = Math.max(0, archive.length - END_BYTES - LONGEST_COMMENT_BYTES);
  for (let at = archive.length - END_BYTES; at >= first; at -= 1) {
    if (archive.readUInt32LE(at) === END_SIGNATURE) return at;
  }
  throw new Error('The zip archive has no end record: it is cut short or no zip archive.');
}

/** @param {Buffer} archive @param {number} at start of the local header @param {number} packedBytes */
function packedContent(archive, at, packedBytes) {
  if (archive.readUInt32LE(at) !== LOCAL_SIGNATURE) throw new Error('The zip archive has a broken local header.');
  const start = at + LOCAL_BYTES + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  return archive.subarray(start, start + packedBytes);
}

/** @param {Buffer} archive @param {number} at start of the central record @param {string} name @returns {ZipEntry} */
function entryAt(archive, at, name) {
  const method = archive.readUInt16LE(at + 10);
  const checksum = archive.readUInt32LE(at + 16);
  const packedBytes = archive.readUInt32LE(at + 20);
  const bytes = archive.readUInt32LE(at + 24);
  const localAt = archive.readUInt32LE(at + 42);
  const read = () => {
    const packed = packedContent(archive, localAt, packedBytes);
    if (method !== STORED && method !== DEFLATED) throw new Error(`${name} is packed by unknown method ${method}.`);
    const content = method === STORED ? packed : zlib.inflateRawSync(packed, { maxOutputLength: Math.max(bytes, 1) });
    if (content.length !== bytes || zlib.crc32(content) !== checksum)
      throw new Error(`${name} is damaged in the archive.`);
    return content;
  };
  return { name, mode: (archive.readUInt32LE(at + 38) >>> 16) & 0o777, bytes, read };
}

/**
 * Lists a zip archive (stored and deflated entries; no zip64, no encryption).
 * @param {Buffer} archive
 * @returns {Generator<ZipEntry>}
 * @throws {Error} when the archive is broken
 */
export function* readZip(archive) {
  const end = findEnd(archive);
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (archive.readUInt32LE(at) !== CENTRAL_SIGNATURE) throw new Error('The zip archive has a broken directory.');
    const nameBytes = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes);
    yield entryAt(archive, at, name);
    at += CENTRAL_BYTES + nameBytes + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
}
