import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Track, TrackSort } from '../../../shared/domain/track';
import type { TrackGroup } from '../../../shared/domain/track-source';
import { usePage } from '../../app/page-context';
import { countQuestion, tracksQuestion } from './questions';

/** The tracks that match `query`, those of `group` only, in the order of `sort`, read page by page as they come into sight. */
export function useTracks(sort: TrackSort, query: string, group: TrackGroup | null = null) {
  const { client } = usePage();
  const count = useQuery({ ...countQuestion(client, query, group), placeholderData: keepPreviousData });
  const pages = useInfiniteQuery({
    ...tracksQuestion(client, sort, query, group),
    placeholderData: keepPreviousData,
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
  const { data } = useQuery(countQuestion(client, '', null));
  return data?.tracks ?? null;
}
