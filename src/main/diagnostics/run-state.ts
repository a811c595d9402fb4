import type { Depth, RunEvent, RunState } from '../../shared/domain/diagnostics';

export const IDLE: RunState = {
  kind: 'idle',
  depth: null,
  scenarios: [],
  currentId: null,
  currentStep: null,
  elapsedSeconds: 0,
  results: [],
  verdict: null,
  problem: null,
};

/** State at the moment that a run is asked for. */
export function begun(depth: Depth): RunState {
  return { ...IDLE, kind: 'running', depth };
}

/** The state after an event of the run; only a running one changes. */
export function advance(state: RunState, event: RunEvent): RunState {
  if (state.kind !== 'running') return state;
  switch (event.type) {
    case 'run-started':
      return { ...state, scenarios: event.scenarios };
    case 'scenario-started':
      return { ...state, currentId: event.id, currentStep: null };
    case 'step-started':
      return { ...state, currentId: event.id, currentStep: event.step };
    case 'scenario-finished':
      return { ...state, currentId: null, currentStep: null, results: [...state.results, event.result] };
    case 'run-finished':
      return { ...state, kind: 'finished', currentId: null, currentStep: null, verdict: event.verdict };
  }
}
