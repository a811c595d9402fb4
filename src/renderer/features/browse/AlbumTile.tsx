import { Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Album } from '../../../shared/domain/browse';
import { artworkUrl } from '../../app/artwork';
import { useView } from '../../app/page-context';
import { Cover } from '../../components/Cover';
import { cx } from '../../components/cx';
import { TagText } from '../../components/TagText';
import { GroupMenu } from './GroupMenu';
import type { TileProps } from './TileGrid';
import { useGroupCommands } from './use-group-commands';

/** Height of what stands below the cover, CSS pixels. */
export const ALBUM_TEXT = 66;
export const ALBUM_LEAST = 152;

/** An album in a grid: a click opens it, the button on its cover plays it. */
export function AlbumTile({ item: album, current = false, focusable = false }: AlbumTileProps) {
  const { t } = useTranslation();
  const open = useView((view) => view.open);
  const { play } = useGroupCommands();
  const group = { kind: 'album', id: album.id } as const;
  const artist = album.artist ?? t('browse.variousArtists');
  return (
    <GroupMenu group={group} artistId={album.artistId}>
      <div className="group/tile relative">
        <button
          type="button"
          tabIndex={focusable ? 0 : -1}
          onClick={() => open('album', album.id)}
          className={cx(
            'block w-full rounded-card text-left',
            current && 'ring-2 ring-focus ring-offset-4 ring-offset-surface',
          )}
        >
          <Cover
            source={artworkUrl(album.artworkHash, 'tile')}
            seed={album.title}
            className="aspect-square w-full rounded-card shadow-cover"
          />
          <TagText className="mt-2.5 font-medium">{album.title}</TagText>
          <TagText className="text-xs text-muted">{artist}</TagText>
          {album.year !== null && <span className="numeric block text-xs text-faint">{album.year}</span>}
        </button>
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('library.play', { title: album.title })}
          onClick={() => void play(group)}
          className="absolute top-2 right-2 grid size-10 place-items-center rounded-full bg-veil text-on-veil opacity-0 transition-opacity duration-100 group-hover/tile:opacity-100 focus-visible:opacity-100"
        >
          <Play size={18} fill="currentColor" aria-hidden />
        </button>
      </div>
    </GroupMenu>
  );
}

interface AlbumTileProps extends TileProps<Album> {
  /** Reached by Tab, where no grid has keys for it. */
  focusable?: boolean;
}
