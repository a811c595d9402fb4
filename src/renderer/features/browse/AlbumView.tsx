import { Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AlbumPage } from '../../../shared/domain/browse';
import type { Track } from '../../../shared/domain/track';
import { artworkUrl } from '../../app/artwork';
import { useView } from '../../app/page-context';
import { shownList } from '../../app/shown-list';
import { useFormat } from '../../app/use-format';
import { Button } from '../../components/Button';
import { Cover } from '../../components/Cover';
import { SongTable } from '../library/SongTable';
import { useTracks } from '../library/use-tracks';
import { useLength } from '../playlists/use-length';
import { Gone } from './Gone';
import { LinkText } from './LinkText';
import { useAlbum } from './use-browse';
import { useGroupCommands } from './use-group-commands';

/** One album: what it is, and its songs by disc and position. */
export function AlbumView() {
  const id = useView((view) => view.subjectId) ?? 0;
  const { data: page, isError, error } = useAlbum(id);
  if (isError) return <Gone failure={error} />;
  return page ? <Shown key={id} page={page} /> : null;
}

function Shown({ page }: { page: AlbumPage }) {
  const { album, discs } = page;
  const sort = useView((view) => shownList(view).sort);
  const { tracks, total, readOn } = useTracks(sort, '', { kind: 'album', id: album.id });
  const several = discs.length > 1;
  const placeOf = ({ discNumber, trackNumber }: Track) => {
    const place = trackNumber === null ? '' : String(trackNumber);
    return several && place !== '' ? `${discNumber ?? 1}.${place}` : place;
  };
  return (
    <div className="flex h-full flex-col">
      <AlbumHead page={page} />
      <SongTable
        tracks={tracks}
        total={total ?? album.tracks}
        label={album.title}
        placeOf={placeOf}
        onReadOn={readOn}
      />
    </div>
  );
}

function AlbumHead({ page: { album, genres, sizeBytes, discs } }: { page: AlbumPage }) {
  const { t } = useTranslation();
  const { count, bytes } = useFormat();
  const length = useLength();
  const open = useView((view) => view.open);
  const { play } = useGroupCommands();
  const { artistId, year } = album;
  const artist = album.artist ?? t('browse.variousArtists');
  const facts = [
    t('library.songCount', { count: album.tracks, formatted: count(album.tracks) }),
    length(album.durationSeconds),
    bytes(sizeBytes),
  ];
  return (
    <header className="flex shrink-0 items-end gap-6 px-6 pt-6 pb-5 max-md:pl-14">
      <Cover
        source={artworkUrl(album.artworkHash, 'tile')}
        seed={album.title}
        className="size-40 rounded-card shadow-cover max-sm:hidden"
      />
      <div className="min-w-0 flex-1">
        <p className="text-xs font-medium text-muted">
          {album.compilation ? t('browse.compilation') : t('browse.album')}
        </p>
        <h1 dir="auto" className="line-clamp-2 text-[1.75rem] leading-tight font-semibold tracking-tight">
          {album.title}
        </h1>
        <p className="mt-1 flex min-w-0 flex-wrap items-baseline gap-x-2">
          {artistId === null ? (
            <span>{artist}</span>
          ) : (
            <LinkText text={artist} className="font-medium" onOpen={() => open('artist', artistId)} />
          )}
          {year !== null && <LinkText text={String(year)} className="numeric" onOpen={() => open('year', year)} />}
          {genres.map((genre) => (
            <LinkText key={genre.id} text={genre.name} onOpen={() => open('genre', genre.id)} />
          ))}
        </p>
        <p className="numeric mt-1 text-[0.8125rem] text-muted">{facts.join(' · ')}</p>
        {discs.length > 1 && (
          <p className="numeric text-[0.8125rem] text-muted">
            {discs
              .map((disc) => t('browse.disc', { number: disc.number, length: length(disc.durationSeconds) }))
              .join(' · ')}
          </p>
        )}
        <Button
          variant="primary"
          className="mt-3"
          icon={<Play size={16} fill="currentColor" aria-hidden />}
          onClick={() => void play({ kind: 'album', id: album.id })}
        >
          {t('browse.playAll')}
        </Button>
      </div>
    </header>
  );
}
