import { useTranslation } from 'react-i18next';
import { EVERY_ALBUM } from '../../../shared/domain/browse';
import { usePage, useView } from '../../app/page-context';
import { shownList } from '../../app/shown-list';
import { useFormat } from '../../app/use-format';
import { Segmented } from '../../components/Segmented';
import { ViewHeader } from '../../components/ViewHeader';
import { SongTable } from '../library/SongTable';
import { useTracks } from '../library/use-tracks';
import { AlbumGrid } from './AlbumsView';
import { Gone } from './Gone';
import { useGenre } from './use-browse';

/** The songs or the albums of one genre. */
export function GenreView() {
  const { t } = useTranslation();
  const { count } = useFormat();
  const { view } = usePage();
  const id = useView((state) => state.subjectId) ?? 0;
  const shows = useView((state) => state.genreShows);
  const { data: genre, isError, error } = useGenre(id);
  if (isError) return <Gone failure={error} />;
  if (!genre) return null;
  return (
    <div className="flex h-full flex-col">
      <ViewHeader
        title={genre.name}
        note={t('library.songCount', { count: genre.tracks, formatted: count(genre.tracks) })}
      >
        <Segmented
          label={t('browse.show')}
          value={shows}
          options={[
            { value: 'songs', label: t('library.songs') },
            { value: 'albums', label: t('browse.albums') },
          ]}
          onChange={(genreShows) => view.setState({ genreShows })}
        />
      </ViewHeader>
      {shows === 'songs' ? (
        <GenreSongs key={id} id={id} label={genre.name} tracks={genre.tracks} />
      ) : (
        <AlbumGrid key={id} filter={{ ...EVERY_ALBUM, genreId: id }} label={genre.name} />
      )}
    </div>
  );
}

function GenreSongs({ id, label, tracks: expected }: { id: number; label: string; tracks: number }) {
  const sort = useView((state) => shownList(state).sort);
  const { tracks, total, readOn } = useTracks(sort, '', { kind: 'genre', id });
  return (
    <SongTable
      key={`${sort.by}/${sort.direction}`}
      tracks={tracks}
      total={total ?? expected}
      label={label}
      onReadOn={readOn}
    />
  );
}
