import { z } from 'zod';
import { type TrackSort, TrackSortSchema } from '../../../shared/domain/track';
import type { Value } from '../worker/statements';
import { notOfThisList, openCursor, sealCursor } from './sealed-cursor';

/** The columns of each sort; the id comes last, so that no two tracks are equal. An index holds exactly these. */
const SORT_COLUMNS: Record<TrackSort['by'], readonly string[]> = {
  title: ['title_key', 'id'],
  artist: ['artist_key', 'album_key', 'position_key', 'id'],
  album: ['album_key', 'album_artist_key', 'position_key', 'id'],
  year: ['year_key', 'album_key', 'position_key', 'id'],
  duration: ['duration_key', 'id'],
  added: ['added_at_ms', 'id'],
  rating: ['rating_key', 'title_key', 'id'],
  plays: ['play_count', 'title_key', 'id'],
  played: ['last_played_key', 'id'],
};

/** The parts of a statement that lists tracks in an order. */
export interface OrderSql {
  /** Names the order in reports, such as `artist.descending`. */
  name: string;
  columns: string;
  orderBy: string;
  /** Condition for what comes after a row, with one placeholder a column. */
  after: string;
}

export function orderSql(sort: TrackSort): OrderSql {
  const columns = SORT_COLUMNS[sort.by];
  const direction = sort.direction === 'ascending' ? 'ASC' : 'DESC';
  return {
    name: `${sort.by}.${sort.direction}`,
    columns: columns.join(', '),
    orderBy: columns.map((column) => `${column} ${direction}`).join(', '),
    after: `(${columns.join(', ')}) ${direction === 'ASC' ? '>' : '<'} (${columns.map(() => '?').join(', ')})`,
  };
}

const CursorSchema = z.object({ sort: TrackSortSchema, after: z.array(z.union([z.string(), z.number()])) });

/** The row that a page ended with, as text to hand back for the next page. */
export function encodeCursor(sort: TrackSort, after: Value[]): string {
  return sealCursor({ sort, after });
}

/** The keys to go on after. Throws AuralisError `invalid-input` for anything that was not encoded for this sort. */
export function decodeCursor(cursor: string, sort: TrackSort): (string | number)[] {
  const parsed = CursorSchema.safeParse(openCursor(cursor));
  const sameSort = parsed.data?.sort.by === sort.by && parsed.data.sort.direction === sort.direction;
  if (!parsed.success || !sameSort || parsed.data.after.length !== SORT_COLUMNS[sort.by].length) throw notOfThisList();
  return parsed.data.after;
}
