import { Play } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlbumFilter, ArtistPage, FirstAlbums } from '../../../shared/domain/browse';
import { useView } from '../../app/page-context';
import { useFormat } from '../../app/use-format';
import { Button } from '../../components/Button';
import { ViewHeader } from '../../components/ViewHeader';
import { AlbumTile } from './AlbumTile';
import { Gone } from './Gone';
import { TopSongs } from './TopSongs';
import { useArtist, useFurtherAlbums } from './use-browse';
import { useGroupCommands } from './use-group-commands';

/** One artist: what is heard most, its albums, and where it takes part. */
export function ArtistView() {
  const id = useView((view) => view.subjectId) ?? 0;
  const { data: page, isError, error } = useArtist(id);
  if (isError) return <Gone failure={error} />;
  return page ? <Shown key={id} page={page} /> : null;
}

function Shown({ page: { artist, own, appearsOn, topTracks } }: { page: ArtistPage }) {
  const { t } = useTranslation();
  const { count } = useFormat();
  const { play } = useGroupCommands();
  const group = { kind: artist.tracks > 0 ? 'artist' : 'composer', id: artist.id } as const;
  const songs = artist.tracks > 0 ? artist.tracks : artist.composed;
  const note = [
    artist.albums > 0 ? t('browse.albumCount', { count: artist.albums, formatted: count(artist.albums) }) : null,
    t('library.songCount', { count: songs, formatted: count(songs) }),
  ];
  return (
    <div className="flex h-full flex-col">
      <ViewHeader title={artist.name} note={note.filter(Boolean).join(' · ')}>
        <Button
          variant="primary"
          icon={<Play size={16} fill="currentColor" aria-hidden />}
          onClick={() => void play(group)}
        >
          {t('browse.playAll')}
        </Button>
      </ViewHeader>
      <div className="min-h-0 flex-1 overflow-y-auto rounded-b-pane px-6 pb-8">
        <Part title={t('browse.topSongs')}>
          <TopSongs tracks={topTracks} group={group} />
        </Part>
        {own.albums.length > 0 && (
          <Part title={t('browse.albums')}>
            <Covers first={own} only={{ artistId: artist.id }} />
          </Part>
        )}
        {appearsOn.albums.length > 0 && (
          <Part title={t('browse.appearsOn')}>
            <Covers first={appearsOn} only={{ appearsId: artist.id }} />
          </Part>
        )}
      </div>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="pt-4">
      <h2 id={id} className="pb-2 text-[0.9375rem] font-semibold tracking-tight">
        {title}
      </h2>
      {children}
    </section>
  );
}

/** The first albums, and the ones after them as they are asked for. */
function Covers({ first, only }: { first: FirstAlbums; only: Partial<AlbumFilter> }) {
  const { t } = useTranslation();
  const further = useFurtherAlbums(first.next, only);
  if (further.failure) return <Gone failure={further.failure} />;
  return (
    <>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-5 pt-1">
        {[...first.albums, ...further.albums].map((album) => (
          <li key={album.id} className="min-w-0">
            <AlbumTile item={album} focusable />
          </li>
        ))}
      </ul>
      {further.more && (
        <div className="pt-4">
          <Button onClick={further.readOn}>{t('browse.moreAlbums')}</Button>
        </div>
      )}
    </>
  );
}
