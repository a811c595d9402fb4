import { UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Artist } from '../../../shared/domain/browse';
import { artworkUrl } from '../../app/artwork';
import { usePage, useView } from '../../app/page-context';
import { useFormat } from '../../app/use-format';
import { Cover } from '../../components/Cover';
import { cx } from '../../components/cx';
import { EmptyState } from '../../components/EmptyState';
import { Segmented } from '../../components/Segmented';
import { TagText } from '../../components/TagText';
import { ViewHeader } from '../../components/ViewHeader';
import { Gone } from './Gone';
import { GroupMenu } from './GroupMenu';
import { TileGrid, type TileProps } from './TileGrid';
import { useArtists } from './use-browse';

/** Everybody who performs, or everybody who composes. */
export function ArtistsView() {
  const { t } = useTranslation();
  const { count } = useFormat();
  const { view } = usePage();
  const kind = useView((state) => state.artistKind);
  const open = useView((state) => state.open);
  const { items, total, failure, readOn } = useArtists(kind);
  if (failure) return <Gone failure={failure} />;
  return (
    <div className="flex h-full flex-col">
      <ViewHeader
        title={t('browse.artists')}
        note={total === null ? '' : t('browse.artistCount', { count: total, formatted: count(total) })}
      >
        <Segmented
          label={t('browse.kind')}
          value={kind}
          options={[
            { value: 'performers', label: t('browse.performers') },
            { value: 'composers', label: t('browse.composers') },
          ]}
          onChange={(artistKind) => view.setState({ artistKind })}
        />
      </ViewHeader>
      {total === 0 ? (
        <EmptyState
          icon={<UserRound size={40} strokeWidth={1.5} />}
          title={t('browse.noArtists')}
          text={t('browse.noArtistsText')}
        />
      ) : (
        total !== null && (
          <TileGrid
            key={kind}
            items={items}
            total={total}
            label={t('browse.artists')}
            least={128}
            text={54}
            picture
            Tile={ArtistTile}
            onOpen={({ id }) => open('artist', id)}
            onReadOn={readOn}
          />
        )
      )}
    </div>
  );
}

function ArtistTile({ item: artist, current = false }: TileProps<Artist>) {
  const { t } = useTranslation();
  const { count } = useFormat();
  const open = useView((view) => view.open);
  const tracks = artist.tracks > 0 ? artist.tracks : artist.composed;
  const kind = artist.tracks > 0 ? 'artist' : 'composer';
  return (
    <GroupMenu group={{ kind, id: artist.id }} artistId={null}>
      <button
        type="button"
        tabIndex={-1}
        onClick={() => open('artist', artist.id)}
        className={cx(
          'block w-full rounded-card text-center',
          current && 'ring-2 ring-focus ring-offset-4 ring-offset-surface',
        )}
      >
        <Cover
          source={artworkUrl(artist.artworkHash, 'tile')}
          seed={artist.name}
          className="aspect-square w-full rounded-full shadow-cover"
        />
        <TagText className="mt-2.5 text-center! font-medium">{artist.name}</TagText>
        <span className="numeric block truncate text-xs text-muted">
          {t('library.songCount', { count: tracks, formatted: count(tracks) })}
        </span>
      </button>
    </GroupMenu>
  );
}
