import { ContextMenu } from '@base-ui/react/context-menu';
import { FileOutput, Tags } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useView } from '../../app/page-context';
import type { DialogName } from '../../app/view-store';

/** What can be done with the selected songs, at a click with the right button or at the menu key. */
export function SongMenu({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const nothing = useView((view) => view.selectedIds.size === 0);
  const openDialog = useView((view) => view.openDialog);
  const item = (dialog: DialogName, text: string, icon: ReactNode) => (
    <ContextMenu.Item
      disabled={nothing}
      onClick={() => openDialog(dialog)}
      className="flex h-8 cursor-default items-center gap-2.5 rounded-md px-2.5 text-[0.8125rem] outline-none data-disabled:opacity-45 data-highlighted:bg-hover"
    >
      {icon}
      {text}
    </ContextMenu.Item>
  );
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger className="contents">{children}</ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Positioner className="z-30 outline-none">
          <ContextMenu.Popup className="min-w-48 rounded-card bg-raised p-1 shadow-raised ring-1 ring-line outline-none">
            {item('tags', t('tags.action'), <Tags size={15} aria-hidden className="text-muted" />)}
            {item('export', t('exporting.action'), <FileOutput size={15} aria-hidden className="text-muted" />)}
          </ContextMenu.Popup>
        </ContextMenu.Positioner>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}
