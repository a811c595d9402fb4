import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { AuralisError } from '../../shared/domain/errors';
import type { LeftOutEntry, PlaylistSummary } from '../../shared/domain/playlist';
import type { PlaylistLibrary } from '../library';
import { parseArguments } from './arguments';
import { type Command, EXIT, JSON_OPTION, LIBRARY_OPTION, toJson, UsageError } from './command';
import { formatTable } from './table';

/** What an action answers: as JSON, and in lines. */
interface Outcome {
  json: unknown;
  text: string;
  leftOut: LeftOutEntry[];
}

const REASONS: Record<LeftOutEntry['reason'], string> = {
  'not-in-library': 'not in the library',
  remote: 'an address, not a file',
  'too-long': 'longer than any path',
  'not-a-path': 'not a path',
  'line-break': 'its path has a line break, which the format cannot hold',
  'not-in-this-encoding': 'its path cannot be written in Latin-1; export as m3u8',
};

export const playlists: Command = {
  name: 'playlists',
  synopsis: 'list | import FILE | export NAME FILE --library FILE',
  summary: 'list playlists, make one of an m3u, m3u8 or xspf file, or write one as such',
  options: [LIBRARY_OPTION, { flag: '--relative', explanation: 'write paths relative to the file' }, JSON_OPTION],
  async run(args, context) {
    const { values, positionals } = parseArguments(args, {
      library: { type: 'string' },
      relative: { type: 'boolean' },
      json: { type: 'boolean' },
    });
    const act = actionOf(positionals, values.relative ?? false);
    const file = values.library;
    if (!file) throw new UsageError('playlists needs --library FILE');
    if (!statSync(file, { throwIfNoEntry: false })) throw AuralisError.about(file, 'file-not-found');
    const { withLibrary } = await import('./library-file');
    const { json, text, leftOut } = await withLibrary(file, context, (library) => act(library.playlists));
    context.print(values.json ? toJson(json) : text);
    if (!values.json)
      for (const { position, location, reason } of leftOut)
        context.complain(`left out entry ${position}, “${location}”: ${REASONS[reason]}`);
    return EXIT.done;
  },
};

function actionOf([action, ...rest]: string[], relative: boolean): (lists: PlaylistLibrary) => Promise<Outcome> {
  if (relative && action !== 'export') throw new UsageError('--relative belongs to export');
  const [first, second] = rest;
  if (action === 'list' && rest.length === 0) return list;
  if (action === 'import' && first !== undefined && rest.length === 1) return (lists) => importFile(lists, first);
  if (action === 'export' && first !== undefined && second !== undefined && rest.length === 2)
    return (lists) => exportFile(lists, first, second, relative);
  throw new UsageError('playlists takes list, import FILE, or export NAME FILE');
}

async function list(lists: PlaylistLibrary): Promise<Outcome> {
  const all = await Promise.all((await lists.all()).map(({ id }) => lists.get(id)));
  const rows = all.map(({ name, rules, entries, lost }) => ({ name, smart: rules !== null, entries, missing: lost }));
  const lines = rows.map(({ name, smart, entries, missing }) => [
    name,
    smart ? 'smart' : '',
    `${entries} songs`,
    missing > 0 ? `${missing} missing` : '',
  ]);
  return { json: { playlists: rows }, text: rows.length === 0 ? 'no playlists\n' : formatTable(lines), leftOut: [] };
}

async function importFile(lists: PlaylistLibrary, file: string): Promise<Outcome> {
  const { name, entries, by, leftOut } = await lists.importFile(resolve(file));
  const text = `imported “${name}”: ${entries} songs, ${leftOut.length} left out\n`;
  return { json: { name, entries, by, leftOut }, text, leftOut };
}

async function exportFile(lists: PlaylistLibrary, name: string, file: string, relative: boolean): Promise<Outcome> {
  const { id } = oneNamed(await lists.all(), name);
  const report = await lists.exportFile({ id, file: resolve(file), relative });
  return { json: report, text: `wrote ${report.entries} songs to ${report.file}\n`, leftOut: report.leftOut };
}

function oneNamed(all: readonly PlaylistSummary[], name: string): PlaylistSummary {
  const [found, other] = all.filter((playlist) => playlist.name === name);
  if (!found) throw new AuralisError('invalid-input', { reason: `There is no playlist “${name}”.` });
  if (other) throw new AuralisError('invalid-input', { reason: `There are several playlists “${name}”.` });
  return found;
}
