import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import type { Track, TrackId } from '../../../shared/domain/track';
import type { TrackSource } from '../../../shared/domain/track-source';
import { useLiveEvents } from '../../app/api/use-live';
import { usePage } from '../../app/page-context';
import { useCommand } from '../../app/use-command';
import { LIBRARY_KEY } from '../library/library-key';
import { useQueueCommands } from '../queue/use-queue';

const GROUPS_AT_ONCE = 40;
const SIMILAR = 50;

/** Recordings that are there several times, page by page. */
export function useCopyGroups() {
  const { client } = usePage();
  const pages = useInfiniteQuery({
    queryKey: [...LIBRARY_KEY, 'copies'],
    queryFn: ({ pageParam }) => client.likeness.copyGroups({ after: pageParam, limit: GROUPS_AT_ONCE }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    structuralSharing: false,
  });
  const totals = useQuery({
    queryKey: [...LIBRARY_KEY, 'copy-totals'],
    queryFn: () => client.likeness.copyTotals(),
  });
  return {
    groups: useMemo(() => pages.data?.pages.flatMap(({ groups }) => groups) ?? null, [pages.data]),
    totals: totals.data ?? null,
    failure: pages.isError ? pages.error : null,
    /** Null at the end. */
    readOn: pages.hasNextPage ? () => void pages.fetchNextPage() : null,
  };
}

/** The songs most like one; the list grows by itself, up to its full length, with what is analysed meanwhile. */
export function useSimilar(trackId: TrackId) {
  const { client, live } = usePage();
  const queries = useQueryClient();
  const measured = useRef<number | null>(null);
  const queryKey = [...LIBRARY_KEY, 'similar', trackId];
  const similar = useQuery({
    queryKey,
    queryFn: () => client.likeness.similar({ trackId, limit: SIMILAR }),
    retry: false,
  });
  useLiveEvents(live.analysis, ({ counts }) => {
    if (counts === null || counts.measured === measured.current) return;
    measured.current = counts.measured;
    if ((similar.data?.tracks.length ?? 0) < SIMILAR) void queries.invalidateQueries({ queryKey });
  });
  return similar;
}

/** What is done with a list of songs that is none of the library's own, and with the file of one. */
export function useLikenessCommands() {
  const { client } = usePage();
  const command = useCommand();
  const queue = useQueueCommands();
  return {
    play: (trackId: TrackId, from: TrackSource) => command(() => client.playback.play({ trackId, from })),
    enqueue: (source: TrackSource) => queue.add(source, 'end'),
    showInFolder: ({ id }: Track) => command(() => client.likeness.showInFolder({ trackId: id })),
  };
}
