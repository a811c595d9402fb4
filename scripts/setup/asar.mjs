import { createHash } from 'node:crypto';

/**
 * @typedef {{ files: { [name: string]: AsarEntry } }} AsarFolder
 * @typedef {{ size: number, offset: string, integrity: object }} AsarFile
 * @typedef {AsarFolder | AsarFile} AsarEntry
 */

const BLOCK_BYTES = 4 * 1024 * 1024;

/** @param {Uint8Array} bytes */
function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

/** @param {Uint8Array} content */
function integrityOf(content) {
  const blocks = [];
  for (let start = 0; start < Math.max(content.length, 1); start += BLOCK_BYTES) {
    blocks.push(sha256(content.subarray(start, start + BLOCK_BYTES)));
  }
  return { algorithm: 'SHA256', hash: sha256(content), blockSize: BLOCK_BYTES, blocks };
}

/** Chromium's pickle: a byte length, then the payload padded to whole 32-bit words. @param {Buffer} payload */
function pickle(payload) {
  const padded = Math.ceil(payload.length / 4) * 4;
  const out = Buffer.alloc(4 + padded);
  out.writeUInt32LE(padded, 0);
  payload.copy(out, 4);
  return out;
}

/** @param {string} text */
function pickledString(text) {
  const bytes = Buffer.from(text, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length, 0);
  return pickle(Buffer.concat([length, bytes]));
}

/** @param {AsarFolder} root @param {string} path @param {AsarFile} file */
function insert(root, path, file) {
  const parts = path.split('/');
  const name = parts.pop() ?? path;
  let folder = root;
  for (const part of parts) {
    const next = folder.files[part] ?? { files: {} };
    if (!('files' in next)) throw new Error(`${part} is both a file and a folder in the archive`);
    folder.files[part] = next;
    folder = next;
  }
  folder.files[name] = file;
}

/**
 * Packs files into an asar archive: the pickled length of the header, the pickled JSON header, then the contents.
 * @param {ReadonlyMap<string, Uint8Array>} files content by path; parts of a path are separated by `/`
 * @returns {Buffer}
 */
export function packAsar(files) {
  /** @type {AsarFolder} */
  const root = { files: {} };
  let offset = 0;
  for (const [path, content] of files) {
    insert(root, path, { size: content.length, offset: String(offset), integrity: integrityOf(content) });
    offset += content.length;
  }
  const header = pickledString(JSON.stringify(root));
  const headerLength = Buffer.alloc(4);
  headerLength.writeUInt32LE(header.length, 0);
  return Buffer.concat([pickle(headerLength), header, ...files.values()]);
}
