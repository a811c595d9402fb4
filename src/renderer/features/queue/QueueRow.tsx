import { X } from 'lucide-react';
import { type DragEvent, type MouseEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueEntry } from '../../../shared/domain/queue';
import { artworkUrl } from '../../app/artwork';
import { formatTime } from '../../app/format';
import { Cover } from '../../components/Cover';
import { cx } from '../../components/cx';
import { IconButton } from '../../components/IconButton';
import { PlayingBars } from '../../components/PlayingBars';
import { TagText } from '../../components/TagText';

export const QUEUE_ROW_HEIGHT = 48;
export const queueRowId = (number: number) => `queued-${number}`;

export interface QueueRowProps {
  entry: QueueEntry;
  place: number;
  top: number;
  selected: boolean;
  current: boolean;
  /** It was played or passed over. */
  past: boolean;
  /** Music plays now. */
  moving: boolean;
  onSelect(place: number, how: MouseEvent): void;
  onPlay(entry: QueueEntry): void;
  onRemove(number: number): void;
  onDrag(place: number, event: DragEvent): void;
}

export const QueueRow = memo(function QueueRow(props: QueueRowProps) {
  const { entry, place, top, selected, current, past, moving, onSelect, onPlay, onRemove, onDrag } = props;
  const { t } = useTranslation();
  const { track, number } = entry;
  const title = track?.title ?? t('playlists.lost');
  return (
    <div
      role="row"
      id={queueRowId(number)}
      aria-rowindex={entry.index + 1}
      aria-selected={selected}
      aria-current={current ? 'true' : undefined}
      aria-labelledby={`${queueRowId(number)}-title`}
      draggable
      onDragStart={(event) => onDrag(place, event)}
      onClick={(event) => onSelect(place, event)}
      onDoubleClick={() => onPlay(entry)}
      className={cx(
        'group/row absolute inset-x-2 flex items-center gap-2.5 rounded-control px-2',
        selected ? 'bg-selected ring-focus ring-inset group-focus-visible/grid:ring-2' : 'hover:bg-hover',
      )}
      style={{ height: QUEUE_ROW_HEIGHT, transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" className="flex min-w-0 flex-1 items-center gap-2.5">
        <Cover
          source={artworkUrl(track?.artworkHash ?? null, 'row')}
          seed={track?.album ?? title}
          className={cx('size-9 rounded-md', past && 'opacity-60')}
        />
        {current && <PlayingBars moving={moving} label={moving ? t('library.playingNow') : t('library.pausedNow')} />}
        <span className="min-w-0 flex-1">
          <TagText
            id={`${queueRowId(number)}-title`}
            className={cx(
              'text-[0.8125rem] font-medium',
              current ? 'text-accent' : past || !track ? 'text-muted' : 'text-ink',
            )}
          >
            {title}
          </TagText>
          <TagText className="text-xs text-muted">{track?.artist ?? t('library.unknownArtist')}</TagText>
        </span>
      </div>
      <div role="gridcell" className="flex items-center">
        <span className="numeric text-xs text-muted group-focus-within/row:hidden group-hover/row:hidden">
          {formatTime(track?.durationSeconds ?? null)}
        </span>
        <span className="hidden group-focus-within/row:inline group-hover/row:inline">
          <IconButton
            size="small"
            tabIndex={-1}
            label={t('queue.remove', { title })}
            icon={<X size={14} aria-hidden />}
            onClick={(event) => {
              event.stopPropagation();
              onRemove(number);
            }}
          />
        </span>
      </div>
    </div>
  );
});
