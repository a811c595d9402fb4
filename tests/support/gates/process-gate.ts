import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AnalysisService } from '../../../src/main/audio/jobs';
import { ForkLauncher, TaskPool } from '../../../src/main/processes';
import { DEFAULT_ENHANCEMENT } from '../../../src/shared/domain/plan';
import { buildProcesses } from '../built-processes';
import { musicLike } from '../test-signals';
import { writeWaveFile } from '../wave-file';
import type { SignalGate } from './signal-gates';

const RUNS = 3;

/** The same file enhanced at the same time in processes of their own. */
export const PROCESS_GATE: SignalGate = {
  gate: 'determinism: different SHA-256',
  signal: 'files written by three processes',
  unit: 'of 3',
  limit: 1,
  fullOnly: true,
  measure: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'auralis-determinism-'));
    const entry = join(await buildProcesses(), 'analysis-process.js');
    const pool = new TaskPool(new ForkLauncher(), entry, { name: 'determinism', size: RUNS, timeoutSeconds: 60 });
    try {
      const analysis = new AnalysisService(pool);
      const input = writeWaveFile(join(folder, 'in.wav'), musicLike(44_100, 4, -1), 44_100);
      const digests = await Promise.all(
        Array.from({ length: RUNS }, async (_, run) => {
          const output = join(folder, `${run}.wav`);
          await analysis.enhance({ input, output, request: { ...DEFAULT_ENHANCEMENT, preset: 'live' } });
          return createHash('sha256').update(readFileSync(output)).digest('hex');
        }),
      );
      return new Set(digests).size;
    } finally {
      pool.dispose();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
