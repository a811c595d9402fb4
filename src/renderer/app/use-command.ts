import { useCallback } from 'react';
import { problemOf } from './api/problem';
import { usePage } from './page-context';

/** Runs a call of the API; what goes wrong is shown as a notice. Answers true where it went well. */
export function useCommand(): (call: () => Promise<unknown>) => Promise<boolean> {
  const { notices } = usePage();
  return useCallback(
    async (call) => {
      try {
        await call();
        return true;
      } catch (thrown) {
        notices.getState().add({ severity: 'error', action: 'none', problem: problemOf(thrown) });
        return false;
      }
    },
    [notices],
  );
}
