import type { LibraryStatistics } from '../../shared/domain/browse';
import { parseArguments } from './arguments';
import { type Command, EXIT, JSON_OPTION, LIBRARY_OPTION, toJson, UsageError } from './command';
import { existingLibrary } from './existing-library';

export const stats: Command = {
  name: 'stats',
  synopsis: '--library FILE',
  summary: 'count what a library holds',
  options: [LIBRARY_OPTION, JSON_OPTION],
  async run(args, context) {
    const { values, positionals } = parseArguments(args, { library: { type: 'string' }, json: { type: 'boolean' } });
    if (positionals.length > 0) throw new UsageError(`stats does not know what to do with “${positionals[0]}”`);
    const file = existingLibrary('stats', values.library);
    const { withLibrary } = await import('./library-file');
    const counted = await withLibrary(file, context, (library) => library.browse.statistics());
    context.print(values.json ? toJson(counted) : report(counted));
    return EXIT.done;
  },
};

function report(counted: LibraryStatistics): string {
  const hours = (seconds: number) => `${(seconds / 3600).toFixed(1)} h`;
  const lines: [string, string][] = [
    ['tracks', String(counted.tracks)],
    ['albums', String(counted.albums)],
    ['artists', String(counted.artists)],
    ['composers', String(counted.composers)],
    ['genres', String(counted.genres)],
    ['length', hours(counted.seconds)],
    ['size', `${(counted.bytes / 1024 ** 3).toFixed(2)} GiB`],
    ['favourites', String(counted.favourites)],
    ['rated', String(counted.rated)],
    ['plays', String(counted.plays)],
    ['heard', hours(counted.heardMs / 1000)],
    ...counted.formats.map(({ name, tracks }): [string, string] => [name || 'unknown format', String(tracks)]),
    ...counted.decades.map(({ decade, tracks }): [string, string] => [
      decade === null ? 'no year' : `${decade}s`,
      String(tracks),
    ]),
  ];
  const widest = Math.max(...lines.map(([name]) => name.length));
  return lines.map(([name, value]) => `${name.padEnd(widest)}  ${value}\n`).join('');
}
