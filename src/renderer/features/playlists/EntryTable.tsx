import { useVirtualizer } from '@tanstack/react-virtual';
import { type DragEvent, type KeyboardEvent, type MouseEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaylistEntry } from '../../../shared/domain/playlist';
import { usePage } from '../../app/page-context';
import { cx } from '../../components/cx';
import { moveSelection } from '../library/move-selection';
import { SongMenu } from '../library/SongMenu';
import { usePlayback } from '../playback/use-playback';
import { carriesTracks, dragEntries, dragTracks, ENTRIES, entriesOf, tracksOf } from './drag';
import { ENTRY_HEIGHT, EntryRow, entryRowId } from './EntryRow';
import { usePlaylistCommands } from './use-playlists';
import { useRowDrop } from './use-row-drop';
import { useSelection } from './use-selection';

const FIRST = 6;

export interface EntryTableProps {
  playlist: { id: number; name: string };
  smart: boolean;
  entries: readonly PlaylistEntry[];
  total: number;
  onReadOn(): void;
}

/** What is in a playlist: only the rows in sight exist. Rows are put elsewhere by dragging, or with Alt and the arrows. */
export function EntryTable({ playlist, smart, entries, total, onReadOn }: EntryTableProps) {
  const { t } = useTranslation();
  const { view } = usePage();
  const { id } = playlist;
  const grid = useRef<HTMLDivElement>(null);
  const commands = usePlaylistCommands();
  const ids = useMemo(() => entries.map((entry) => entry.id), [entries]);
  const selection = useSelection(ids);
  const currentId = usePlayback((state) => state?.track?.id ?? null);
  const playing = usePlayback((state) => state?.kind === 'playing');
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => grid.current,
    estimateSize: () => ENTRY_HEIGHT,
    overscan: 8,
    paddingStart: FIRST,
    paddingEnd: 12,
  });
  const rows = virtual.getVirtualItems();
  const missing = (rows.at(-1)?.index ?? -1) >= entries.length;
  useEffect(() => {
    if (missing) onReadOn();
  }, [missing, onReadOn]);

  const tracksAt = (chosen: readonly number[]) => {
    const wanted = new Set(chosen);
    return entries.flatMap(({ id: entry, track }) => (wanted.has(entry) && track ? [track.id] : []));
  };
  // What else is done with songs is done with those of the selected entries.
  const { chosen } = selection;
  useEffect(() => {
    const tracks = entries.flatMap((entry) => (chosen.has(entry.id) && entry.track ? [entry.track.id] : []));
    view.setState({ selectedIds: new Set(tracks), selectedId: tracks.at(-1) ?? null });
  }, [chosen, entries, view]);

  const { play: playEntry } = commands;
  const play = useCallback(
    (index: number) => {
      grid.current?.focus({ preventScroll: true });
      const track = entries[index]?.track;
      if (track) void playEntry(id, track.id, index);
    },
    [entries, id, playEntry],
  );
  const remove = () => {
    if (!smart && chosen.size > 0) void commands.removeEntries(id, selection.inOrder());
  };
  /** One row up or down. */
  const shift = (by: -1 | 1) => {
    const places = ids.flatMap((entry, index) => (chosen.has(entry) ? [index] : []));
    const target = by < 0 ? (places[0] ?? 0) - 1 : (places.at(-1) ?? 0) + 2;
    if (smart || places.length === 0 || target < 0 || target > ids.length) return;
    void commands.move(id, selection.inOrder(), ids[target] ?? null);
  };
  const drop = useRowDrop({
    list: grid,
    first: FIRST,
    rowHeight: ENTRY_HEIGHT,
    rows: entries.length,
    accepts: (transfer) => !smart && carriesTracks(transfer),
    onDrop: (transfer, index) => {
      const before = ids[index] ?? null;
      const moved = entriesOf(transfer, ENTRIES);
      if (moved.length > 0) void commands.move(id, moved, before);
      else void commands.add(playlist, { kind: 'tracks', ids: tracksOf(transfer) }, before);
    },
  });
  const onDrag = (index: number, event: DragEvent) => {
    const entry = ids[index] ?? 0;
    const dragged = chosen.has(entry) ? selection.inOrder() : [entry];
    dragTracks(event.dataTransfer, tracksAt(dragged));
    if (!smart) dragEntries(event.dataTransfer, ENTRIES, dragged);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== grid.current) return;
    if (event.key === 'Delete') return remove();
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      return shift(event.key === 'ArrowUp' ? -1 : 1);
    }
    if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      return selection.selectAll();
    }
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Enter' && selection.lastIndex >= 0) return play(selection.lastIndex);
    const to = moveSelection(
      event.key,
      selection.lastIndex,
      entries.length,
      Math.floor(grid.current.clientHeight / ENTRY_HEIGHT),
    );
    if (to === null) return;
    event.preventDefault();
    selection.select(to, event);
    virtual.scrollToIndex(to);
  };
  /** The menu is about what is selected: an entry beside the selection is selected alone first. */
  const onContextMenu = (event: MouseEvent<HTMLElement>) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-entry-index]') : null;
    const index = Number(row?.dataset.entryIndex);
    if (row && !chosen.has(ids[index] ?? 0)) selection.select(index, event);
  };

  return (
    <SongMenu onRemove={smart ? null : remove}>
      <div
        ref={grid}
        role="grid"
        tabIndex={0}
        aria-label={playlist.name}
        aria-multiselectable
        aria-rowcount={total}
        aria-activedescendant={
          rows.some((row) => ids[row.index] === selection.lastId) ? entryRowId(selection.lastId ?? 0) : undefined
        }
        onKeyDown={onKeyDown}
        onContextMenu={onContextMenu}
        {...drop.handlers}
        className={cx(
          'group/grid @container min-h-0 flex-1 overflow-x-hidden overflow-y-auto rounded-b-pane',
          chosen.size > 0 ? 'outline-none!' : '-outline-offset-2!',
        )}
      >
        <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
          {rows.map((row) => {
            const entry = entries[row.index];
            if (!entry) return null;
            return (
              <EntryRow
                key={entry.id}
                entry={entry}
                index={row.index}
                top={row.start}
                selected={chosen.has(entry.id)}
                current={entry.track?.id === currentId && entry.track ? (playing ? 'playing' : 'paused') : null}
                draggable
                onSelect={selection.select}
                onPlay={play}
                onDrag={onDrag}
                t={t}
              />
            );
          })}
          {drop.at !== null && (
            <div
              aria-hidden
              className="pointer-events-none absolute inset-x-4 h-0.5 rounded-full bg-accent"
              style={{ top: FIRST + drop.at * ENTRY_HEIGHT - 1 }}
            />
          )}
        </div>
      </div>
    </SongMenu>
  );
}
