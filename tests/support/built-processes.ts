import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { sourceHash } from '../../scripts/setup/stamp.mjs';

const ROOT = resolve(import.meta.dirname, '../..');

const OUT = join(ROOT, 'out');

/** Followed by the hash of what a folder was built from. */
const PREFIX = 'test-processes-';

/** What the build depends on. */
const SOURCES = ['src', 'tests/support/built-processes.ts', 'package.json', 'package-lock.json'];

/** A build that nobody has used for so long is of sources that are gone. */
const FORGOTTEN_MS = 24 * 3600 * 1000;

const ENTRIES = {
  cli: join(ROOT, 'src/main/cli.ts'),
  'tag-process': join(ROOT, 'src/main/library/scan/tag-process.ts'),
  'artwork-process': join(ROOT, 'src/main/artwork/artwork-process.ts'),
  'tag-edit-process': join(ROOT, 'src/main/tags/edit-process.ts'),
  'library-worker': join(ROOT, 'src/main/library/worker/library-worker.ts'),
  'analysis-process': join(ROOT, 'src/main/audio/jobs/analysis-process.ts'),
  'sound-process': join(ROOT, 'src/main/audio/stream/sound-process.ts'),
};

/**
 * Builds the command line and the processes that it and the player start, by name, so that tests run what is in the sources
 * now; answers their folder. It is everybody's who tests these sources: nobody may change or remove it.
 */
export async function buildProcesses(): Promise<string> {
  mkdirSync(OUT, { recursive: true });
  const folder = join(OUT, PREFIX + sourceHash(ROOT, SOURCES));
  if (!existsSync(folder)) {
    const fresh = mkdtempSync(`${folder}.`);
    await buildInto(fresh);
    publish(fresh, folder);
  }
  const now = new Date();
  utimesSync(folder, now, now);
  removeForgotten();
  return folder;
}

async function buildInto(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3', 'electron', 'node-av', '@napi-rs/canvas'] },
    build: {
      ssr: true,
      outDir,
      target: 'node20.18',
      rollupOptions: { input: ENTRIES, output: { format: 'es', entryFileNames: '[name].js' } },
    },
  });
}

/** Gives a finished build its name, unless another test process was faster: both are the same. */
function publish(fresh: string, folder: string): void {
  try {
    renameSync(fresh, folder);
  } catch (thrown) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(folder)) throw thrown;
  }
}

function removeForgotten(): void {
  const builds = readdirSync(OUT).filter((name) => name.startsWith(PREFIX));
  for (const path of builds.map((name) => join(OUT, name))) {
    const usedMs = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
    if (usedMs !== undefined && Date.now() - usedMs > FORGOTTEN_MS) rmSync(path, { recursive: true, force: true });
  }
}
