import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import {
  type AlbumFilter,
  type AlbumSort,
  ARTIST_ALBUM_SORT,
  type ArtistKind,
  EVERY_ALBUM,
} from '../../../shared/domain/browse';
import { usePage } from '../../app/page-context';
import { LIBRARY_KEY } from '../library/library-key';

const PAGE_SIZE = 120;

interface Page<Item> {
  items: Item[];
  next: string | null;
  total: number;
}

/** A list that is read page by page as it comes into sight. */
function usePages<Item>(key: readonly unknown[], read: (cursor: string | null) => Promise<Page<Item>>) {
  const pages = useInfiniteQuery({
    queryKey: [...LIBRARY_KEY, ...key],
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page: Page<Item>) => page.next,
    placeholderData: keepPreviousData,
    structuralSharing: false,
  });
  const items = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data]);
  const total = pages.data?.pages[0]?.total ?? null;
  return {
    items,
    /** All there are, those not read yet included; null until known. */
    total: pages.data && !pages.hasNextPage ? items.length : total,
    failure: pages.isError ? pages.error : null,
    retry: () => void pages.refetch(),
    readOn: () => {
      if (pages.hasNextPage && !pages.isFetching) void pages.fetchNextPage();
    },
  };
}

export function useAlbums(sort: AlbumSort, filter: AlbumFilter) {
  const { client } = usePage();
  return usePages(['albums', sort, filter], async (cursor) => {
    const { albums, ...page } = await client.browse.albums({ sort, filter, cursor, limit: PAGE_SIZE });
    return { items: albums, ...page };
  });
}

/** The albums of an artist that come after the first of its page, once they are asked for; `from` is where those ended. */
export function useFurtherAlbums(from: string | null, only: Partial<AlbumFilter>) {
  const { client } = usePage();
  const [asked, setAsked] = useState(false);
  const filter = { ...EVERY_ALBUM, ...only };
  const pages = useInfiniteQuery({
    queryKey: [...LIBRARY_KEY, 'albums', 'further', filter, from],
    queryFn: ({ pageParam: cursor }) =>
      client.browse.albums({ sort: ARTIST_ALBUM_SORT, filter, cursor, limit: PAGE_SIZE }),
    initialPageParam: from,
    getNextPageParam: ({ next }) => next,
    enabled: asked && from !== null,
    placeholderData: keepPreviousData,
    structuralSharing: false,
  });
  return {
    albums: from === null ? [] : (pages.data?.pages.flatMap(({ albums }) => albums) ?? []),
    more: from !== null && (!asked || pages.hasNextPage),
    failure: pages.isError ? pages.error : null,
    readOn: () => {
      if (!asked) setAsked(true);
      else if (!pages.isFetching) void pages.fetchNextPage();
    },
  };
}

export function useArtists(kind: ArtistKind) {
  const { client } = usePage();
  return usePages(['artists', kind], async (cursor) => {
    const { artists, ...page } = await client.browse.artists({ kind, text: '', cursor, limit: PAGE_SIZE });
    return { items: artists, ...page };
  });
}

export function useGenres() {
  const { client } = usePage();
  return usePages(['genres'], async (cursor) => {
    const sort = { by: 'name', direction: 'ascending' } as const;
    const { genres, ...page } = await client.browse.genres({ sort, cursor, limit: PAGE_SIZE });
    return { items: genres, ...page };
  });
}

export function useAlbum(id: number) {
  const { client } = usePage();
  return useQuery({ queryKey: [...LIBRARY_KEY, 'album', id], queryFn: () => client.browse.album({ id }) });
}

export function useArtist(id: number) {
  const { client } = usePage();
  return useQuery({ queryKey: [...LIBRARY_KEY, 'artist', id], queryFn: () => client.browse.artist({ id }) });
}

export function useGenre(id: number) {
  const { client } = usePage();
  return useQuery({ queryKey: [...LIBRARY_KEY, 'genre', id], queryFn: () => client.browse.genre({ id }) });
}

export function useYears() {
  const { client } = usePage();
  return useQuery({ queryKey: [...LIBRARY_KEY, 'years'], queryFn: () => client.browse.years() });
}

export function useStatistics() {
  const { client } = usePage();
  return useQuery({ queryKey: [...LIBRARY_KEY, 'statistics'], queryFn: () => client.browse.statistics() });
}
