import { useTranslation } from 'react-i18next';
import { usePage } from '../../app/page-context';
import { useCommand } from '../../app/use-command';

/** Takes the last edit of the playlists or the queue back, or does it again, and says so. */
export function useUndo() {
  const { t } = useTranslation();
  const { client, view, notices } = usePage();
  const command = useCommand();
  const step = (way: 'undo' | 'redo') =>
    command(async () => {
      const where = view.getState().takeEdit(way);
      if (where === null) return;
      const { tell } = notices.getState();
      if (where === 'queue') {
        const { done } = await client.queue[way]();
        if (done) tell({ title: t(`queue.${way}ne`), text: null, offer: null });
        return;
      }
      const edit = await client.playlists[way]();
      if (edit) tell({ title: t(`playlists.${way}_${edit.kind}`, { name: edit.name }), text: null, offer: null });
    });
  return { undo: () => step('undo'), redo: () => step('redo') };
}
