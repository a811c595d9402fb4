import type { SearchAnswer, SearchResult } from '../../shared/domain/library';
import { parseArguments } from './arguments';
import { type Command, EXIT, JSON_OPTION, LIBRARY_OPTION, toJson, UsageError } from './command';
import { existingLibrary } from './existing-library';

const MOST_RESULTS = 100;
const LONGEST_QUERY = 200;

export const search: Command = {
  name: 'search',
  synopsis: 'QUERY --library FILE',
  summary: 'find tracks, albums and artists in a library',
  options: [LIBRARY_OPTION, JSON_OPTION],
  async run(args, context) {
    const { values, positionals } = parseArguments(args, { library: { type: 'string' }, json: { type: 'boolean' } });
    const query = positionals.join(' ').trim();
    if (query === '') throw new UsageError('search needs something to search for');
    if (query.length > LONGEST_QUERY) throw new UsageError(`search takes at most ${LONGEST_QUERY} characters`);
    const file = existingLibrary('search', values.library);
    const { withLibrary } = await import('./library-file');
    const { results, corrected } = await withLibrary(file, context, (library) =>
      library.search({ query, limit: MOST_RESULTS }),
    );
    context.print(
      values.json ? toJson({ results: results.map(published), corrected }) : report({ results, corrected }),
    );
    return EXIT.done;
  },
};

function published({ kind, title, artist, album, path }: SearchResult) {
  return { kind, title, artist, album, path };
}

function report({ results, corrected }: SearchAnswer): string {
  if (results.length === 0) return 'nothing found\n';
  const instead = corrected === null ? [] : [`nothing found as typed; instead: ${corrected}`];
  const lines = results.map(({ kind, title, artist, album, path }) =>
    [`${kind}: ${title}`, artist, album, path].filter((part) => part !== null && part !== '').join(' – '),
  );
  return `${[...instead, ...lines].join('\n')}\n`;
}
