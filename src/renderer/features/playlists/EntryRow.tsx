import type { TFunction } from 'i18next';
import { CircleAlert, Play } from 'lucide-react';
import { type DragEvent, type MouseEvent, memo } from 'react';
import type { PlaylistEntry } from '../../../shared/domain/playlist';
import { artworkUrl } from '../../app/artwork';
import { formatTime, NO_VALUE } from '../../app/format';
import { Cover } from '../../components/Cover';
import { cx } from '../../components/cx';
import { PlayingBars } from '../../components/PlayingBars';
import { TagText } from '../../components/TagText';

export const ENTRY_HEIGHT = 54;
export const ENTRY_GRID =
  'grid grid-cols-[2rem_minmax(0,1fr)_3.5rem] gap-x-4 px-3 @2xl:grid-cols-[2rem_minmax(0,5fr)_minmax(0,4fr)_3.5rem]';

export interface EntryRowProps {
  entry: PlaylistEntry;
  index: number;
  top: number;
  selected: boolean;
  current: 'playing' | 'paused' | null;
  draggable: boolean;
  onSelect(index: number, how: MouseEvent): void;
  onPlay(index: number): void;
  onDrag(index: number, event: DragEvent): void;
  t: TFunction;
}

export const entryRowId = (id: number) => `entry-${id}`;

export const EntryRow = memo(function EntryRow(props: EntryRowProps) {
  const { entry, index, top, selected, current, draggable, onSelect, onPlay, onDrag, t } = props;
  const { track, lost } = entry;
  const title = track?.title ?? lost?.title ?? '';
  const there = track?.available ?? false;
  const missing = track ? t('library.unavailable') : t('playlists.lost');
  return (
    <div
      role="row"
      id={entryRowId(entry.id)}
      aria-rowindex={index + 1}
      aria-selected={selected}
      aria-labelledby={`${entryRowId(entry.id)}-title`}
      data-entry-index={index}
      draggable={draggable}
      onDragStart={(event) => onDrag(index, event)}
      onClick={(event) => onSelect(index, event)}
      onDoubleClick={() => onPlay(index)}
      className={cx(
        ENTRY_GRID,
        'group/row absolute inset-x-3 items-center rounded-control',
        selected ? 'bg-selected ring-focus ring-inset group-focus-visible/grid:ring-2' : 'hover:bg-hover',
      )}
      style={{ height: ENTRY_HEIGHT, transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" className="numeric text-right text-xs text-muted">
        {index + 1}
      </div>
      <div role="gridcell" className="flex min-w-0 items-center gap-3">
        <span className="relative size-10 shrink-0">
          <Cover
            source={artworkUrl(track?.artworkHash ?? null, 'row')}
            seed={track?.album ?? title}
            className={cx('size-10 rounded-md', !there && 'opacity-40 grayscale')}
          />
          {track && (
            <button
              type="button"
              tabIndex={-1}
              aria-label={t('library.play', { title })}
              onClick={(event) => {
                event.stopPropagation();
                onPlay(index);
              }}
              className="absolute inset-0 grid place-items-center rounded-md bg-veil text-on-veil opacity-0 transition-opacity duration-100 group-hover/row:opacity-100 focus-visible:opacity-100"
            >
              <Play size={16} fill="currentColor" aria-hidden />
            </button>
          )}
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
              id={`${entryRowId(entry.id)}-title`}
              className={cx('font-medium', current ? 'text-accent' : there ? 'text-ink' : 'text-faint')}
            >
              {title}
            </TagText>
          </span>
          {there ? (
            <TagText className="text-xs text-muted">{track?.artist ?? t('library.unknownArtist')}</TagText>
          ) : (
            <span className="flex items-center gap-1 text-xs text-faint" title={lost?.path}>
              <CircleAlert size={12} aria-hidden />
              {missing}
            </span>
          )}
        </span>
      </div>
      <div role="gridcell" className="hidden min-w-0 text-muted @2xl:block">
        <TagText>{track?.album ?? lost?.album ?? NO_VALUE}</TagText>
      </div>
      <div role="gridcell" className="numeric text-right text-muted">
        {formatTime(track?.durationSeconds ?? lost?.durationSeconds ?? null)}
      </div>
    </div>
  );
});
