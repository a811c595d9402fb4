import { expect, it } from 'vitest';
import type { RunState, Verdict } from '../../../shared/domain/diagnostics';
import { summaryOf } from './summary';

const run = (verdicts: Verdict[], change: Partial<RunState> = {}): RunState => ({
  kind: 'finished',
  depth: 'quick',
  scenarios: [...verdicts, 'pass' as const].map((_, index) => ({ id: String(index), title: String(index) })),
  currentId: null,
  currentStep: null,
  elapsedSeconds: 1,
  results: verdicts.map((verdict, index) => ({
    id: String(index),
    title: String(index),
    group: 'playback',
    verdict,
    seconds: 1,
    measurements: [],
    reason: null,
    remedy: null,
  })),
  verdict: null,
  problem: null,
  ...change,
});

it('says the worst that happened', () => {
  expect(summaryOf(run(['pass', 'pass']))).toEqual({ sentence: 'allPassed', count: 2 });
  expect(summaryOf(run(['pass', 'slow']))).toEqual({ sentence: 'someSlow', count: 1 });
  expect(summaryOf(run(['pass', 'slow', 'fail', 'not-applicable']))).toEqual({
    sentence: 'someFailed',
    count: 1,
    total: 4,
  });
});

it.each(['not-applicable', 'could-not-run'] as const)('never counts %s as passed', (verdict) => {
  expect(summaryOf(run(['pass', verdict]))).toEqual({ sentence: 'somePassed', passed: 1, total: 2 });
});

it('tells a run that did not come to its end from one that did', () => {
  expect(summaryOf(run([]))).toEqual({ sentence: 'neverRun' });
  expect(summaryOf(run(['pass'], { kind: 'cancelled' }))).toEqual({ sentence: 'cancelled', done: 1, total: 2 });
  expect(summaryOf(run(['pass'], { problem: 'no display' }))).toEqual({ sentence: 'couldNotRun' });
});
