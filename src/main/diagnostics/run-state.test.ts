import { describe, expect, it } from 'vitest';
import type { RunEvent, ScenarioResult } from '../../shared/domain/diagnostics';
import { advance, begun, IDLE } from './run-state';

const result: ScenarioResult = {
  id: 'a',
  title: 'A',
  group: 'playback',
  verdict: 'pass',
  seconds: 1,
  measurements: [],
  reason: null,
  remedy: null,
};
const EVENTS: RunEvent[] = [
  { type: 'run-started', scenarios: [{ id: 'a', title: 'A' }] },
  { type: 'scenario-started', id: 'a' },
  { type: 'step-started', id: 'a', step: 'Look' },
  { type: 'scenario-finished', result },
  { type: 'run-finished', verdict: 'pass' },
];

describe('the state of a run', () => {
  it('follows its events', () => {
    const states = EVENTS.map((_, index) => EVENTS.slice(0, index + 1).reduce(advance, begun('quick')));
    expect(states.map(({ kind, currentId, currentStep }) => [kind, currentId, currentStep])).toEqual([
      ['running', null, null],
      ['running', 'a', null],
      ['running', 'a', 'Look'],
      ['running', null, null],
      ['finished', null, null],
    ]);
    expect(states.at(-1)).toMatchObject({ results: [result], verdict: 'pass', scenarios: [{ id: 'a', title: 'A' }] });
  });

  it('is not changed by events of a run that is over', () => {
    const cancelled = { ...begun('full'), kind: 'cancelled' as const };
    expect(EVENTS.reduce(advance, cancelled)).toBe(cancelled);
    expect(EVENTS.reduce(advance, IDLE)).toBe(IDLE);
  });
});
