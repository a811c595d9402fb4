import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { AnalysisService } from '../audio/jobs';
import { ForkLauncher, TaskPool } from '../processes';

/** A process that shows no sign of life for so long is stuck. */
const TIMEOUT_SECONDS = 60;

/** Runs `use` with processes for `files` files, at most `most` at once, and ends them afterwards. */
export async function withAnalysis<Result>(
  processFolder: string,
  files: number,
  use: (analysis: AnalysisService) => Promise<Result>,
  most = availableParallelism(),
): Promise<Result> {
  const size = Math.max(1, Math.min(files, most));
  const pool = startAnalysisPool(processFolder, size);
  try {
    return await use(new AnalysisService(pool));
  } finally {
    pool.dispose();
  }
}

/** As many processes for analysis; whoever starts them ends them. */
export function startAnalysisPool(processFolder: string, size: number): TaskPool {
  const settings = { name: 'Auralis Analysis', size, timeoutSeconds: TIMEOUT_SECONDS };
  return new TaskPool(new ForkLauncher(), join(processFolder, 'analysis-process.js'), settings);
}
