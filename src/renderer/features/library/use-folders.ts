import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ScanRoot } from '../../../shared/domain/library';
import { usePage } from '../../app/page-context';
import { useCommand } from '../../app/use-command';
import { LIBRARY_KEY } from './library-key';

/** The folders that the person added; null until known. */
export function useFolders(): readonly ScanRoot[] | null {
  const { client } = usePage();
  const { data } = useQuery({ queryKey: [...LIBRARY_KEY, 'folders'], queryFn: () => client.library.folders() });
  return data ?? null;
}

export function useFolderCommands() {
  const { client } = usePage();
  const command = useCommand();
  const queries = useQueryClient();
  const readAgain = () => queries.invalidateQueries({ queryKey: LIBRARY_KEY });
  return {
    choose: async () => {
      await command(() => client.library.chooseFolders());
      await readAgain();
    },
    /** Adds each path in turn; what cannot be added is told and does not keep the others out. */
    add: async (paths: readonly string[]) => {
      for (const path of paths) await command(() => client.library.addFolder({ path }));
      await readAgain();
    },
    remove: async (id: ScanRoot['id']) => {
      await command(() => client.library.removeFolder({ id }));
      await readAgain();
    },
    scan: () => void command(() => client.library.scan()),
    cancelScan: () => void command(() => client.library.cancelScan()),
  };
}
