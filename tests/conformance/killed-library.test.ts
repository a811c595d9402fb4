import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildProcesses } from '../support/built-processes';
import { KilledScans, killedEdits } from '../support/killed-library';
import { temporaryFolder } from '../support/temporary-folder';

/** Hundreds of each are left to tests/stress. */
const SCANS = 4;
const EDITS = 4;

let processFolder = '';
beforeAll(async () => {
  processFolder = await buildProcesses();
});

describe('a library whose process is killed', () => {
  it('while it scans is consistent, and the next scan ends what was begun', async () => {
    const scans = new KilledScans(temporaryFolder(), join(temporaryFolder(), 'library.sqlite'), processFolder, 1);
    for (let round = 0; round < SCANS; round++) expect(await scans.round()).toEqual([]);
    const { faults, tracks, files } = await scans.finish();
    expect(faults).toEqual([]);
    expect(tracks).toBe(files);
    expect(scans.interrupted).toBeGreaterThan(0);
  });

  it('while it is edited is consistent and holds everything that was confirmed', async () => {
    const folder = temporaryFolder();
    let inTheMidst = 0;
    for (let seed = 1; seed <= EDITS; seed++) {
      const { faults, confirmed, killed } = await killedEdits(folder, processFolder, seed);
      expect(faults).toEqual([]);
      if (killed && confirmed > 3) inTheMidst++;
    }
    expect(inTheMidst).toBeGreaterThan(0);
  });
});
