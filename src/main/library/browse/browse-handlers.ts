import type { TrackLists } from '../tables';
import type { BROWSE_QUERIES } from '../worker/browse-protocol';
import type { QueryHandlers } from '../worker/handlers';
import type { Statements } from '../worker/statements';
import { AlbumLists } from './album-lists';
import { AlbumPages } from './album-pages';
import { ArtistLists } from './artist-lists';
import { GenreLists } from './genre-lists';
import type { RememberedCounts } from './remembered-counts';
import type { RememberedSets } from './remembered-sets';
import { Statistics } from './statistics';

/** What the worker answers about albums, artists, genres, years and numbers. */
export function browseHandlers(
  statements: Statements,
  sets: RememberedSets,
  counts: RememberedCounts,
  tracks: TrackLists,
): Pick<QueryHandlers, keyof typeof BROWSE_QUERIES> {
  const albums = new AlbumLists(statements, sets, counts);
  const albumPages = new AlbumPages(statements, albums);
  const artists = new ArtistLists(statements, sets, counts, albums, tracks);
  const genres = new GenreLists(statements, counts);
  const statistics = new Statistics(statements);
  return {
    albums: (input) => albums.page(input),
    album: ({ id }) => albumPages.get(id),
    artists: (input) => artists.page(input),
    artist: ({ id }) => artists.get(id),
    genres: (input) => genres.page(input),
    genre: ({ id }) => genres.get(id),
    years: () => genres.years(),
    statisticsPart: ({ after, limit }) => statistics.part(after, limit),
    statisticsTotals: () => statistics.totals(),
  };
}
