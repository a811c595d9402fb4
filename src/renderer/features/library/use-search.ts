import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { SearchAnswer } from '../../../shared/domain/library';
import { usePage } from '../../app/page-context';
import { LIBRARY_KEY } from './library-key';

/** Enough for the best of each kind. */
const MOST_RESULTS = 40;

/** What a search finds, grouped by kind; null until known, and for an empty one. */
export function useSearch(query: string): SearchAnswer | null {
  const { client } = usePage();
  const { data } = useQuery({
    queryKey: [...LIBRARY_KEY, 'search', query],
    queryFn: () => client.library.search({ query, limit: MOST_RESULTS }),
    placeholderData: keepPreviousData,
    enabled: query !== '',
  });
  return query === '' ? null : (data ?? null);
}
