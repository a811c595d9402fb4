import type { SongColumn } from '../../../shared/domain/settings';
import type { TrackSort } from '../../../shared/domain/track';

export interface Column {
  id: SongColumn;
  /** What a click on its name sorts by; null where songs are not sorted by it. */
  by: TrackSort['by'] | null;
  /** Least width in CSS pixels. */
  least: number;
  /** Share of what is left over; 0 stays at its least. */
  grows: number;
  /** Set at the line's end, as numbers are. */
  numeric: boolean;
}

/** In the order on the screen. */
export const COLUMNS: readonly Column[] = [
  { id: 'artist', by: 'artist', least: 96, grows: 3, numeric: false },
  { id: 'album', by: 'album', least: 96, grows: 3, numeric: false },
  { id: 'genre', by: null, least: 96, grows: 2, numeric: false },
  { id: 'year', by: 'year', least: 52, grows: 0, numeric: true },
  { id: 'rating', by: 'rating', least: 92, grows: 0, numeric: false },
  { id: 'plays', by: 'plays', least: 52, grows: 0, numeric: true },
  { id: 'played', by: 'played', least: 88, grows: 0, numeric: true },
  { id: 'added', by: 'added', least: 88, grows: 0, numeric: true },
];

/** The first to stay where there is no room for all. */
const BY_WORTH: readonly SongColumn[] = ['artist', 'album', 'rating', 'year', 'plays', 'genre', 'played', 'added'];

/** Widths in CSS pixels: the title with its cover, heart and duration, what lies beside and between columns. */
const TITLE = 160;
const HEART = 28;
const DURATION = 52;
const PADDING = 48;
const GAP = 16;

/** Those of the chosen columns that a list of this width has room for, in the order on the screen. */
export function shownColumns(width: number, chosen: readonly SongColumn[]): readonly Column[] {
  let left = width - PADDING - TITLE - HEART - DURATION - 2 * GAP;
  const shown = new Set<SongColumn>();
  for (const id of BY_WORTH) {
    const column = COLUMNS.find((candidate) => candidate.id === id);
    if (!column || !chosen.includes(id)) continue;
    left -= column.least + GAP;
    if (left < 0) break;
    shown.add(id);
  }
  return COLUMNS.filter(({ id }) => shown.has(id));
}

/** One grid for header and rows, so that their columns line up. */
export function gridTemplate(columns: readonly Column[]): string {
  const tracks = columns.map(({ least, grows }) => (grows === 0 ? `${least}px` : `minmax(0, ${grows}fr)`));
  return ['minmax(0, 5fr)', ...tracks, `${HEART}px`, `${DURATION}px`].join(' ');
}

export const COLUMN_GRID = 'grid gap-x-4 px-3';

/** Heights in CSS pixels. */
export const ROW_HEIGHT = 54;
export const HEADER_HEIGHT = 36;
