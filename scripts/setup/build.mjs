import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODULES, ROOT, toolEnvironment, toolNode } from '../lib/places.mjs';
import { run } from '../lib/run.mjs';
import { sourceHash } from './stamp.mjs';

const OUT = join(ROOT, 'out');
const STAMP = join(OUT, '.stamp');
const SOURCES = ['src', 'resources', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];

/** @returns {string | undefined} why the application has to be built; undefined when the build is up to date */
export function buildReason() {
  if (!existsSync(STAMP)) return 'it was never built';
  return readFileSync(STAMP, 'utf8') === sourceHash(ROOT, SOURCES) ? undefined : 'its source changed';
}

/** Builds the application into `out`. @returns {Promise<void>} */
export async function build() {
  const hash = sourceHash(ROOT, SOURCES);
  rmSync(STAMP, { force: true });
  const bundler = join(MODULES, 'electron-vite', 'bin', 'electron-vite.js');
  await run(toolNode(), [bundler, 'build'], { cwd: ROOT, env: toolEnvironment({ NODE_ENV: 'production' }) });
  mkdirSync(OUT, { recursive: true });
  writeFileSync(STAMP, hash);
}
