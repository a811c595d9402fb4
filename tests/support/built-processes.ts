import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

/** Built from their sources, by name, as the application's build does. */
const ENTRIES = {
  'tag-process': join(ROOT, 'src/main/library/scan/tag-process.ts'),
  'library-worker': join(ROOT, 'src/main/library/worker/library-worker.ts'),
};

/**
 * Builds the library's processes for the tests of this file, so that they run what is in the sources now; answers their
 * folder, which goes when the tests are finished.
 */
export async function buildLibraryProcesses(): Promise<string> {
  mkdirSync(join(ROOT, 'out'), { recursive: true });
  const outDir = mkdtempSync(join(ROOT, 'out', 'test-processes-'));
  afterAll(() => rmSync(outDir, { recursive: true, force: true }));
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3', 'electron'] },
    build: {
      ssr: true,
      outDir,
      target: 'node20.18',
      rollupOptions: { input: ENTRIES, output: { format: 'es', entryFileNames: '[name].js' } },
    },
  });
  return outDir;
}
