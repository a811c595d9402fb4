import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SearchAnswer } from '../../../shared/domain/library';
import { usePage } from '../../app/page-context';
import { shownList } from '../../app/shown-list';
import { askForList } from './ask-for-list';
import { searchQuestion } from './questions';

/** What a search finds, grouped by kind; null until known, and for an empty one. */
export function useSearch(query: string): SearchAnswer | null {
  const { client } = usePage();
  const { data } = useQuery({
    ...searchQuestion(client, query),
    placeholderData: keepPreviousData,
    enabled: query !== '',
  });
  return query === '' ? null : (data ?? null);
}

/**
 * Searches for what is typed, and asks the library for it at once: whoever shows the answers, once it has been drawn what was
 * typed, finds them on their way.
 */
export function useTypedSearch(): (typed: string) => void {
  const { client, view } = usePage();
  const queries = useQueryClient();
  return (typed) => {
    view.getState().search(typed);
    const list = shownList(view.getState());
    if (list.query !== '') void askForList(queries, client, list, true);
  };
}
