import { useQuery } from '@tanstack/react-query';
import type { MeasuredEnhancement } from '../../../shared/domain/enhancement';
import type { Problem } from '../../../shared/domain/errors';
import type { Plan } from '../../../shared/domain/plan';
import { problemOf } from '../../app/api/problem';
import { usePage } from '../../app/page-context';
import { usePlayback } from '../playback/use-playback';
import { useEnhancement } from './use-enhancement';

/** The plan became another one while it was measured: what came of that says nothing about the one that is shown. */
class Overtaken extends Error {}

const MOST_ATTEMPTS = 20;
const PAUSE_MS = 500;

export type Measuring =
  | { kind: 'waiting' }
  | { kind: 'measured'; measured: MeasuredEnhancement }
  | { kind: 'failed'; problem: Problem | null };

/** What comes out of the song that plays with the plan that is shown, measured while it is `wanted` and not known yet. */
export function useMeasuredEnhancement(wanted: boolean): Measuring {
  const { client } = usePage();
  const trackId = usePlayback((state) => state?.track?.id ?? null);
  const plan = useEnhancement((state) => state?.plan ?? null);
  const analysis = useEnhancement((state) => state?.analysis ?? 'none');
  const { data, error } = useQuery({
    queryKey: ['enhanced', trackId, plan?.stages],
    enabled: wanted && trackId !== null && plan !== null && analysis === 'done',
    queryFn: async ({ signal }) => {
      const measured = await client.enhancement.measureEnhanced(undefined, { signal });
      if (measured?.trackId !== trackId || !isSame(measured.plan, plan)) throw new Overtaken();
      return measured;
    },
    retry: (attempts, thrown) => thrown instanceof Overtaken && attempts < MOST_ATTEMPTS,
    retryDelay: PAUSE_MS,
  });
  if (data) return { kind: 'measured', measured: data };
  if (error) return { kind: 'failed', problem: error instanceof Overtaken ? null : problemOf(error) };
  return analysis === 'failed' ? { kind: 'failed', problem: null } : { kind: 'waiting' };
}

function isSame(one: Plan, other: Plan | null): boolean {
  return JSON.stringify(one.stages) === JSON.stringify(other?.stages);
}
