import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { LibraryEngine } from '../../src/main/library/worker/engine';
import { benchLikeness, fillFingerprints } from '../support/likeness-bench';
import { fillLibrary } from '../support/made-up/fill-library';

const SIZES = (process.env.AURALIS_BENCH_LIKENESS ?? process.env.AURALIS_BENCH_TRACKS ?? '50000,100000')
  .split(',')
  .map(Number);
const folder = mkdtempSync(join(tmpdir(), 'auralis-likeness-'));
afterAll(() => rmSync(folder, { recursive: true }));

it.each(SIZES)('finds similar tracks and duplicates among %i', { timeout: 1_800_000 }, async (tracks) => {
  const file = join(folder, `${tracks}.sqlite`);
  const engine = await LibraryEngine.open({ file, locale: 'en', forgetsOnRestart: false }, () => undefined);
  try {
    fillLibrary(engine, tracks);
    fillFingerprints(file);
    const { similar, duplicates } = benchLikeness(engine, tracks);
    expect(similar).toBeLessThan(500);
    expect(duplicates).toBeLessThan(160);
  } finally {
    engine.close();
  }
});
