import type { TFunction } from 'i18next';
import { CircleAlert, Play } from 'lucide-react';
import { memo } from 'react';
import type { Track } from '../../../shared/domain/track';
import { artworkUrl } from '../../app/artwork';
import { formatTime, NO_VALUE } from '../../app/format';
import { Cover } from '../../components/Cover';
import { cx } from '../../components/cx';
import { PlayingBars } from '../../components/PlayingBars';
import { TagText } from '../../components/TagText';
import { COLUMN_GRID, ROW_HEIGHT } from './columns';

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
  /** Given by the table, because a subscription of each row's own would slow scrolling down. */
  t: TFunction;
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
  t,
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
        'group/row absolute inset-x-3 items-center rounded-control',
        selected ? 'bg-selected ring-focus ring-inset group-focus-visible/grid:ring-2' : 'hover:bg-hover',
      )}
      style={{ height: ROW_HEIGHT, transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" className="flex min-w-0 items-center gap-3">
        <span className="relative size-10 shrink-0">
          <Cover
            source={artworkUrl(track.artworkHash, 'row')}
            seed={track.album ?? track.title}
            className={cx('size-10 rounded-md', !track.available && 'opacity-40 grayscale')}
          />
          <button
            type="button"
            tabIndex={-1}
            aria-label={t('library.play', { title: track.title })}
            onClick={(event) => {
              event.stopPropagation();
              onSelect(track.id);
              onPlay(track.id);
            }}
            onDoubleClick={(event) => event.stopPropagation()}
            className="absolute inset-0 grid place-items-center rounded-md bg-veil text-on-veil opacity-0 transition-opacity duration-100 group-hover/row:opacity-100 focus-visible:opacity-100"
          >
            <Play size={16} fill="currentColor" aria-hidden />
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
            <TagText className="text-xs text-muted @lg:hidden">{track.artist ?? t('library.unknownArtist')}</TagText>
          ) : (
            <span className="flex items-center gap-1 text-xs text-faint">
              <CircleAlert size={12} aria-hidden />
              {t('library.unavailable')}
            </span>
          )}
        </span>
      </div>
      <Cell className={cx('hidden @lg:block', dimmed)} text={track.artist} />
      <Cell className={cx('hidden @2xl:block', dimmed)} text={track.album} />
      <div role="gridcell" className={cx('numeric hidden text-right @3xl:block', dimmed)}>
        {track.year ?? NO_VALUE}
      </div>
      <div role="gridcell" className={cx('numeric text-right', dimmed)}>
        {formatTime(track.durationSeconds)}
      </div>
    </div>
  );
});

function Cell({ text, className }: { text: string | null; className: string }) {
  return (
    <div role="gridcell" className={cx('min-w-0', className)}>
      {text === null ? NO_VALUE : <TagText>{text}</TagText>}
    </div>
  );
}
