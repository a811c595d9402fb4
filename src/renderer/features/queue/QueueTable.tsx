import { useVirtualizer } from '@tanstack/react-virtual';
import { type DragEvent, type KeyboardEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueEntry } from '../../../shared/domain/queue';
import { cx } from '../../components/cx';
import { moveSelection } from '../library/move-selection';
import { usePlayback } from '../playback/use-playback';
import { carriesTracks, dragEntries, dragTracks, entriesOf, QUEUED, tracksOf } from '../playlists/drag';
import { useRowDrop } from '../playlists/use-row-drop';
import { useSelection } from '../playlists/use-selection';
import { QUEUE_ROW_HEIGHT, QueueRow, queueRowId } from './QueueRow';
import { useQueueCommands } from './use-queue';

export interface QueueTableProps {
  entries: readonly QueueEntry[];
  total: number;
  /** What is shown is the queue itself, not what a search found in it: it can be put in another order. */
  whole: boolean;
  onReadOn(): void;
}

/** The queue's entries, of which only those in sight exist. */
export function QueueTable({ entries, total, whole, onReadOn }: QueueTableProps) {
  const { t } = useTranslation();
  const grid = useRef<HTMLDivElement>(null);
  const commands = useQueueCommands();
  const { jump, remove } = commands;
  const current = usePlayback((state) => state?.queueIndex ?? null);
  const playing = usePlayback((state) => state?.kind === 'playing');
  const numbers = useMemo(() => entries.map(({ number }) => number), [entries]);
  const selection = useSelection(numbers);
  const { chosen } = selection;
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => grid.current,
    estimateSize: () => QUEUE_ROW_HEIGHT,
    overscan: 8,
    paddingEnd: 8,
  });
  const rows = virtual.getVirtualItems();
  const missing = (rows.at(-1)?.index ?? -1) >= entries.length;
  useEffect(() => {
    if (missing) onReadOn();
  }, [missing, onReadOn]);

  // It opens at what plays; afterwards the person scrolls.
  const opened = useRef(false);
  useEffect(() => {
    if (opened.current || current === null || current >= entries.length || !whole) return;
    opened.current = true;
    virtual.scrollToIndex(current, { align: 'center' });
  }, [current, entries.length, whole, virtual]);

  const drop = useRowDrop({
    list: grid,
    first: 0,
    rowHeight: QUEUE_ROW_HEIGHT,
    rows: entries.length,
    accepts: (transfer) => whole && carriesTracks(transfer),
    onDrop: (transfer, index) => {
      const moved = entriesOf(transfer, QUEUED);
      if (moved.length > 0) void commands.move(moved, numbers[index] ?? null);
      else
        void commands.add({ kind: 'tracks', ids: tracksOf(transfer) }, index === (current ?? -1) + 1 ? 'next' : 'end');
    },
  });
  const shift = (by: -1 | 1) => {
    const places = numbers.flatMap((number, place) => (chosen.has(number) ? [place] : []));
    const target = by < 0 ? (places[0] ?? 0) - 1 : (places.at(-1) ?? 0) + 2;
    if (!whole || places.length === 0 || target < 0 || target > numbers.length) return;
    void commands.move(selection.inOrder(), numbers[target] ?? null);
  };
  const onDrag = (place: number, event: DragEvent) => {
    const number = numbers[place] ?? 0;
    const dragged = chosen.has(number) ? selection.inOrder() : [number];
    const wanted = new Set(dragged);
    const tracks = entries.flatMap((entry) => (wanted.has(entry.number) && entry.track ? [entry.track.id] : []));
    dragTracks(event.dataTransfer, tracks);
    dragEntries(event.dataTransfer, QUEUED, dragged);
  };
  const onPlay = useCallback((entry: QueueEntry) => void jump(entry.number), [jump]);
  const onRemove = useCallback((number: number) => void remove([number]), [remove]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== grid.current) return;
    if (event.key === 'Delete' && chosen.size > 0) return void remove(selection.inOrder());
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      return shift(event.key === 'ArrowUp' ? -1 : 1);
    }
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const at = entries[selection.lastIndex];
    if (event.key === 'Enter' && at) return onPlay(at);
    const pageRows = Math.floor(grid.current.clientHeight / QUEUE_ROW_HEIGHT);
    const to = moveSelection(event.key, selection.lastIndex, entries.length, pageRows);
    if (to === null) return;
    event.preventDefault();
    selection.select(to, event);
    virtual.scrollToIndex(to);
  };

  return (
    <div
      ref={grid}
      role="grid"
      tabIndex={0}
      aria-label={t('queue.title')}
      aria-multiselectable
      aria-rowcount={total}
      aria-activedescendant={
        rows.some((row) => numbers[row.index] === selection.lastId) ? queueRowId(selection.lastId ?? 0) : undefined
      }
      onKeyDown={onKeyDown}
      {...drop.handlers}
      className={cx(
        'group/grid min-h-0 flex-1 overflow-x-hidden overflow-y-auto rounded-b-pane',
        chosen.size > 0 ? 'outline-none!' : '-outline-offset-2!',
      )}
    >
      <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
        {rows.map((row) => {
          const entry = entries[row.index];
          return (
            entry && (
              <QueueRow
                key={entry.number}
                entry={entry}
                place={row.index}
                top={row.start}
                selected={chosen.has(entry.number)}
                current={entry.index === current}
                past={current !== null && entry.index < current}
                moving={playing}
                onSelect={selection.select}
                onPlay={onPlay}
                onRemove={onRemove}
                onDrag={onDrag}
              />
            )
          );
        })}
        {drop.at !== null && (
          <div
            aria-hidden
            className="pointer-events-none absolute inset-x-3 h-0.5 rounded-full bg-accent"
            style={{ top: Math.max(1, drop.at * QUEUE_ROW_HEIGHT) - 1 }}
          />
        )}
      </div>
    </div>
  );
}
