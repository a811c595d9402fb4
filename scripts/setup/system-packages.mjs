import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findOnPath } from '../lib/places.mjs';
import { run, SetupError } from '../lib/run.mjs';

/**
 * @typedef {object} SystemPackage
 * @property {string} name the Debian package
 * @property {string} [library] a shared library that it brings
 * @property {string} [command] a command that it brings
 * @property {boolean} [renamed] whether releases with 64-bit time carry it as `<name>t64`
 */

/** @type {readonly SystemPackage[]} what the Electron executable itself links to */
export const ELECTRON_LIBRARIES = [
  { name: 'libgtk-3-0', library: 'libgtk-3.so.0', renamed: true },
  { name: 'libnss3', library: 'libnss3.so' },
  { name: 'libasound2', library: 'libasound.so.2', renamed: true },
  { name: 'libgbm1', library: 'libgbm.so.1' },
];
/** @type {readonly SystemPackage[]} */
export const VIRTUAL_DISPLAY = [{ name: 'xvfb', command: 'Xvfb' }];
/** @type {readonly SystemPackage[]} a sound server of its own for each test that listens */
export const SOUND_CAPTURE = [
  { name: 'pulseaudio', command: 'pulseaudio' },
  { name: 'pulseaudio-utils', command: 'parec' },
];
/** @type {readonly SystemPackage[]} what the benchmark compares with */
export const REFERENCE_TOOLS = [
  { name: 'ffmpeg', command: 'ffmpeg' },
  { name: 'sox', command: 'sox' },
  { name: 'sqlite3', command: 'sqlite3' },
];
/** @type {readonly SystemPackage[]} */
export const COMPILER = [{ name: 'g++', command: 'g++' }];

const LIBRARY_FOLDERS = [
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib/aarch64-linux-gnu',
  '/lib/x86_64-linux-gnu',
  '/lib/aarch64-linux-gnu',
  '/usr/lib64',
  '/lib64',
  '/usr/lib',
  '/lib',
  '/usr/local/lib',
];

/** The first releases that carry packages renamed for 64-bit time. */
const RENAMED_SINCE = new Map([
  ['debian', 13],
  ['ubuntu', 24.04],
]);

/** @param {SystemPackage} wanted */
function isPresent({ library, command }) {
  if (command !== undefined && findOnPath(command) === undefined) return false;
  const folders = [...LIBRARY_FOLDERS, ...(process.env.LD_LIBRARY_PATH ?? '').split(':').filter(Boolean)];
  return library === undefined || folders.some((folder) => existsSync(join(folder, library)));
}

/** @param {readonly SystemPackage[]} wanted @returns {SystemPackage[]} those that this Linux machine lacks; none elsewhere */
export function missingPackages(wanted) {
  return process.platform === 'linux' ? wanted.filter((one) => !isPresent(one)) : [];
}

/**
 * The name of a package in the running release.
 * @param {SystemPackage} wanted
 * @param {string} osRelease the content of /etc/os-release
 */
export function packageName({ name, renamed }, osRelease) {
  const field = (/** @type {string} */ key) => new RegExp(`^${key}="?([^"\n]*)"?$`, 'm').exec(osRelease)?.[1] ?? '';
  const since = RENAMED_SINCE.get(field('ID'));
  return renamed && since !== undefined && Number(field('VERSION_ID')) >= since ? `${name}t64` : name;
}

/** @returns {string[] | undefined} what to put before apt-get here; undefined when it may not be used without a password */
function privilege() {
  if (process.getuid?.() === 0) return [];
  const sudo = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' });
  return sudo.status === 0 ? ['sudo', '-n'] : undefined;
}

/** @param {string[]} prefix @param {string[]} args */
function aptGet(prefix, args) {
  const command = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args];
  return run(command[0] ?? 'env', command.slice(1));
}

/** Whether packages can be installed the Debian way here. */
export function hasAptGet() {
  return findOnPath('apt-get') !== undefined && existsSync('/etc/debian_version');
}

/**
 * Installs Debian packages, or says how to.
 * @param {readonly SystemPackage[]} missing
 * @returns {Promise<void>}
 * @throws {SetupError} with the exact command where that takes a password, or when apt-get fails
 */
export async function installPackages(missing) {
  const osRelease = readFileSync('/etc/os-release', 'utf8');
  const names = missing.map((one) => packageName(one, osRelease));
  const install = ['install', '--yes', '--no-install-recommends', ...names];
  const prefix = privilege();
  if (prefix === undefined) {
    throw new SetupError(
      `These Debian packages are missing: ${names.join(', ')}. Installing them needs your password, so please run\n\n  sudo apt-get ${install.join(' ')}\n\nand then this command again.`,
    );
  }
  const wait = ['-o', 'DPkg::Lock::Timeout=120'];
  try {
    await aptGet(prefix, [...wait, ...install]);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    // The package lists are absent or too old: fetch them, and let a second failure be the answer.
    await aptGet(prefix, ['update']);
    await aptGet(prefix, [...wait, ...install]);
  }
}
