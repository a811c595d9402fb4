import Database from 'better-sqlite3';
import { fingerprintColumn } from '../../src/main/library/database';
import type { LibraryEngine } from '../../src/main/library/worker/engine';
import { FINGERPRINT_DIMENSIONS, type FingerprintDimension } from '../../src/shared/domain/fingerprint';
import { writePrint } from '../../src/shared/domain/sound-print';
import { evenFingerprint, extrasWith, keepMeasured } from './keep-measured';
import { ask } from './made-up/fill-library';
import { median, percentile, record } from './measure';

/** Ranges of values as music has them; the others lie between 0 and 1. */
const RANGES: Partial<Record<FingerprintDimension, readonly [number, number]>> = {
  loudness: [-24, -6],
  crest: [8, 22],
  bassToMid: [-12, 10],
  tempo: [60, 180],
  transientDensity: [0.2, 8],
  centroid: [400, 4000],
  rolloff: [800, 9000],
  flatness: [1e-5, 1e-2],
  crestVariation: [0.8, 2],
  loudnessVariation: [0.5, 5],
  phaseCorrelation: [-0.2, 1],
};

/** A number between two, leaning to the middle as what is measured does. */
const between = (low: number, high: number) =>
  `${low} + ${(high - low) / 3} * ((random() & 4095) + (random() & 4095) + (random() & 4095)) / 4095.0`;

/** Gives every track of a library file made-up measurements, and one in fifty a copy; the file may be open elsewhere. */
export function fillFingerprints(file: string): void {
  const database = new Database(file);
  const columns = FINGERPRINT_DIMENSIONS.map(fingerprintColumn);
  const values = FINGERPRINT_DIMENSIONS.map((name) => between(...(RANGES[name] ?? ([0.001, 1] as const))));
  try {
    database.transaction(() => {
      database.exec(`INSERT INTO fingerprints (track_id, algorithm_version, notes_json, ${columns.join(', ')})
        SELECT id, 2, '[]', ${values.join(', ')} FROM tracks WHERE id NOT IN (SELECT track_id FROM fingerprints)`);
      database.exec(`WITH made AS MATERIALIZED (SELECT id, coalesce(duration_seconds, 0) AS seconds,
          ${between(-12, 10)} AS bass, ${between(-8, 6)} AS low, randomblob(960) AS print FROM tracks)
        INSERT OR IGNORE INTO prints
        SELECT CAST((bass + 25) / 2 AS integer) * 1000 + CAST(low + 25 AS integer) AS cell, seconds, id, bass, low, print
        FROM made ORDER BY cell, seconds, id`);
      database.exec(`INSERT OR IGNORE INTO copies (track_id, group_id)
        SELECT id, (id + 1) / 2 FROM tracks WHERE id % 100 IN (1, 2)`);
    })();
  } finally {
    database.close();
  }
}

/** Milliseconds of each run. */
function times(runs: number, work: (run: number) => void): number[] {
  return Array.from({ length: runs }, (_, run) => {
    const started = performance.now();
    work(run);
    return performance.now() - started;
  });
}

/** Stores a measurement as the analysis does, with a print that no other track has. */
function keepMeasurement(engine: LibraryEngine, id: number): void {
  const frames = Uint16Array.from({ length: 480 }, (_, i) => id * 7919 + i * 40_503);
  keepMeasured(engine, id, {
    fingerprint: { ...evenFingerprint(0.3), bassToMid: -1 },
    extras: extrasWith(writePrint(frames)),
  });
}

/** Measures similar tracks and duplicates in a library of so many tracks, all of them measured; answers the p95 of both, ms. */
export function benchLikeness(engine: LibraryEngine, tracks: number): { similar: number; duplicates: number } {
  const before = process.memoryUsage().arrayBuffers;
  const parts: number[] = [];
  for (let ready = false; !ready; )
    parts.push(...times(1, () => ({ ready } = ask(engine, 'query', 'prepareSimilar', {}) as { ready: boolean })));
  const memory = process.memoryUsage().arrayBuffers - before;
  const similar = times(200, (run) =>
    ask(engine, 'query', 'similar', { trackId: 1 + ((run * 7919) % tracks), limit: 20 }),
  );
  const duplicates = times(100, () => ask(engine, 'query', 'copyGroups', { after: 0, limit: 40 }));
  const totals = times(5, () => ask(engine, 'query', 'copyTotals', {}));
  const report = (name: string, values: readonly number[], limit: number, how: string) => {
    const p95 = percentile(values, 0.95);
    const rest = `p50 ${median(values).toFixed(2)} ms, p99 ${percentile(values, 0.99).toFixed(2)} ms`;
    const goal = { limit, better: 'lower' } as const;
    record({ group: 'Likeness', name, value: p95, unit: 'ms (p95)', goal, how: `${how}; ${tracks} tracks; ${rest}` });
    return p95;
  };
  const kept = times(100, (run) => keepMeasurement(engine, 1 + ((run * 104_729) % tracks)));
  const sum = parts.reduce((total, part) => total + part, 0);
  const reading = `all in ${(sum / 1000).toFixed(1)} s once, ${(memory / 1e6).toFixed(1)} MB in the worker`;
  report('a part of the sounds taken into memory', parts, 40, `2,000 at a time, between other requests; ${reading}`);
  report('a measurement kept, its copies found', kept, 40, '100 tracks with prints of their own');
  report('count of duplicates', totals, 100, 'all groups');
  return {
    similar: report('20 most similar tracks', similar, 50, '200 tracks spread over the library, without the cache'),
    duplicates: report('first page of duplicates', duplicates, 16, '40 groups with their tracks'),
  };
}
