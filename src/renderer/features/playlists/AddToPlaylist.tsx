import { ListMusic, Plus } from 'lucide-react';
import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrackSource } from '../../../shared/domain/track-source';
import { useView } from '../../app/page-context';
import { MENU_ITEM, MENU_LINE } from '../../components/menu';
import { TagText } from '../../components/TagText';
import { usePlaylistCommands, usePlaylists } from './use-playlists';

interface AddToPlaylistProps {
  /** What is added, asked for at the click. */
  source(): TrackSource;
  /** Items of the menu that this is a part of. */
  Item: ComponentType<{ className: string; onClick(): void; children: ReactNode }>;
}

/** Every playlist that can be filled, as items of a menu, and a new one. */
export function AddToPlaylist({ source, Item }: AddToPlaylistProps) {
  const { t } = useTranslation();
  const playlists = usePlaylists().filter(({ smart }) => !smart);
  const draftPlaylist = useView((view) => view.draftPlaylist);
  const { add } = usePlaylistCommands();
  return (
    <>
      <Item className={MENU_ITEM} onClick={() => draftPlaylist({ id: null, smart: false, source: source() })}>
        <Plus size={15} aria-hidden className="text-muted" />
        {t('playlists.newPlaylist')}
      </Item>
      {playlists.length > 0 && <div className={MENU_LINE} />}
      {playlists.map((playlist) => (
        <Item key={playlist.id} className={MENU_ITEM} onClick={() => void add(playlist, source())}>
          <ListMusic size={15} aria-hidden className="shrink-0 text-muted" />
          <TagText>{playlist.name}</TagText>
        </Item>
      ))}
    </>
  );
}
