import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Track, TrackSort } from '../../../shared/domain/track';
import type { TrackGroup } from '../../../shared/domain/track-source';
import { usePage } from '../../app/page-context';
import { LIBRARY_KEY } from './library-key';

const PAGE_SIZE = 300;
/** What is in sight and some more: the less it is, the sooner it is there. */
const FIRST_PAGE_SIZE = 100;

/** The tracks that match `query`, those of `group` only, in the order of `sort`, read page by page as they come into sight. */
export function useTracks(sort: TrackSort, query: string, group: TrackGroup | null = null) {
  const { client } = usePage();
  const count = useQuery({
    queryKey: [...LIBRARY_KEY, 'count', query, group],
    queryFn: () => client.library.count({ query, group }),
    placeholderData: keepPreviousData,
  });
  const pages = useInfiniteQuery({
    queryKey: [...LIBRARY_KEY, 'tracks', sort, query, group],
    queryFn: async ({ pageParam: cursor }) => {
      const limit = cursor === null ? FIRST_PAGE_SIZE : PAGE_SIZE;
      const page = await client.library.tracks({ sort, query, group, cursor, limit });
      return { ...page, list: `${query}/${sort.by}/${sort.direction}` };
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    // Comparing every track that was read with its old self would take longer than drawing the few in sight.
    structuralSharing: false,
  });
  const tracks = useMemo<Track[]>(() => pages.data?.pages.flatMap((page) => page.tracks) ?? [], [pages.data]);
  const complete = pages.data !== undefined && !pages.hasNextPage;
  return {
    tracks,
    /** Tells lists apart; while another one is on its way that of the one that is shown. */
    list: pages.data?.pages[0]?.list,
    /** Tracks that match in all, those not read yet included; null until known. */
    total: complete ? tracks.length : (count.data?.tracks ?? null),
    loading: pages.isPending,
    failure: pages.isError ? pages.error : null,
    retry: () => void pages.refetch(),
    /** Reads the next page, unless there is none or one is on its way. */
    readOn: () => {
      if (pages.hasNextPage && !pages.isFetching) void pages.fetchNextPage();
    },
  };
}

/** How many songs the whole library holds; null until known. */
export function useSongCount(): number | null {
  const { client } = usePage();
  const { data } = useQuery({
    queryKey: [...LIBRARY_KEY, 'count', '', null],
    queryFn: () => client.library.count({ query: '' }),
  });
  return data?.tracks ?? null;
}
