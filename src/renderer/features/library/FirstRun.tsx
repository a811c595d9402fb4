import { FolderPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/EmptyState';
import { Logo } from '../../components/Logo';
import { useFolderCommands } from './use-folders';

/** What the person sees first: one sentence and one thing to do. */
export function FirstRun() {
  const { t } = useTranslation();
  const { choose } = useFolderCommands();
  return (
    <EmptyState
      icon={<Logo size={72} />}
      title={t('library.emptyTitle')}
      text={t('library.emptyText')}
      action={
        <Button variant="primary" size="large" icon={<FolderPlus size={18} aria-hidden />} onClick={choose}>
          {t('library.emptyButton')}
        </Button>
      }
      hint={t('library.emptyDrop')}
    />
  );
}
