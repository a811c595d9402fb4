import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const OXLINT = join(ROOT, 'node_modules/.bin/oxlint');
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Lints one planted file under the project's own configuration and gives what was reported. */
function lintPlanted(file: string, content: string): { status: number | null; output: string } {
  const folder = mkdtempSync(join(tmpdir(), 'auralis-layers-'));
  folders.push(folder);
  copyFileSync(join(ROOT, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), content);
  const run = spawnSync(OXLINT, ['-c', '.oxlintrc.json', 'src'], { cwd: folder, encoding: 'utf8' });
  return { status: run.status, output: run.stdout + run.stderr };
}

const use = (specifier: string) => `import { thing } from '${specifier}';\nexport const used = thing;\n`;

describe('layer rules', () => {
  it.each([
    ['shared importing a library', 'src/shared/domain/planted.ts', 'react', 'shared imports nothing but zod'],
    ['shared importing main', 'src/shared/domain/planted.ts', '../../main/library', 'shared knows nobody'],
    ['the page importing main', 'src/renderer/app/planted.ts', '../../main/library', 'through the contract only'],
    ['the page importing Node', 'src/renderer/app/planted.ts', 'node:fs', 'the page has no Node'],
    ['a component importing a feature', 'src/renderer/components/planted.ts', '../features/player', 'no business'],
    ['a component calling the API', 'src/renderer/components/planted.ts', '@orpc/client', 'never call the API'],
    ['the preload script importing main', 'src/preload/planted.ts', '../main/library', 'through the contract only'],
    ['a scenario importing main', 'src/scenarios/catalogue/planted.ts', '../../main/library', 'driver and the probe'],
    ['a scenario importing Node', 'src/scenarios/catalogue/planted.ts', 'node:fs', 'every host alike'],
    [
      'main importing the page',
      'src/main/library/planted.ts',
      '../../renderer/app',
      'main and page meet in the contract',
    ],
    ['main entering a subject', 'src/main/playback/planted.ts', '../library/scan/walk', 'entered by its index only'],
    ['main entering an audio subject', 'src/main/playback/planted.ts', '../audio/decode/source', 'by its index only'],
    ['the sound path importing Node', 'src/main/audio/dsp/planted.ts', 'node:fs', 'the sound path is pure'],
    ['the sound path importing Electron', 'src/main/audio/analysis/planted.ts', 'electron', 'the sound path is pure'],
    [
      'the sound path importing the decoder',
      'src/main/audio/mastering/planted.ts',
      '../decode',
      'the sound path is pure',
    ],
  ])('report %s', (_breach, file, specifier, message) => {
    const { status, output } = lintPlanted(file, use(specifier));
    expect(output).toContain(message);
    expect(status).toBe(1);
  });

  it.each([
    ['src/main/audio/dsp/planted.ts', 'export const noise = Math.random();\n'],
    ['src/main/audio/mastering/planted.ts', 'export const now = Date.now();\n'],
  ])('report clock and chance in the sound path (%s)', (file, content) => {
    expect(lintPlanted(file, content).status).toBe(1);
  });

  it('let a lawful import pass', () => {
    expect(lintPlanted('src/main/playback/planted.ts', use('../library')).status).toBe(0);
    expect(lintPlanted('src/shared/domain/planted.ts', use('zod')).status).toBe(0);
  });

  it('look at every source file', () => {
    const tracked = execFileSync('git', ['ls-files', 'src/*.ts', 'src/*.tsx'], { cwd: ROOT, encoding: 'utf8' });
    const run = spawnSync(OXLINT, ['-f', 'json', 'src'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 1e8 });
    const report = JSON.parse(run.stdout) as { number_of_files: number };
    expect(report.number_of_files).toBeGreaterThanOrEqual(tracked.trim().split('\n').length);
  });
});
