import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type DragEvent,
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { Track } from '../../../shared/domain/track';
import { useView } from '../../app/page-context';
import { usePainted } from '../../app/use-painted';
import { cx } from '../../components/cx';
import { usePlayback, usePlaybackCommands } from '../playback/use-playback';
import { dragTracks } from '../playlists/drag';
import { HEADER_HEIGHT, ROW_HEIGHT } from './columns';
import { idsBetween, moveSelection } from './move-selection';
import { createRowNames } from './row-names';
import { SongHeader } from './SongHeader';
import { SongMenu } from './SongMenu';
import { rowId, SongRow } from './SongRow';
import { SongRowPlaceholder } from './SongRowPlaceholder';
import { useOpinions } from './use-opinions';
import { useSelect } from './use-select';
import { useShownColumns } from './use-shown-columns';

export interface SongTableProps {
  tracks: readonly Track[];
  total: number;
  label: string;
  /** Tells lists apart that are shown one after the other: each begins at its top. */
  list?: string;
  /** Places of the songs within their album, shown instead of covers. */
  placeOf?: (track: Track) => string;
  /** Asks for more tracks, because rows beyond the last one read are in sight. */
  onReadOn(): void;
}

/** The list of songs: only the rows in sight exist, whatever its length. */
export function SongTable({ tracks, total, label, list, placeOf, onReadOn }: SongTableProps) {
  const { t, i18n } = useTranslation();
  const grid = useRef<HTMLDivElement>(null);
  const selectedId = useView((view) => view.selectedId);
  const selectedIds = useView((view) => view.selectedIds);
  const select = useView((view) => view.select);
  const extendSelection = useView((view) => view.extendSelection);
  const onSelect = useSelect(tracks);
  const { columns, template } = useShownColumns(grid, placeOf ? 'album' : null);
  const { setFavourite, rate } = useOpinions();
  const currentId = usePlayback((state) => state?.track?.id ?? null);
  const playing = usePlayback((state) => state?.kind === 'playing');
  const { playTrack } = usePlaybackCommands();
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => grid.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    scrollMargin: HEADER_HEIGHT,
    scrollPaddingStart: HEADER_HEIGHT,
    paddingStart: 6,
    paddingEnd: 12,
  });
  const rows = virtual.getVirtualItems();
  const names = useMemo(() => createRowNames(t), [t]);
  // Rows beyond those in sight are drawn once those are: they are half of them.
  const painted = usePainted(tracks);
  const { startIndex = 0, endIndex = total } = virtual.range ?? {};
  const missing = (rows.at(-1)?.index ?? -1) >= tracks.length;

  useEffect(() => {
    if (missing) onReadOn();
  }, [missing, onReadOn]);

  // Its rows are drawn anew and not made anew, which takes several times as long.
  const drawn = useRef(list);
  useLayoutEffect(() => {
    if (drawn.current === list) return;
    drawn.current = list;
    // Asking the list itself for its place would have it laid out first.
    if (grid.current && virtual.scrollOffset) grid.current.scrollTop = 0;
  });

  const play = useCallback(
    (id: Track['id']) => {
      // The keys go on working from the list after a click on a row's button.
      grid.current?.focus({ preventScroll: true });
      playTrack(id);
    },
    [playTrack],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey && /^[0-5]$/.test(event.key)) {
      event.preventDefault();
      return void rate([...selectedIds], event.key === '0' ? null : Number(event.key));
    }
    if (event.ctrlKey || event.altKey || event.metaKey || event.target !== grid.current) return;
    const from = tracks.findIndex((track) => track.id === selectedId);
    const selected = tracks[from];
    if (event.key === 'Enter' && selected) {
      event.preventDefault();
      return play(selected.id);
    }
    const pageRows = Math.floor((grid.current.clientHeight - HEADER_HEIGHT) / ROW_HEIGHT);
    const to = moveSelection(event.key, from, tracks.length, pageRows);
    const target = to === null ? undefined : tracks[to];
    if (to === null || target === undefined) return;
    event.preventDefault();
    if (event.shiftKey) extendSelection(idsBetween(tracks, Math.max(0, from), to), target.id);
    else select(target.id);
    virtual.scrollToIndex(to);
  };
  /** The menu is about what is selected: a song beside the selection is selected alone first. */
  const onContextMenu = ({ target }: MouseEvent<HTMLElement>) => {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-track-id]') : null;
    const id = Number(row?.dataset.trackId);
    if (row && !selectedIds.has(id)) select(id);
  };
  const onDragStart = (event: DragEvent) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-track-id]') : null;
    const id = Number(row?.dataset.trackId);
    if (row) dragTracks(event.dataTransfer, selectedIds.has(id) ? [...selectedIds] : [id]);
  };
  const selectedInSight = rows.some((row) => tracks[row.index]?.id === selectedId);

  return (
    <SongMenu onPlay={play} tracks={tracks}>
      <div
        ref={grid}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-multiselectable
        aria-rowcount={total + 1}
        aria-activedescendant={selectedInSight && selectedId !== null ? rowId(selectedId) : undefined}
        onKeyDown={onKeyDown}
        onContextMenu={onContextMenu}
        onDragStart={onDragStart}
        className={cx(
          'group/grid @container min-h-0 flex-1 overflow-x-hidden overflow-y-auto rounded-b-pane',
          selectedInSight ? 'outline-none!' : '-outline-offset-2!',
        )}
      >
        <SongHeader columns={columns} template={template} />
        <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
          {rows.map((row) => {
            const inSight = row.index >= startIndex && row.index <= endIndex;
            const track = (inSight ? tracks : painted)[row.index];
            const top = row.start - HEADER_HEIGHT;
            if (track === undefined) {
              return (
                <SongRowPlaceholder
                  key={row.key}
                  index={row.index}
                  top={top}
                  template={template}
                  label={t('library.loading')}
                />
              );
            }
            return (
              <SongRow
                key={row.key}
                track={track}
                index={row.index}
                top={top}
                selected={selectedIds.has(track.id)}
                current={track.id === currentId ? (playing ? 'playing' : 'paused') : null}
                onSelect={onSelect}
                onPlay={play}
                onFavourite={setFavourite}
                onRate={rate}
                columns={columns}
                template={template}
                place={placeOf ? placeOf(track) : null}
                language={i18n.language}
                t={t}
                names={names}
              />
            );
          })}
        </div>
      </div>
    </SongMenu>
  );
}
