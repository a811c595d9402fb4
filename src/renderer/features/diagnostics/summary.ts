import type { RunState, Verdict } from '../../../shared/domain/diagnostics';

/** What a run came to, as the sentence that says it. */
export type Summary =
  | { sentence: 'neverRun' | 'couldNotRun' }
  | { sentence: 'cancelled'; done: number; total: number }
  | { sentence: 'allPassed'; count: number }
  | { sentence: 'someSlow'; count: number }
  | { sentence: 'someFailed'; count: number; total: number }
  | { sentence: 'somePassed'; passed: number; total: number };

/** The worst that happened decides; what did not apply or could not run is never counted as passed. */
export function summaryOf({ kind, problem, results, scenarios }: RunState): Summary {
  if (problem !== null) return { sentence: 'couldNotRun' };
  if (kind === 'cancelled') return { sentence: 'cancelled', done: results.length, total: scenarios.length };
  if (results.length === 0) return { sentence: 'neverRun' };
  const count = (verdict: Verdict) => results.filter((result) => result.verdict === verdict).length;
  const total = results.length;
  if (count('fail') > 0) return { sentence: 'someFailed', count: count('fail'), total };
  if (count('pass') + count('slow') < total) return { sentence: 'somePassed', passed: count('pass'), total };
  if (count('slow') > 0) return { sentence: 'someSlow', count: count('slow') };
  return { sentence: 'allPassed', count: total };
}
