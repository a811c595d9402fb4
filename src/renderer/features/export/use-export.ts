import { MAX_PAGE_SIZE } from '../../../shared/api/library';
import type { AddExport, BatchState, ExportJob } from '../../../shared/domain/batch';
import type { TrackId } from '../../../shared/domain/track';
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
    /** All songs of an album in their order; none where they cannot be had, which is told. */
    tracksOfAlbum: async (id: number): Promise<TrackId[]> => {
      const found: TrackId[] = [];
      const group = { kind: 'album', id } as const;
      const sort = { by: 'album', direction: 'ascending' } as const;
      let cursor: string | null = null;
      const readOn = async () => {
        const page = await client.library.tracks({ sort, query: '', group, cursor, limit: MAX_PAGE_SIZE });
        found.push(...page.tracks.map((track) => track.id));
        cursor = page.next;
      };
      const read = await command(async () => {
        do await readOn();
        while (cursor !== null);
      });
      return read ? found : [];
    },
    pause: () => void command(() => client.batch.pause()),
    resume: () => void command(() => client.batch.resume()),
    cancelAll: () => void command(() => client.batch.cancelAll()),
    clear: () => void command(() => client.batch.clear()),
    cancel: (id: ExportJob['id']) => void command(() => client.batch.cancel({ id })),
    retry: (id: ExportJob['id']) => void command(() => client.batch.retry({ id })),
  };
}
