import { availableParallelism } from 'node:os';
import type { AnalysisCounts } from '../../shared/domain/background-analysis';
import { AuralisError } from '../../shared/domain/errors';
import { FINGERPRINT_VERSION } from '../../shared/domain/fingerprint';
import { DEFAULT_SETTINGS } from '../../shared/domain/settings';
import { Emitter } from '../events';
import type { Library } from '../library';
import type { TaskPool } from '../processes';
import { Run } from './run';

/**
 * Measures every track of the library that waits, once, on all cores, and answers how far it came. Files that fail are noted
 * in the library. Throws AuralisError `cancelled` at the signal; what was measured until then stays.
 */
export async function measureWaiting(
  library: Library,
  startPool: (size: number) => TaskPool,
  signal: AbortSignal,
): Promise<AnalysisCounts> {
  const counts = await library.analysisCounts(FINGERPRINT_VERSION);
  const size = Math.max(1, Math.min(availableParallelism(), counts.waiting));
  const inHand = new Emitter<ReadonlySet<string>>(new Set());
  const run = new Run({
    library,
    inHand,
    size,
    upcoming: () => [],
    settings: () => DEFAULT_SETTINGS,
    pool: startPool(size),
    onChange: () => undefined,
    onTrackDone: () => undefined,
  });
  const stop = () => run.stop();
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    await run.finish();
  } finally {
    signal.removeEventListener('abort', stop);
    inHand.dispose();
  }
  if (signal.aborted) throw new AuralisError('cancelled');
  return library.analysisCounts(FINGERPRINT_VERSION);
}
