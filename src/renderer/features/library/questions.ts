import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { ApiClient } from '../../../shared/api';
import type { TrackSort } from '../../../shared/domain/track';
import type { TrackGroup } from '../../../shared/domain/track-source';
import { LIBRARY_KEY } from './library-key';

/** Enough for the best of each kind. */
const MOST_RESULTS = 40;
const PAGE_SIZE = 300;
/** What is in sight and some more: the less it is, the sooner it is there. */
const FIRST_PAGE_SIZE = 100;

/** What a search finds, grouped by kind. */
export function searchQuestion(client: ApiClient, query: string) {
  return queryOptions({
    queryKey: [...LIBRARY_KEY, 'search', query],
    queryFn: () => client.library.search({ query, limit: MOST_RESULTS }),
  });
}

/** How many tracks match. */
export function countQuestion(client: ApiClient, query: string, group: TrackGroup | null) {
  return queryOptions({
    queryKey: [...LIBRARY_KEY, 'count', query, group],
    queryFn: () => client.library.count({ query, group }),
  });
}

/** The tracks that match, page by page in an order. */
export function tracksQuestion(client: ApiClient, sort: TrackSort, query: string, group: TrackGroup | null) {
  return infiniteQueryOptions({
    queryKey: [...LIBRARY_KEY, 'tracks', sort, query, group],
    queryFn: async ({ pageParam: cursor }) => {
      const limit = cursor === null ? FIRST_PAGE_SIZE : PAGE_SIZE;
      const page = await client.library.tracks({ sort, query, group, cursor, limit });
      return { ...page, list: `${query}/${sort.by}/${sort.direction}` };
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    // Comparing every track that was read with its old self would take longer than drawing the few in sight.
    structuralSharing: false,
  });
}
