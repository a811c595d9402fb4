import { type BatchState, type ExportJobState, MOST_SHOWN_JOBS } from '../../shared/domain/batch';
import type { StoredJob } from './stored-batch';

const ORDER = ['running', 'failed', 'waiting', 'done', 'cancelled'] as const;

/** What a page is told of the queue: all of its counts and the jobs that matter most. */
export function describeBatch(
  jobs: readonly StoredJob[],
  fractions: ReadonlyMap<number, number | null>,
  paused: boolean,
): BatchState {
  const shown = ORDER.flatMap((kind) => jobs.filter(({ state }) => state.kind === kind)).slice(0, MOST_SHOWN_JOBS);
  const count = (kind: (typeof ORDER)[number]) => jobs.filter(({ state }) => state.kind === kind).length;
  const stateOf = ({ id, state }: StoredJob): ExportJobState =>
    state.kind === 'running' ? { kind: 'running', fraction: fractions.get(id) ?? null } : state;
  return {
    paused,
    counts: {
      waiting: count('waiting'),
      running: count('running'),
      done: count('done'),
      failed: count('failed'),
      cancelled: count('cancelled'),
    },
    jobs: shown.map((job) => ({ id: job.id, title: job.title, output: job.output, state: stateOf(job) })),
  };
}
