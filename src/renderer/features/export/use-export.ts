import type { AddExport, BatchState, ExportJob } from '../../../shared/domain/batch';
import { problemOf } from '../../app/api/problem';
import { useLive } from '../../app/api/use-live';
import { usePage } from '../../app/page-context';
import { useCommand } from '../../app/use-command';

/** A field of the queue of exports; `select` must answer equal values for equal states. */
export function useBatch<S>(select: (state: BatchState | null) => S): S {
  return useLive(usePage().live.batch, (state) => select(state.value));
}

export function useExportCommands() {
  const { client, notices } = usePage();
  const command = useCommand();
  return {
    add: (wanted: AddExport) => command(() => client.batch.add(wanted)),
    /** The folder that the person chose; null where they chose none or the dialog failed, which is told. */
    chooseFolder: async (): Promise<string | null> => {
      try {
        return await client.batch.chooseFolder();
      } catch (thrown) {
        notices.getState().add({ severity: 'error', action: 'none', problem: problemOf(thrown) });
        return null;
      }
    },
    pause: () => void command(() => client.batch.pause()),
    resume: () => void command(() => client.batch.resume()),
    cancelAll: () => void command(() => client.batch.cancelAll()),
    clear: () => void command(() => client.batch.clear()),
    cancel: (id: ExportJob['id']) => void command(() => client.batch.cancel({ id })),
    retry: (id: ExportJob['id']) => void command(() => client.batch.retry({ id })),
  };
}
