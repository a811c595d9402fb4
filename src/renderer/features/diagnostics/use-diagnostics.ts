import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Depth, RunState } from '../../../shared/domain/diagnostics';
import { useLiveValue } from '../../app/api/use-live';
import { usePage } from '../../app/page-context';
import { useCommand } from '../../app/use-command';

/** The run of the diagnostics as it stands; null until known. */
export function useRun(): RunState | null {
  return useLiveValue(usePage().live.diagnostics);
}

export function useRunCommands() {
  const { client } = usePage();
  const command = useCommand();
  return {
    run: (depth: Depth) => void command(() => client.diagnostics.run({ depth })),
    runOnly: (depth: Depth, id: string) => void command(() => client.diagnostics.run({ depth, only: [id] })),
    cancel: () => void command(() => client.diagnostics.cancel()),
  };
}

export function useSystemReport() {
  const { client } = usePage();
  return useQuery({ queryKey: ['diagnostics', 'system'], queryFn: () => client.diagnostics.system(), gcTime: 0 }).data;
}

/** How often the cache's counters are read while they are shown, milliseconds. */
const CACHE_INTERVAL_MS = 2000;

export function useCacheStatistics() {
  const { client } = usePage();
  const queries = useQueryClient();
  const command = useCommand();
  const queryKey = ['diagnostics', 'cache'];
  const { data } = useQuery({
    queryKey,
    queryFn: () => client.library.cacheStatistics(),
    refetchInterval: CACHE_INTERVAL_MS,
  });
  return {
    statistics: data,
    clear: async () => {
      await command(() => client.library.clearCache());
      await queries.invalidateQueries({ queryKey });
    },
  };
}
