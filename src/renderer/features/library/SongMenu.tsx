import { ContextMenu } from '@base-ui/react/context-menu';
import {
  AudioLines,
  ChevronRight,
  Disc3,
  FileOutput,
  Heart,
  HeartOff,
  ListEnd,
  ListPlus,
  ListStart,
  ListX,
  Play,
  Star,
  Tags,
} from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Track } from '../../../shared/domain/track';
import type { TrackSource } from '../../../shared/domain/track-source';
import { usePage, useView } from '../../app/page-context';
import { MENU_ITEM, MENU_LINE, MENU_POPUP } from '../../components/menu';
import { AddToPlaylist } from '../playlists/AddToPlaylist';
import { useQueueCommands } from '../queue/use-queue';
import { useOpinions } from './use-opinions';

const NONE: readonly Track[] = [];
const STARS = [5, 4, 3, 2, 1, null];

export interface SongMenuProps {
  /** The songs that are listed, so far as they were read. */
  tracks?: readonly Track[];
  /** Plays a song of the list. */
  onPlay?: (id: Track['id']) => void;
  /** Takes the selected entries out of the list that is shown; null where it is not one that people fill. */
  onRemove?: (() => void) | null;
  children: ReactNode;
}

/** What can be done with the selected songs, at a click with the right button or at the menu key. */
export function SongMenu({ tracks = NONE, onPlay, onRemove = null, children }: SongMenuProps) {
  const { t } = useTranslation();
  const { view } = usePage();
  const queue = useQueueCommands();
  const source = (): TrackSource => ({
    kind: 'tracks',
    ids: [...view.getState().selectedIds],
  });
  const { setFavourite, rate } = useOpinions();
  const selectedIds = useView((view) => view.selectedIds);
  const selectedId = useView((view) => view.selectedId);
  const favourites = useMemo(() => {
    const selected = tracks.filter(({ id }) => selectedIds.has(id));
    return selected.length > 0 && selected.every(({ favourite }) => favourite);
  }, [tracks, selectedIds]);
  const one = useMemo(() => tracks.find(({ id }) => id === selectedId), [tracks, selectedId]);
  const open = useView((view) => view.open);
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
            {onPlay &&
              item(t('library.playNow'), <Play size={15} aria-hidden className="text-muted" />, () => {
                if (selectedId !== null) onPlay(selectedId);
              })}
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
            {item(
              favourites ? t('library.noFavourite') : t('library.favourite'),
              favourites ? (
                <HeartOff size={15} aria-hidden className="text-muted" />
              ) : (
                <Heart size={15} aria-hidden className="text-muted" />
              ),
              () => void setFavourite([...selectedIds], !favourites),
            )}
            <ContextMenu.SubmenuRoot>
              <ContextMenu.SubmenuTrigger disabled={nothing} className={MENU_ITEM}>
                <Star size={15} aria-hidden className="text-muted" />
                <span className="flex-1">{t('library.rate')}</span>
                <ChevronRight size={14} aria-hidden className="text-muted" />
              </ContextMenu.SubmenuTrigger>
              <ContextMenu.Portal>
                <ContextMenu.Positioner className="z-30 outline-none" sideOffset={2}>
                  <ContextMenu.Popup className={MENU_POPUP}>
                    {STARS.map((stars) => (
                      <ContextMenu.Item
                        key={stars}
                        className={MENU_ITEM}
                        onClick={() => void rate([...selectedIds], stars)}
                      >
                        <span className="flex-1">
                          {stars === null ? t('library.unrate') : t('library.stars', { count: stars })}
                        </span>
                        <kbd className="text-2xs text-muted">{t('library.rateKey', { stars: stars ?? 0 })}</kbd>
                      </ContextMenu.Item>
                    ))}
                  </ContextMenu.Popup>
                </ContextMenu.Positioner>
              </ContextMenu.Portal>
            </ContextMenu.SubmenuRoot>
            {one?.albumId &&
              item(t('browse.goToAlbum'), <Disc3 size={15} aria-hidden className="text-muted" />, () => {
                if (one.albumId) open('album', one.albumId);
              })}
            {selectedId !== null &&
              item(t('likeness.similar'), <AudioLines size={15} aria-hidden className="text-muted" />, () =>
                open('similar', selectedId),
              )}
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
