import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from '../lib/npm.mjs';
import { MODULES, ROOT } from '../lib/places.mjs';

const LOCK = join(ROOT, 'package-lock.json');
const STAMP = join(MODULES, '.auralis-stamp');
const INSTALLED = join(MODULES, '.package-lock.json');

/** @typedef {{ packages?: { [path: string]: { version?: string, integrity?: string, optional?: boolean } | undefined } }} Lock */

/**
 * Whether everything that a lock file asks for is installed. Optional packages may be absent: they are for other platforms.
 * @param {Lock} wanted package-lock.json
 * @param {Lock} installed node_modules/.package-lock.json, npm's own record
 * @returns {boolean}
 */
export function isInstalled(wanted, installed) {
  return Object.entries(wanted.packages ?? {}).every(([path, entry]) => {
    if (path === '') return true;
    const present = installed.packages?.[path];
    if (present === undefined) return entry?.optional === true;
    return present.version === entry?.version && present.integrity === entry?.integrity;
  });
}

function lockHash() {
  return createHash('sha256').update(readFileSync(LOCK)).digest('hex');
}

/** @returns {string | undefined} why packages have to be installed; undefined when they are up to date */
export function dependenciesReason() {
  if (!existsSync(INSTALLED)) return 'node_modules is missing';
  const hash = lockHash();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return undefined;
  const same = isInstalled(JSON.parse(readFileSync(LOCK, 'utf8')), JSON.parse(readFileSync(INSTALLED, 'utf8')));
  if (!same) return 'package-lock.json changed';
  writeFileSync(STAMP, hash);
  return undefined;
}

/** Installs exactly what package-lock.json says. @returns {Promise<void>} */
export async function installDependencies() {
  // Errors only: npm runs on the system's Node, about which packages for the pinned one would warn.
  await runNpm(['ci', '--loglevel=error', '--no-progress'], { cwd: ROOT, env: { SKIP_FFMPEG: 'true' } });
  writeFileSync(STAMP, lockHash());
}
