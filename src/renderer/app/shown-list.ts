import type { TrackSort } from '../../shared/domain/track';
import type { TrackGroup } from '../../shared/domain/track-source';
import type { View, ViewState } from './view-store';

/** The songs that a view lists. */
export interface ShownList {
  sort: TrackSort;
  query: string;
  group: TrackGroup | null;
}

const byAlbum: TrackSort = { by: 'album', direction: 'ascending' };
const byArtist: TrackSort = { by: 'artist', direction: 'ascending' };

/** What the lists that are no plain list of all songs begin with. */
const LISTS: Partial<Record<View, { sort: TrackSort; query: string }>> = {
  favourites: { sort: byArtist, query: 'fav:yes' },
  recentlyAdded: { sort: { by: 'added', direction: 'descending' }, query: '' },
  recentlyPlayed: { sort: { by: 'played', direction: 'descending' }, query: 'played:999y' },
  mostPlayed: { sort: { by: 'plays', direction: 'descending' }, query: 'plays:1..' },
  album: { sort: byAlbum, query: '' },
  artist: { sort: { by: 'plays', direction: 'descending' }, query: '' },
  genre: { sort: byArtist, query: '' },
};

const GROUPS: Partial<Record<View, TrackGroup['kind']>> = { album: 'album', artist: 'artist', genre: 'genre' };

type Shown = Pick<ViewState, 'view' | 'subjectId' | 'query' | 'sort' | 'sorts'>;

/** The songs on the screen, in their order: what is played when one of them is. */
export function shownList({ view, subjectId, query, sort, sorts }: Shown): ShownList {
  const list = LISTS[view];
  if (!list) return { sort, query: view === 'search' ? query.trim() : '', group: null };
  const kind = GROUPS[view];
  const group = kind && subjectId !== null ? { kind, id: subjectId } : null;
  return { sort: sorts[view] ?? list.sort, query: list.query, group };
}
