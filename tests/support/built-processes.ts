import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const ROOT = resolve(import.meta.dirname, '../..');

const OUT = join(ROOT, 'out');

/** Followed by the number of the test process that a folder belongs to. */
const PREFIX = 'test-processes-';

const LIBRARY_ENTRIES = {
  'tag-process': join(ROOT, 'src/main/library/scan/tag-process.ts'),
  'library-worker': join(ROOT, 'src/main/library/worker/library-worker.ts'),
};

const COMMAND_LINE_ENTRIES = {
  ...LIBRARY_ENTRIES,
  cli: join(ROOT, 'src/main/cli.ts'),
  'analysis-process': join(ROOT, 'src/main/audio/jobs/analysis-process.ts'),
};

const APPLICATION_ENTRIES = {
  ...LIBRARY_ENTRIES,
  'analysis-process': join(ROOT, 'src/main/audio/jobs/analysis-process.ts'),
  'sound-process': join(ROOT, 'src/main/audio/stream/sound-process.ts'),
};

/**
 * Builds the library's processes, so that tests run what is in the sources now; answers their folder.
 * What earlier test processes left behind goes.
 */
export function buildLibraryProcesses(): Promise<string> {
  return buildEntries(LIBRARY_ENTRIES);
}

/** The same for the command line and the processes that it starts. */
export function buildCommandLine(): Promise<string> {
  return buildEntries(COMMAND_LINE_ENTRIES);
}

/** The same for every process that the player itself starts. */
export function buildApplicationProcesses(): Promise<string> {
  return buildEntries(APPLICATION_ENTRIES);
}

/** Built from their sources, by name, as the application's build does. */
async function buildEntries(input: Record<string, string>): Promise<string> {
  mkdirSync(OUT, { recursive: true });
  removeLeftovers();
  const outDir = mkdtempSync(join(OUT, `${PREFIX}${process.pid}-`));
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3', 'electron', 'node-av'] },
    build: {
      ssr: true,
      outDir,
      target: 'node20.18',
      rollupOptions: { input, output: { format: 'es', entryFileNames: '[name].js' } },
    },
  });
  return outDir;
}

/** Test processes are stopped without notice, so the next one takes away what belongs to none that is alive. */
function removeLeftovers(): void {
  for (const name of readdirSync(OUT)) {
    if (!name.startsWith(PREFIX) || isAlive(Number.parseInt(name.slice(PREFIX.length), 10))) continue;
    rmSync(join(OUT, name), { recursive: true, force: true });
  }
}

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}
