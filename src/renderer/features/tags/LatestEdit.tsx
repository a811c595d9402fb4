import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useView } from '../../app/page-context';
import { useFormat } from '../../app/use-format';
import { Button } from '../../components/Button';
import { useLatestEdit, useTagCommands } from './use-tags';

/** Undoes the latest edit, also one that was made before the last start; nothing where there is none. */
export function LatestEdit() {
  const { t } = useTranslation();
  const { count } = useFormat();
  const openDialog = useView((view) => view.openDialog);
  const latest = useLatestEdit();
  const { undo } = useTagCommands();
  if (!latest) return null;
  const undoIt = async () => {
    openDialog(null);
    await undo(latest.id);
  };
  return (
    <Button variant="quiet" icon={<Undo2 size={15} aria-hidden />} onClick={() => void undoIt()}>
      {t('tags.undoLatest', { count: latest.files, formatted: count(latest.files) })}
    </Button>
  );
}
