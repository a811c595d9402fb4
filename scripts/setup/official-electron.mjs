import { spawn } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, installedVersion, toolEnvironment, toolNode } from '../lib/places.mjs';
import { ELECTRON, ELECTRON_DIST, ELECTRON_PATH_FILE } from './electron-places.mjs';

const INSTALLER = join(ELECTRON, 'install.js');
const STALL_MS = 10_000;
const POLL_MS = 500;
const RETRY_AFTER_MS = 24 * 60 * 60 * 1000;

/** @returns {boolean} whether the Electron that package.json asks for lies in node_modules */
export function officialIsInstalled() {
  const version = join(ELECTRON_DIST, 'version');
  if (!existsSync(ELECTRON_PATH_FILE) || !existsSync(version)) return false;
  const executable = join(ELECTRON_DIST, readFileSync(ELECTRON_PATH_FILE, 'utf8'));
  return (
    existsSync(executable) && readFileSync(version, 'utf8').trim().replace(/^v/, '') === installedVersion('electron')
  );
}

function failureFile() {
  return join(cacheFolder(), `electron-${installedVersion('electron')}-unreachable`);
}

/**
 * Whether an earlier failure is too recent to try again.
 * @param {string} recorded ISO 8601 time of the failure
 * @param {number} nowMs milliseconds since the epoch
 */
export function isRecent(recorded, nowMs) {
  const age = nowMs - Date.parse(recorded);
  return age >= 0 && age < RETRY_AFTER_MS;
}

/** @returns {boolean} whether the download failed within the last day */
export function failedRecently() {
  return existsSync(failureFile()) && isRecent(readFileSync(failureFile(), 'utf8'), Date.now());
}

/** @param {string} folder @returns {number} bytes of all files under it */
function bytesUnder(folder) {
  if (!existsSync(folder)) return 0;
  const sizes = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(
    (name) => lstatSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0,
  );
  return sizes.reduce((total, size) => total + size, 0);
}

/**
 * Calls `onStall` once `measure` has returned the same number for 10 s.
 * @param {() => number} measure
 * @param {() => void} onStall
 * @returns {NodeJS.Timeout} to be cleared
 */
function watchForStall(measure, onStall) {
  let last = measure();
  let since = performance.now();
  return setInterval(() => {
    const now = measure();
    if (now !== last) {
      last = now;
      since = performance.now();
    } else if (performance.now() - since >= STALL_MS) onStall();
  }, POLL_MS);
}

/** @param {string} work an empty folder for what is on its way @returns {Promise<string | undefined>} what went wrong, if anything */
function runInstaller(work) {
  return new Promise((resolve) => {
    // Its temporary folder is ours to watch: a slow network may take its time, a silent one may not.
    const env = toolEnvironment({ TMPDIR: work, TEMP: work, TMP: work });
    const child = spawn(toolNode(), [INSTALLER], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let printed = '';
    let stalled = false;
    child.stderr.setEncoding('utf8').on('data', (text) => {
      printed += text;
    });
    const measure = () => bytesUnder(work) + bytesUnder(ELECTRON_DIST);
    const timer = watchForStall(measure, () => {
      stalled = true;
      child.kill('SIGKILL');
    });
    child.on('error', (error) => resolve(error.message));
    child.on('close', (status) => {
      clearInterval(timer);
      if (stalled) resolve(`nothing arrived for ${STALL_MS / 1000} s`);
      else resolve(status === 0 ? undefined : (printed.trim().split('\n')[0] ?? `status ${status}`));
    });
  });
}

/**
 * Downloads Electron the official way, into node_modules. A failure is remembered for a day.
 * @returns {Promise<string | undefined>} why it could not be had; undefined when it is there
 */
export async function downloadOfficial() {
  mkdirSync(cacheFolder(), { recursive: true });
  rmSync(ELECTRON_DIST, { recursive: true, force: true });
  rmSync(ELECTRON_PATH_FILE, { force: true });
  const work = mkdtempSync(join(cacheFolder(), 'downloading-'));
  const reason = await runInstaller(work);
  rmSync(work, { recursive: true, force: true });
  if (reason === undefined && officialIsInstalled()) {
    rmSync(failureFile(), { force: true });
    return undefined;
  }
  rmSync(ELECTRON_DIST, { recursive: true, force: true });
  writeFileSync(failureFile(), new Date().toISOString());
  return reason ?? 'its installer left no usable Electron behind';
}
