const BLOCK_BYTES = 512;

/** @param {Buffer} field a NUL-terminated text field */
function text(field) {
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end < 0 ? field.length : end);
}

/**
 * Finds one regular file in a tar archive (ustar, as npm writes it).
 * @param {Buffer} archive the archive, already unzipped
 * @param {string} name the file's full path in the archive
 * @returns {Buffer} a view of its content
 * @throws {Error} when the archive does not hold it, or ends inside it
 */
export function readTarFile(archive, name) {
  let at = 0;
  while (at + BLOCK_BYTES <= archive.length) {
    const header = archive.subarray(at, at + BLOCK_BYTES);
    const size = Number.parseInt(text(header.subarray(124, 136)).trim() || '0', 8);
    const start = at + BLOCK_BYTES;
    const prefix = text(header.subarray(345, 500));
    const path = text(header.subarray(0, 100));
    if ((prefix ? `${prefix}/${path}` : path) === name) {
      if (start + size > archive.length) throw new Error(`The archive ends inside ${name}.`);
      return archive.subarray(start, start + size);
    }
    at = start + Math.ceil(size / BLOCK_BYTES) * BLOCK_BYTES;
  }
  throw new Error(`The archive has no ${name}.`);
}
