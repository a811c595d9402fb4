import type { TFunction } from 'i18next';
import { CircleAlert, Play } from 'lucide-react';
import { memo } from 'react';
import type { Track } from '../../../shared/domain/track';
import { artworkUrl } from '../../app/artwork';
import { formatTime } from '../../app/format';
import { Cover } from '../../components/Cover';
import { cx } from '../../components/cx';
import { PlayingBars } from '../../components/PlayingBars';
import { TagText } from '../../components/TagText';
import { COLUMN_GRID, type Column, ROW_HEIGHT } from './columns';
import { Heart } from './Heart';
import type { RowNames } from './row-names';
import { SongCell } from './SongCell';

/** Made once, so that drawing another song in the same row does not draw it. */
const PLAY = <Play size={16} fill="currentColor" aria-hidden />;

/** Keys that make a click extend the selection instead of starting a new one. */
export type SelectionKeys = Pick<MouseEvent, 'ctrlKey' | 'metaKey' | 'shiftKey'>;

export interface SongRowProps {
  track: Track;
  /** Place in the whole list, from 0. */
  index: number;
  top: number;
  selected: boolean;
  /** What the player does with this track, if it is the current one. */
  current: 'playing' | 'paused' | null;
  /** `how` says which keys were held. */
  onSelect(id: Track['id'], how?: SelectionKeys): void;
  onPlay(id: Track['id']): void;
  onFavourite(ids: readonly Track['id'][], favourite: boolean): void;
  onRate(ids: readonly Track['id'][], stars: number | null): void;
  columns: readonly Column[];
  template: string;
  /** Place within an album, shown instead of the cover; null for lists of several albums. */
  place: string | null;
  language: string;
  /** Given by the table, because a subscription of each row's own would slow scrolling down. */
  t: TFunction;
  names: RowNames;
}

export function rowId(id: Track['id']): string {
  return `song-${id}`;
}

export const SongRow = memo(function SongRow({
  track,
  index,
  top,
  selected,
  current,
  onSelect,
  onPlay,
  onFavourite,
  onRate,
  columns,
  template,
  place,
  language,
  t,
  names,
}: SongRowProps) {
  const dimmed = track.available ? 'text-muted' : 'text-faint';
  return (
    <div
      role="row"
      id={rowId(track.id)}
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-labelledby={`${rowId(track.id)}-title`}
      data-track-id={track.id}
      draggable
      onClick={(event) => onSelect(track.id, event)}
      onDoubleClick={() => onPlay(track.id)}
      className={cx(
        COLUMN_GRID,
        'group/row absolute inset-x-3 items-center rounded-control contain-layout contain-size contain-style',
        selected ? 'bg-selected ring-focus ring-inset group-focus-visible/grid:ring-2' : 'hover:bg-hover',
      )}
      style={{ height: ROW_HEIGHT, transform: `translateY(${top}px)`, gridTemplateColumns: template }}
    >
      <div role="gridcell" className="flex min-w-0 items-center gap-3">
        <span className="relative size-10 shrink-0">
          {place === null ? (
            <Cover
              source={artworkUrl(track.artworkHash, 'row')}
              seed={track.album ?? track.title}
              className={cx('size-10 rounded-md', !track.available && 'opacity-40 grayscale')}
            />
          ) : (
            <span className="numeric grid size-10 place-items-center text-muted group-hover/row:opacity-0">
              {place}
            </span>
          )}
          <button
            type="button"
            tabIndex={-1}
            aria-label={names.play(track.title)}
            onClick={(event) => {
              event.stopPropagation();
              onSelect(track.id);
              onPlay(track.id);
            }}
            onDoubleClick={(event) => event.stopPropagation()}
            className="absolute inset-0 grid place-items-center rounded-md text-transparent transition-colors duration-100 group-hover/row:bg-veil group-hover/row:text-on-veil focus-visible:bg-veil focus-visible:text-on-veil"
          >
            {PLAY}
          </button>
        </span>
        <span className="min-w-0 flex-1">
          <span className="flex min-w-0 items-center gap-2">
            {current && (
              <PlayingBars
                moving={current === 'playing'}
                label={current === 'playing' ? t('library.playingNow') : t('library.pausedNow')}
              />
            )}
            <TagText
              id={`${rowId(track.id)}-title`}
              className={cx('font-medium', current ? 'text-accent' : track.available ? 'text-ink' : 'text-faint')}
            >
              {track.title}
            </TagText>
          </span>
          {track.available ? (
            <ArtistLine columns={columns} text={track.artist ?? t('library.unknownArtist')} />
          ) : (
            <span className="flex items-center gap-1 text-xs text-faint">
              <CircleAlert size={12} aria-hidden />
              {t('library.unavailable')}
            </span>
          )}
        </span>
      </div>
      {columns.map((column) => (
        <SongCell
          key={column.id}
          column={column}
          track={track}
          className={dimmed}
          onRate={onRate}
          language={language}
          t={t}
          names={names}
        />
      ))}
      <div role="gridcell" className="grid place-items-center">
        <Heart track={track} onFavourite={onFavourite} names={names} />
      </div>
      <div role="gridcell" className={cx('numeric text-right', dimmed)}>
        {formatTime(track.durationSeconds)}
      </div>
    </div>
  );
});

/** Where there is no column for the artist, it stands below the title. */
function ArtistLine({ columns, text }: { columns: readonly Column[]; text: string }) {
  if (columns[0]?.id === 'artist') return null;
  return <TagText className="text-xs text-muted">{text}</TagText>;
}
