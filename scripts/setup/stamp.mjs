import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

const TEST_FILE = /\.test\.tsx?$/;

/** @param {string} path @returns {string[]} the files at or under it, sorted */
function filesAt(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !TEST_FILE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/**
 * A hash over the names and contents of files, tests left out: it changes when what is built from them may change.
 * @param {string} root the folder that names are relative to
 * @param {readonly string[]} sources files and folders under it; absent ones count as empty
 * @returns {string} SHA-256 in hexadecimal
 */
export function sourceHash(root, sources) {
  const hash = createHash('sha256');
  for (const path of sources.flatMap((source) => filesAt(join(root, source)))) {
    const content = readFileSync(path);
    hash.update(`${path.slice(root.length).split(sep).join('/')}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
