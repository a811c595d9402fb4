import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FileOutcome } from '../../src/main/library/scan/file-outcome';
import { LibraryEngine } from '../../src/main/library/worker/engine';
import { buildProcesses } from '../support/built-processes';
import { ask } from '../support/made-up/fill-library';
import { generateOutcomes } from '../support/made-up/outcomes';
import { writeFiles } from '../support/made-up/write-files';
import { median, record, timedCommand } from '../support/measure';
import { openThreadedLibrary, scanFolder } from '../support/open-test-library';
import { temporaryFolder } from '../support/temporary-folder';

const FILES = 3000;
const RESCANNED = 100_000;
const RESCANS = 3;

let processFolder: string;
beforeAll(async () => {
  processFolder = await buildProcesses();
}, 120_000);

describe('scanning', () => {
  it('reads real files', async () => {
    const music = join(temporaryFolder(), 'music');
    writeFiles(music, FILES, 1);
    const library = await openThreadedLibrary(temporaryFolder(), processFolder);
    let firstTracksMs = Number.NaN;
    const started = performance.now();
    const listening = library.revision.listen(() => {
      void library.count('').then(({ tracks }) => {
        if (tracks > 0 && Number.isNaN(firstTracksMs)) firstTracksMs = performance.now() - started;
      });
    });
    const first = await scanFolder(library, music);
    listening.dispose();
    expect(first).toMatchObject({ tracks: FILES, added: FILES, problems: [] });
    const rate = FILES / first.seconds;
    const how = `${FILES} tagged files of seven formats with covers, warm disk`;
    const figure = { group: 'Library: scan', how };
    record({ ...figure, name: 'first scan', value: rate, unit: 'files/s', goal: { limit: 1200, better: 'higher' } });
    const goal = { limit: 1000, better: 'lower' } as const;
    record({ ...figure, name: 'first tracks visible after “scan”', value: firstTracksMs, unit: 'ms', goal });
    expect(rate).toBeGreaterThan(100);
    expect(firstTracksMs).toBeLessThan(5000);
  });

  it('looks through what has not changed', async () => {
    const music = join(temporaryFolder(), 'music');
    const profile = temporaryFolder();
    await fillWithPlaceholders(profile, music);
    const library = await openThreadedLibrary(profile, processFolder);
    const seconds: number[] = [];
    for (let rescan = 0; rescan < RESCANS; rescan++) {
      const again = await scanFolder(library, music);
      expect(again).toMatchObject({ tracks: RESCANNED, added: 0, updated: 0, removed: 0, problems: [] });
      seconds.push(again.seconds);
    }
    const walk = timedCommand(RESCANS, 'find', [music, '-type', 'f', '-printf', '%p %s %T@\\n']);
    record({
      group: 'Library: scan',
      name: 'unchanged rescan of 100,000 files',
      value: median(seconds),
      unit: 's',
      goal: { limit: 3, better: 'lower' },
      peers: [{ name: 'find, which only prints size and time', value: walk }],
      how: `median of ${RESCANS} (${seconds.map((one) => one.toFixed(2)).join(', ')}), warm disk`,
    });
    expect(median(seconds)).toBeLessThan(30);
  });
});

/** Files that are there with the size and time that the library knows, so that nobody opens them. */
async function fillWithPlaceholders(profile: string, music: string): Promise<void> {
  const options = { file: join(profile, 'library.sqlite'), locale: 'en', forgetsOnRestart: false };
  const engine = await LibraryEngine.open(options, () => undefined);
  mkdirSync(music, { recursive: true });
  const { id: rootId } = ask(engine, 'command', 'addFolder', { path: music }) as { id: number };
  ask(engine, 'command', 'beginScan', { rootId });
  let batch: FileOutcome[] = [];
  const store = () => {
    ask(engine, 'command', 'storeFiles', { rootId, outcomes: batch });
    batch = [];
  };
  for (const outcome of generateOutcomes(music, RESCANNED)) {
    const { path } = outcome;
    if (!existsSync(dirname(path))) mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, 'placeholder');
    const { size, mtimeMs } = statSync(path);
    batch.push({ ...outcome, sizeBytes: size, modifiedAtMs: Math.round(mtimeMs) });
    if (batch.length === 500) store();
  }
  store();
  ask(engine, 'command', 'finishScan', { rootId });
  engine.close();
}
