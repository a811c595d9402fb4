import type { Services } from '../services';
import type { ApiBuilder } from './router';

export function browseHandlers(api: ApiBuilder, { library: { browse } }: Services) {
  const routes = api.browse;
  return {
    albums: routes.albums.handler(({ input }) => browse.albums(input)),
    album: routes.album.handler(({ input }) => browse.album(input.id)),
    artists: routes.artists.handler(({ input }) => browse.artists(input)),
    artist: routes.artist.handler(({ input }) => browse.artist(input.id)),
    genres: routes.genres.handler(({ input }) => browse.genres(input)),
    genre: routes.genre.handler(({ input }) => browse.genre(input.id)),
    years: routes.years.handler(() => browse.years()),
    statistics: routes.statistics.handler(() => browse.statistics()),
  };
}
