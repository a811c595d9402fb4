import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueEntry, QueueModes } from '../../../shared/domain/queue';
import type { TrackSource } from '../../../shared/domain/track-source';
import { usePage } from '../../app/page-context';
import { useCommand } from '../../app/use-command';
import { useFormat } from '../../app/use-format';
import { LIBRARY_KEY } from '../library/library-key';
import { usePlayback } from '../playback/use-playback';
import { useUndo } from '../playlists/use-undo';

const PAGE_SIZE = 200;

/** The queue from its beginning, read page by page as it comes into sight; with words, the entries that match them. */
export function useQueue(query: string) {
  const { client } = usePage();
  const revision = usePlayback((state) => state?.queueRevision ?? 0);
  const length = usePlayback((state) => state?.queueLength ?? 0);
  const searching = query !== '';
  const pages = useInfiniteQuery({
    queryKey: [...LIBRARY_KEY, 'queue', revision],
    queryFn: ({ pageParam }) => client.queue.entries({ from: pageParam, limit: PAGE_SIZE }),
    initialPageParam: 0,
    getNextPageParam: (last: QueueEntry[], all) => (last.length < PAGE_SIZE ? null : all.length * PAGE_SIZE),
    placeholderData: keepPreviousData,
    structuralSharing: false,
    enabled: !searching,
  });
  const found = useQuery({
    queryKey: [...LIBRARY_KEY, 'queue-search', revision, query],
    queryFn: () => client.queue.find({ query }),
    placeholderData: keepPreviousData,
    enabled: searching,
  });
  const all = useMemo(() => pages.data?.pages.flat() ?? [], [pages.data]);
  return {
    entries: searching ? (found.data ?? []) : all,
    total: searching ? (found.data?.length ?? 0) : length,
    readOn: () => {
      if (!searching && pages.hasNextPage && !pages.isFetching) void pages.fetchNextPage();
    },
  };
}

/** What people do to the queue; what can be taken back is offered to be. */
export function useQueueCommands() {
  const { t } = useTranslation();
  const { count } = useFormat();
  const { client, view, notices } = usePage();
  const command = useCommand();
  const { undo } = useUndo();
  const noted = (title: string | null) => {
    view.getState().noteEdit('queue');
    if (title !== null)
      notices.getState().tell({ title, text: null, offer: { label: t('playlists.undo'), run: () => void undo() } });
  };
  return {
    add: (source: TrackSource, where: 'next' | 'end') =>
      command(async () => {
        const { added } = await client.queue.add({ source, where });
        noted(t(where === 'next' ? 'queue.addedNext' : 'queue.added', { count: added, formatted: count(added) }));
      }),
    remove: (entries: number[]) =>
      command(async () => {
        const { removed } = await client.queue.remove({ entries });
        if (removed > 0) noted(t('queue.removed', { count: removed, formatted: count(removed) }));
      }),
    move: (entries: number[], before: number | null) =>
      command(async () => {
        await client.queue.move({ entries, before });
        noted(null);
      }),
    clear: () =>
      command(async () => {
        await client.queue.clear();
        noted(t('queue.cleared'));
      }),
    jump: (entry: number) => command(() => client.queue.jump({ entry })),
    setShuffled: (shuffled: boolean) => void command(() => client.queue.setShuffled({ shuffled })),
    setModes: (modes: Partial<QueueModes>) => void command(() => client.queue.setModes(modes)),
    save: (name: string) =>
      command(async () => {
        const { playlistId } = await client.queue.save({ name });
        view.getState().noteEdit('playlists');
        view.getState().showPlaylist(playlistId);
      }),
  };
}
