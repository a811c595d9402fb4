import { ContextMenu } from '@base-ui/react/context-menu';
import { ChevronRight, FileOutput, ListEnd, ListPlus, ListStart, ListX, Tags } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrackSource } from '../../../shared/domain/track-source';
import { usePage, useView } from '../../app/page-context';
import { MENU_ITEM, MENU_LINE, MENU_POPUP } from '../../components/menu';
import { AddToPlaylist } from '../playlists/AddToPlaylist';
import { useQueueCommands } from '../queue/use-queue';

export interface SongMenuProps {
  /** Takes the selected entries out of the list that is shown; null where it is not one that people fill. */
  onRemove?: (() => void) | null;
  children: ReactNode;
}

/** What can be done with the selected songs, at a click with the right button or at the menu key. */
export function SongMenu({ onRemove = null, children }: SongMenuProps) {
  const { t } = useTranslation();
  const { view } = usePage();
  const queue = useQueueCommands();
  const source = (): TrackSource => ({
    kind: 'tracks',
    ids: [...view.getState().selectedIds],
  });
  const nothing = useView((view) => view.selectedIds.size === 0);
  const openDialog = useView((view) => view.openDialog);
  const item = (text: string, icon: ReactNode, onClick: () => void) => (
    <ContextMenu.Item disabled={nothing} onClick={onClick} className={MENU_ITEM}>
      {icon}
      {text}
    </ContextMenu.Item>
  );
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger className="contents">{children}</ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Positioner className="z-30 outline-none">
          <ContextMenu.Popup className={MENU_POPUP}>
            {item(t('queue.playNext'), <ListStart size={15} aria-hidden className="text-muted" />, () => {
              void queue.add(source(), 'next');
            })}
            {item(t('queue.add'), <ListEnd size={15} aria-hidden className="text-muted" />, () => {
              void queue.add(source(), 'end');
            })}
            <ContextMenu.SubmenuRoot>
              <ContextMenu.SubmenuTrigger disabled={nothing} className={MENU_ITEM}>
                <ListPlus size={15} aria-hidden className="text-muted" />
                <span className="flex-1">{t('playlists.addTo')}</span>
                <ChevronRight size={14} aria-hidden className="text-muted" />
              </ContextMenu.SubmenuTrigger>
              <ContextMenu.Portal>
                <ContextMenu.Positioner className="z-30 outline-none" sideOffset={2}>
                  <ContextMenu.Popup className={MENU_POPUP}>
                    <AddToPlaylist source={source} Item={ContextMenu.Item} />
                  </ContextMenu.Popup>
                </ContextMenu.Positioner>
              </ContextMenu.Portal>
            </ContextMenu.SubmenuRoot>
            {onRemove &&
              item(t('playlists.removeEntries'), <ListX size={15} aria-hidden className="text-muted" />, onRemove)}
            <div className={MENU_LINE} />
            {item(t('tags.action'), <Tags size={15} aria-hidden className="text-muted" />, () => openDialog('tags'))}
            {item(t('exporting.action'), <FileOutput size={15} aria-hidden className="text-muted" />, () =>
              openDialog('export'),
            )}
          </ContextMenu.Popup>
        </ContextMenu.Positioner>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}
