import { usePage } from '../../app/page-context';
import { useCommand } from '../../app/use-command';

/** Has the library's newest backup put in its place; the notice that offered it goes where that went well. */
export function useRestore(): (noticeKey: number) => void {
  const { client, notices } = usePage();
  const command = useCommand();
  return (noticeKey) =>
    void command(() => client.library.restoreBackup()).then((restored) => {
      if (restored) notices.getState().dismiss(noticeKey);
    });
}
