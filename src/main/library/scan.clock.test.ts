import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { buildProcesses } from '../../../tests/support/built-processes';
import { openThreadedLibrary } from '../../../tests/support/open-test-library';
import { writeMp3 } from '../../../tests/support/tagged-files';
import { temporaryFolder } from '../../../tests/support/temporary-folder';
import type { ScanState } from '../../shared/domain/library';

it('stops a scan within a second, keeps what it had stored and goes on from there', { timeout: 60_000 }, async () => {
  const music = temporaryFolder();
  for (let index = 0; index < 1500; index++) writeMp3(join(music, `${index}.mp3`), { TIT2: `Song ${index}` });
  const library = await openThreadedLibrary(temporaryFolder(), await buildProcesses());
  const states: ScanState[] = [];
  onTestFinished(library.scanState.listen((state) => states.push(state)).dispose);
  await library.addFolder(music);
  while ((await library.count('')).tracks === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  const start = performance.now();
  await library.cancelScan();
  expect(performance.now() - start).toBeLessThan(1000);
  const stored = (await library.count('')).tracks;
  expect(stored).toBeGreaterThan(0);
  expect(stored).toBeLessThan(1500);
  expect(states.at(-1)).toMatchObject({ kind: 'idle', lastSummary: { tracks: stored, added: stored } });
  await library.scan();
  expect(await library.scanFinished()).toMatchObject({ tracks: 1500, added: 1500 - stored, removed: 0 });
  expect(states.some((state) => state.kind === 'scanning' && state.secondsLeft !== null)).toBe(true);
});
