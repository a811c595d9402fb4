// What `electron [-r MODULE]... [FOLDER | FILE]` runs when the runtime carries no default application of its own.
// It is packed into the runtime's resources as default_app.asar.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app as publicApp } from 'electron';

/** The parts of `app` that Electron keeps for its default application. */
/** @typedef {{ setVersion(version: string): void, setAppPath(path: string): void }} Adopting */
const app = /** @type {import('electron').App & Adopting} */ (publicApp);

/** @param {string[]} args @returns {{ modules: string[], target: string | undefined }} */
function readArguments(args) {
  const rest = [...args];
  /** @type {string[]} */
  const modules = [];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '-r' || arg === '--require') modules.push(rest.shift() ?? '');
    else if (!arg.startsWith('-')) return { modules, target: arg };
  }
  return { modules, target: undefined };
}

/** Takes over name, version and path of the application in `folder`. @param {string} folder @returns {string} its entry file */
function adoptFolder(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const name = manifest.productName ?? manifest.name;
  if (name) app.setName(name);
  if (manifest.version) app.setVersion(manifest.version);
  if (process.platform === 'linux') app.setDesktopName(manifest.desktopName ?? `${app.getName()}.desktop`);
  app.setAppPath(folder);
  return join(folder, manifest.main ?? 'index.js');
}

/** @param {string} path @returns {string} the entry file of the application at `path` */
function adopt(path) {
  if (statSync(path).isDirectory()) return adoptFolder(path);
  const folder = dirname(path);
  if (existsSync(join(folder, 'package.json'))) adoptFolder(folder);
  return path;
}

/** @param {string} message @returns {never} */
function refuse(message) {
  process.stderr.write(`${message}\n`);
  return process.exit(1);
}

const { modules, target } = readArguments(process.argv.slice(1));
const require = createRequire(join(process.cwd(), 'package.json'));
for (const module of modules) require(resolve(module));

if (target === undefined) refuse('No application was named. Usage: electron [-r MODULE] FOLDER');
const path = resolve(target);
if (!existsSync(path)) refuse(`There is no application at ${path}.`);
// Awaited at the top level: Electron holds the `ready` event back until the application's first module has run.
await import(pathToFileURL(adopt(path)).href);
