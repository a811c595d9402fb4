import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { installedVersion, MODULES, toolNode } from '../lib/places.mjs';
import { run, SetupError } from '../lib/run.mjs';

const PACKAGE = join(MODULES, 'better-sqlite3');

/** Defines of better-sqlite3's own build, but without NAPI_VERSION=10: the runtime's Node-API is older. */
const ADDON_DEFINES = [
  'NAPI_EXPERIMENTAL',
  'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT',
  'NAPI_DISABLE_CPP_EXCEPTIONS',
  'NODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
];

/** @param {string} runtime the Electron folder */
function placesIn(runtime) {
  const folder = join(runtime, 'native');
  return { folder, addon: join(folder, 'better_sqlite3.node'), version: join(folder, 'better_sqlite3.version') };
}

/** @param {string} runtime the Electron folder @returns {boolean} whether its addon is of the installed better-sqlite3 */
export function hasNativeSqlite(runtime) {
  const { addon, version } = placesIn(runtime);
  return (
    existsSync(addon) && existsSync(version) && readFileSync(version, 'utf8') === installedVersion('better-sqlite3')
  );
}

/** @returns {string} the folder with node_api.h */
function findNodeHeaders() {
  const candidates = [join(dirname(dirname(toolNode())), 'include', 'node'), '/usr/include/node'];
  const found = candidates.find((folder) => existsSync(join(folder, 'node_api.h')));
  if (found) return found;
  throw new SetupError(
    `The headers of Node.js were not found (looked in ${candidates.join(', ')}), so SQLite cannot be compiled for the fallback runtime. Install them, on Debian: apt-get install libnode-dev`,
  );
}

/** SQLite's compile-time options, as better-sqlite3's own build has them. @returns {string[]} */
function sqliteDefines() {
  const gyp = readFileSync(join(PACKAGE, 'deps', 'defines.gypi'), 'utf8');
  return [...gyp.matchAll(/'([A-Z][A-Z0-9_]*(?:=[^']*)?)'/g)].map((match) => `-D${match[1]}`);
}

/** @param {string} work an empty folder @returns {Promise<string>} the addon compiled there */
async function compile(work) {
  const sqliteFolder = join(PACKAGE, 'deps', 'sqlite3');
  const common = ['-O2', '-fPIC', '-pthread', '-w', '-DNDEBUG', ...sqliteDefines(), '-I', sqliteFolder];
  const includes = ['-I', findNodeHeaders(), '-I', join(MODULES, 'node-addon-api')];
  const defines = ADDON_DEFINES.map((name) => `-D${name}`);
  const sqlite = join(work, 'sqlite3.o');
  const addon = join(work, 'better_sqlite3.o');
  const shared = join(work, 'better_sqlite3.node');
  const hidden = ['-std=c++20', '-fvisibility=hidden', '-fvisibility-inlines-hidden'];
  await Promise.all([
    run('gcc', ['-std=c99', ...common, '-c', join(sqliteFolder, 'sqlite3.c'), '-o', sqlite]),
    run('g++', [
      ...hidden,
      ...common,
      ...defines,
      ...includes,
      '-c',
      join(PACKAGE, 'src', 'better_sqlite3.cpp'),
      '-o',
      addon,
    ]),
  ]);
  const linking = ['-shared', '-pthread', '-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL'];
  await run('g++', [...linking, addon, sqlite, '-ldl', '-o', shared]);
  return shared;
}

/**
 * Compiles better-sqlite3 for a runtime whose Node-API is older than its prebuilt binaries need.
 * @param {string} runtime the Electron folder; the addon goes into its `native` folder
 * @returns {Promise<void>}
 * @throws {SetupError} when headers are missing or the compiler fails
 */
export async function buildNativeSqlite(runtime) {
  const { folder, addon, version } = placesIn(runtime);
  mkdirSync(folder, { recursive: true });
  const work = mkdtempSync(join(folder, 'compiling-'));
  try {
    const compiled = await compile(work);
    rmSync(version, { force: true });
    renameSync(compiled, addon);
    writeFileSync(version, installedVersion('better-sqlite3'));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
