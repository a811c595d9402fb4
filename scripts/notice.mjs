// Writes NOTICE: every package that ships with Auralis, with its licence. `--check` only says whether it is up to date.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
/** Facts that package files do not state: the native library inside node-av. */
const ADDED = [
  'FFmpeg 8 (inside node-av and its platform packages), built with GPL parts: GPL-3.0-or-later, https://ffmpeg.org',
  'Electron, Chromium and Node.js (the runtime): MIT, BSD-3-Clause and others, listed in LICENSES.chromium.html beside the executable',
];

/** Packages that the sources import, by name. */
function importedPackages() {
  const names = new Set();
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => /\.(tsx?|css)$/.test(file) && !/\.test\.tsx?$/.test(file));
  for (const file of sources) {
    const text = readFileSync(join(ROOT, 'src', file), 'utf8');
    for (const [, specifier] of text.matchAll(/(?:from\s+|import\s+|import\(|@import\s+)['"]([^'".][^'"]*)['"]/g)) {
      if (isBuiltin(specifier)) continue;
      names.add(specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : specifier.split('/')[0]);
    }
  }
  return names;
}

/** Everything reachable from the imported packages, as lock-file entries by folder. */
function shippedPackages(lock) {
  const found = new Map();
  const visit = (name, from) => {
    let folder = from;
    while (!lock.packages[`${folder}node_modules/${name}`]) {
      if (folder === '') return;
      folder = folder.slice(0, folder.lastIndexOf('node_modules/', folder.length - 2));
    }
    const key = `${folder}node_modules/${name}`;
    if (found.has(key)) return;
    const entry = lock.packages[key];
    found.set(key, { name, version: entry.version, license: entry.license ?? 'see its package' });
    for (const dependency of Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })) {
      visit(dependency, `${key}/`);
    }
  };
  const development = new Set(['electron', 'electron-vite', 'vite', 'vitest', 'fast-check']);
  for (const name of importedPackages()) if (!development.has(name)) visit(name, '');
  return [...found.values()];
}

function compose() {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  const lines = shippedPackages(lock).map(({ name, version, license }) => `${name} ${version}: ${license}`);
  return [
    'Auralis is free software under GPL-3.0-or-later (see LICENSE).',
    'That licence is required by the FFmpeg build inside node-av.',
    '',
    'It ships with these packages, each under its own licence:',
    '',
    ...[...new Set(lines)].sort((a, b) => a.localeCompare(b, 'en')),
    '',
    ...ADDED,
    '',
  ].join('\n');
}

const file = join(ROOT, 'NOTICE');
const content = compose();
if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== content) {
    console.error('NOTICE is out of date: run node scripts/notice.mjs');
    process.exit(1);
  }
} else {
  writeFileSync(file, content);
}
