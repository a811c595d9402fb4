import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODULES } from '../lib/places.mjs';

/** Electron's npm package: the runtime lies in its `dist`, and `path.txt` names the executable in there. */
export const ELECTRON = join(MODULES, 'electron');
export const ELECTRON_DIST = join(ELECTRON, 'dist');
export const ELECTRON_PATH_FILE = join(ELECTRON, 'path.txt');

/** @returns {string} the executable of the installed runtime */
export function electronExecutable() {
  return join(ELECTRON_DIST, readFileSync(ELECTRON_PATH_FILE, 'utf8'));
}
