import { ContextMenu } from '@base-ui/react/context-menu';
import { ChevronRight, ListEnd, ListPlus, ListStart, Play, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrackGroup } from '../../../shared/domain/track-source';
import { useView } from '../../app/page-context';
import { MENU_ITEM, MENU_LINE, MENU_POPUP } from '../../components/menu';
import { AddToPlaylist } from '../playlists/AddToPlaylist';
import { groupSource, useGroupCommands } from './use-group-commands';

interface GroupMenuProps {
  group: TrackGroup;
  /** Whose page can be gone to; null for none. */
  artistId: number | null;
  children: ReactNode;
}

/** What can be done with an album or artist, at a click with the right button or at the menu key. */
export function GroupMenu({ group, artistId, children }: GroupMenuProps) {
  const { t } = useTranslation();
  const open = useView((view) => view.open);
  const { play, enqueue } = useGroupCommands();
  const item = (text: string, icon: ReactNode, onClick: () => void) => (
    <ContextMenu.Item onClick={onClick} className={MENU_ITEM}>
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
            {item(t('library.playNow'), <Play size={15} aria-hidden className="text-muted" />, () => void play(group))}
            {item(t('queue.playNext'), <ListStart size={15} aria-hidden className="text-muted" />, () => {
              void enqueue(group, 'next');
            })}
            {item(t('queue.add'), <ListEnd size={15} aria-hidden className="text-muted" />, () => {
              void enqueue(group, 'end');
            })}
            <ContextMenu.SubmenuRoot>
              <ContextMenu.SubmenuTrigger className={MENU_ITEM}>
                <ListPlus size={15} aria-hidden className="text-muted" />
                <span className="flex-1">{t('playlists.addTo')}</span>
                <ChevronRight size={14} aria-hidden className="text-muted" />
              </ContextMenu.SubmenuTrigger>
              <ContextMenu.Portal>
                <ContextMenu.Positioner className="z-30 outline-none" sideOffset={2}>
                  <ContextMenu.Popup className={MENU_POPUP}>
                    <AddToPlaylist source={() => groupSource(group)} Item={ContextMenu.Item} />
                  </ContextMenu.Popup>
                </ContextMenu.Positioner>
              </ContextMenu.Portal>
            </ContextMenu.SubmenuRoot>
            {artistId !== null && (
              <>
                <div className={MENU_LINE} />
                {item(t('browse.goToArtist'), <UserRound size={15} aria-hidden className="text-muted" />, () =>
                  open('artist', artistId),
                )}
              </>
            )}
          </ContextMenu.Popup>
        </ContextMenu.Positioner>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}
