import type { QueryClient } from '@tanstack/react-query';
import type { ApiClient } from '../../../shared/api';
import type { ShownList } from '../../app/shown-list';
import { countQuestion, searchQuestion, tracksQuestion } from './questions';

/**
 * Asks the library for all that a list of songs shows at first, as far as it is not known; answers once all of it is there.
 * `searched` says whether people typed what it is of. What fails is told by who shows the list.
 */
export async function askForList(
  queries: QueryClient,
  client: ApiClient,
  list: ShownList,
  searched: boolean,
): Promise<void> {
  const { sort, query, group } = list;
  const songsOf = (text: string) =>
    Promise.all([
      queries.prefetchQuery(countQuestion(client, text, group)),
      queries.prefetchInfiniteQuery(tracksQuestion(client, sort, text, group)),
    ]);
  const songs = songsOf(query);
  if (!searched) return void (await songs);
  const question = searchQuestion(client, query);
  await queries.prefetchQuery(question);
  // Songs are shown of what was meant where what was typed finds nothing.
  const corrected = queries.getQueryData(question.queryKey)?.corrected ?? null;
  await (corrected === null ? songs : songsOf(corrected));
}
