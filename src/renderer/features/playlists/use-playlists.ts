import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Playlist, PlaylistEntry } from '../../../shared/domain/playlist';
import type { SmartRules } from '../../../shared/domain/smart-rules';
import type { TrackSource } from '../../../shared/domain/track-source';
import { usePage } from '../../app/page-context';
import { useCommand } from '../../app/use-command';
import { useFormat } from '../../app/use-format';
import { LIBRARY_KEY } from '../library/library-key';
import { useUndo } from './use-undo';

const PAGE_SIZE = 300;
type Id = Playlist['id'];

export function usePlaylists() {
  const { client } = usePage();
  return useQuery({ queryKey: [...LIBRARY_KEY, 'playlists'], queryFn: () => client.playlists.all() }).data ?? [];
}

/** A playlist and how much is in it; null until known. */
export function usePlaylist(id: Id | null) {
  const { client } = usePage();
  return useQuery({
    queryKey: [...LIBRARY_KEY, 'playlist', id],
    queryFn: () => (id === null ? null : client.playlists.get({ id })),
    placeholderData: (old) => (old?.id === id ? old : undefined),
  });
}

/** What is in a playlist, read page by page as it comes into sight. */
export function useEntries(id: Id) {
  const { client } = usePage();
  const pages = useInfiniteQuery({
    queryKey: [...LIBRARY_KEY, 'playlist-entries', id],
    queryFn: ({ pageParam }) => client.playlists.entries({ id, cursor: pageParam, limit: PAGE_SIZE }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    structuralSharing: false,
  });
  const entries = useMemo<PlaylistEntry[]>(() => pages.data?.pages.flatMap((page) => page.entries) ?? [], [pages.data]);
  return {
    entries,
    loading: pages.isPending,
    complete: pages.data !== undefined && !pages.hasNextPage,
    readOn: () => {
      if (pages.hasNextPage && !pages.isFetching) void pages.fetchNextPage();
    },
  };
}

/** What rules find now; null until known. */
export function useRuleCount(rules: SmartRules, enabled: boolean) {
  const { client } = usePage();
  const { data } = useQuery({
    queryKey: [...LIBRARY_KEY, 'rule-count', rules],
    queryFn: () => client.playlists.count({ rules }),
    placeholderData: keepPreviousData,
    enabled,
  });
  return data ?? null;
}

/** What people do to playlists; what can be taken back is offered to be. */
export function usePlaylistCommands() {
  const { t } = useTranslation();
  const { count } = useFormat();
  const { client, view, notices } = usePage();
  const command = useCommand();
  const { undo } = useUndo();
  const told = (title: string, text: string | null = null) => {
    view.getState().noteEdit('playlists');
    notices.getState().tell({ title, text, offer: { label: t('playlists.undo'), run: () => void undo() } });
  };
  const quietly = () => view.getState().noteEdit('playlists');
  return {
    create: (input: { name: string; description: string; rules: SmartRules | null; source: TrackSource | null }) =>
      command(async () => {
        const { id } = await client.playlists.create(input);
        quietly();
        view.getState().showPlaylist(id);
      }),
    change: (id: Id, input: { name: string; description: string; rules?: SmartRules }) =>
      command(async () => {
        await client.playlists.change({ id, ...input });
        quietly();
      }),
    remove: ({ id, name }: Pick<Playlist, 'id' | 'name'>) =>
      command(async () => {
        await client.playlists.delete({ id });
        if (view.getState().playlistId === id) view.getState().show('songs');
        told(t('playlists.deleted', { name }));
      }),
    add: ({ id, name }: Pick<Playlist, 'id' | 'name'>, source: TrackSource, before: number | null = null) =>
      command(async () => {
        const { entries } = await client.playlists.add({ id, source, before });
        told(t('playlists.added', { count: entries, formatted: count(entries), name }));
      }),
    removeEntries: (id: Id, entries: number[]) =>
      command(async () => {
        const { entries: removed } = await client.playlists.remove({ id, entries });
        told(t('playlists.removed', { count: removed, formatted: count(removed) }));
      }),
    move: (id: Id, entries: number[], before: number | null) =>
      command(async () => {
        await client.playlists.move({ id, entries, before });
        quietly();
      }),
    play: (id: Id, trackId: number, index: number) =>
      command(() => client.playback.play({ trackId, from: { kind: 'playlist', id }, index })),
    importFile: () =>
      command(async () => {
        const report = await client.playlists.import();
        if (!report) return;
        quietly();
        view.getState().showPlaylist(report.playlistId);
        view.getState().report({ kind: 'import', report });
      }),
    exportFile: (id: Id, relative: boolean) =>
      command(async () => {
        const report = await client.playlists.export({ id, relative });
        if (report) view.getState().report({ kind: 'export', report });
      }),
  };
}
