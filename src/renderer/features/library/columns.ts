import type { TrackSort } from '../../../shared/domain/track';

export interface Column {
  by: Exclude<TrackSort['by'], 'added'>;
  /** Hidden while the list is narrower than its breakpoint; the title stays always. */
  shown: string;
  /** Set at the line's end, as numbers are. */
  numeric: boolean;
}

/** In the order on the screen. */
export const COLUMNS: readonly Column[] = [
  { by: 'title', shown: 'flex', numeric: false },
  { by: 'artist', shown: 'hidden @lg:flex', numeric: false },
  { by: 'album', shown: 'hidden @2xl:flex', numeric: false },
  { by: 'year', shown: 'hidden @3xl:flex', numeric: true },
  { by: 'duration', shown: 'flex', numeric: true },
];

/** One grid for header and rows, so that their columns line up at each width of the list. */
export const COLUMN_GRID =
  'grid grid-cols-[minmax(0,1fr)_3.5rem] gap-x-4 px-3 ' +
  '@lg:grid-cols-[minmax(0,5fr)_minmax(0,3fr)_3.5rem] ' +
  '@2xl:grid-cols-[minmax(0,5fr)_minmax(0,3fr)_minmax(0,3fr)_3.5rem] ' +
  '@3xl:grid-cols-[minmax(0,5fr)_minmax(0,3fr)_minmax(0,3fr)_3.5rem_3.5rem]';

/** Heights in CSS pixels. */
export const ROW_HEIGHT = 54;
export const HEADER_HEIGHT = 36;
