import { FolderPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDrop } from './use-drop';

export function DropOverlay() {
  const { t } = useTranslation();
  if (!useDrop()) return null;
  return (
    <div className="pointer-events-none fixed inset-0 z-50 grid animate-appear place-items-center bg-canvas/90 p-6">
      <div className="grid size-full place-items-center rounded-pane border-2 border-dashed border-accent bg-accent-soft/50">
        <div className="text-center">
          <FolderPlus size={44} strokeWidth={1.5} className="mx-auto text-accent" aria-hidden />
          <p className="mt-4 text-xl font-semibold tracking-tight">{t('library.dropTitle')}</p>
          <p className="mt-1 text-muted">{t('library.dropText')}</p>
        </div>
      </div>
    </div>
  );
}
