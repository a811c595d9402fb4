import { measureWaiting } from '../analysis-queue';
import type { Library } from '../library';
import { startAnalysisPool } from './analysis-pool';
import type { CliContext } from './command';

export interface Analyzed {
  /** Tracks of the whole library that are measured, and those that could not be. */
  measured: number;
  failed: number;
}

/** Measures what waits, on all cores; what was measured until an interruption stays. Throws AuralisError `cancelled`. */
export async function analyzeLibrary(library: Library, { processFolder, signal }: CliContext): Promise<Analyzed> {
  const start = (size: number) => startAnalysisPool(processFolder, size);
  const { measured, failed } = await measureWaiting(library, start, signal);
  return { measured, failed };
}
