import { Disc3 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ALBUM_SORTS, type AlbumFilter, type AlbumSort, EVERY_ALBUM } from '../../../shared/domain/browse';
import { useView } from '../../app/page-context';
import { useFormat } from '../../app/use-format';
import { EmptyState } from '../../components/EmptyState';
import { Picker } from '../../components/Picker';
import { ViewHeader } from '../../components/ViewHeader';
import { ALBUM_LEAST, ALBUM_TEXT, AlbumTile } from './AlbumTile';
import { Gone } from './Gone';
import { TileGrid } from './TileGrid';
import { useAlbums } from './use-browse';

/** Orders whose greatest values are what people want to see first. */
const FROM_THE_TOP: readonly AlbumSort['by'][] = ['year', 'added', 'plays', 'played'];

/** Every album as its cover. */
export function AlbumsView() {
  const { t } = useTranslation();
  const { count } = useFormat();
  const sort = useView((view) => view.albumSort);
  const { total } = useAlbums(sort, EVERY_ALBUM);
  return (
    <div className="flex h-full flex-col">
      <ViewHeader
        title={t('browse.albums')}
        note={total === null ? '' : t('browse.albumCount', { count: total, formatted: count(total) })}
      >
        <AlbumOrder />
      </ViewHeader>
      <AlbumGrid filter={EVERY_ALBUM} label={t('browse.albums')} />
    </div>
  );
}

function AlbumOrder() {
  const { t } = useTranslation();
  const sort = useView((view) => view.albumSort);
  const sortAlbums = useView((view) => view.sortAlbums);
  return (
    <Picker
      label={t('browse.order')}
      value={sort.by}
      options={ALBUM_SORTS.map((by) => ({ value: by, label: t(`browse.by_${by}`) }))}
      onChange={(by) => sortAlbums({ by, direction: FROM_THE_TOP.includes(by) ? 'descending' : 'ascending' })}
    />
  );
}

/** The albums of a filter in the chosen order. */
export function AlbumGrid({ filter, label }: { filter: AlbumFilter; label: string }) {
  const { t } = useTranslation();
  const sort = useView((view) => view.albumSort);
  const open = useView((view) => view.open);
  const { items, total, failure, readOn } = useAlbums(sort, filter);
  if (failure) return <Gone failure={failure} />;
  if (total === null) return null;
  if (total === 0)
    return (
      <EmptyState
        icon={<Disc3 size={40} strokeWidth={1.5} />}
        title={t('browse.noAlbums')}
        text={t('browse.noAlbumsText')}
      />
    );
  return (
    <TileGrid
      key={`${sort.by} ${sort.direction}`}
      items={items}
      total={total}
      label={label}
      least={ALBUM_LEAST}
      text={ALBUM_TEXT}
      picture
      Tile={AlbumTile}
      onOpen={({ id }) => open('album', id)}
      onReadOn={readOn}
    />
  );
}
