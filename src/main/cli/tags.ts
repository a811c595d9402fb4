import { resolve } from 'node:path';
import { AuralisError } from '../../shared/domain/errors';
import type { EditableTags, TagDifference } from '../../shared/domain/tags';
import type { TagFiles } from '../tags';
import { parseArguments } from './arguments';
import { type CliContext, type Command, EXIT, JSON_OPTION, toJson, UsageError } from './command';
import { TAG_OPTIONS, type Wished, wishes } from './tag-wishes';

export const tags: Command = {
  name: 'tags',
  synopsis: 'get|set FILE...',
  summary: 'show the tags of sound files, or change them; the sound stays the same, and that is proven',
  options: [
    {
      flag: '--title T',
      explanation: 'also --album, --comment, --lyrics, --date 1999-12-31; empty text takes one out',
    },
    { flag: '--artist A', explanation: 'may be repeated, as --album-artist, --composer and --genre' },
    { flag: '--track N/OF', explanation: 'also --disc N/OF, --bpm N, --compilation yes|no' },
    { flag: '--title-sort T', explanation: 'also --artist-sort, --album-sort, --album-artist-sort' },
    { flag: '--cover FILE', explanation: 'a JPEG, PNG or WebP picture; or --remove-cover' },
    { flag: '--dry-run', explanation: 'tell what would change, and write nothing' },
    JSON_OPTION,
  ],
  async run(args, context) {
    const { values, positionals } = parseArguments(args, TAG_OPTIONS);
    const [verb, ...paths] = positionals;
    if (verb !== 'get' && verb !== 'set') throw new UsageError('tags needs “get” or “set”');
    if (paths.length === 0) throw new UsageError(`tags ${verb} needs files`);
    const given = Object.keys(values).filter((name) => name !== 'json');
    if (verb === 'get' && given.length > 0) throw new UsageError(`tags get has no option --${given[0]}`);
    const wished = verb === 'set' ? wishes(values) : null;
    return withTagFiles(context, (files) =>
      wished
        ? setAll(files, paths, wished, values['dry-run'] ?? false, values.json ?? false, context)
        : getAll(files, paths, values.json ?? false, context),
    );
  },
};

async function withTagFiles<Result>(
  { processFolder }: CliContext,
  use: (files: TagFiles) => Promise<Result>,
): Promise<Result> {
  const [{ TagFiles }, { ForkLauncher }] = await Promise.all([import('../tags'), import('../processes')]);
  const files = new TagFiles(new ForkLauncher(), processFolder);
  try {
    return await use(files);
  } finally {
    files.dispose();
  }
}

/** Carries something out for each file; what fails is told in one line, and the others go on. */
async function each<Result>(
  paths: readonly string[],
  context: CliContext,
  work: (path: string) => Promise<Result>,
): Promise<{ results: { path: string; result: Result }[]; failed: { path: string; code: string; message: string }[] }> {
  const results = [];
  const failed = [];
  for (const path of paths) {
    if (context.signal.aborted) throw new AuralisError('cancelled');
    try {
      results.push({ path, result: await work(resolve(path)) });
    } catch (thrown) {
      const { code, message } = AuralisError.from(thrown);
      failed.push({ path, code, message });
      context.complain(`${path}: ${message}`);
    }
  }
  return { results, failed };
}

async function getAll(files: TagFiles, paths: string[], json: boolean, context: CliContext): Promise<number> {
  const { results, failed } = await each(paths, context, (path) => files.read(path));
  if (json) context.print(toJson({ files: results.map(({ path, result }) => ({ path, tags: result })), failed }));
  else for (const { path, result } of results) context.print(`${path}\n${listed(result)}\n`);
  return failed.length > 0 ? EXIT.failed : EXIT.done;
}

function listed(tags: EditableTags): string {
  const { cover, ...fields } = tags;
  const lines = Object.entries(fields)
    .filter(([, value]) => value !== null && value !== false && !(Array.isArray(value) && value.length === 0))
    .map(([field, value]) => `  ${field}: ${Array.isArray(value) ? value.join('; ') : String(value)}\n`);
  return `${lines.join('')}${cover ? `  cover: ${cover.mimeType}, ${cover.sizeBytes} bytes\n` : ''}`;
}

async function setAll(
  files: TagFiles,
  paths: string[],
  wished: Wished,
  dryRun: boolean,
  json: boolean,
  context: CliContext,
): Promise<number> {
  const { results, failed } = await each(paths, context, async (path): Promise<TagDifference[]> => {
    if (dryRun) return (await files.preview(path, null, { ...wished })).differences;
    const copyPath = await files.copyPath(path);
    const prepared = await files.prepare({ path, expected: null, copyPath, deltaPath: null, changes: wished });
    if (!prepared) return [];
    await files.commit(path, copyPath, prepared.before);
    if (prepared.otherNames > 0)
      context.complain(`${path}: ${prepared.otherNames} other names (hard links) of the file keep its old tags`);
    return prepared.differences;
  });
  const told = results.map(({ path, result }) => ({ path, written: !dryRun && result.length > 0, changes: result }));
  if (json) context.print(toJson({ files: told, failed }));
  else for (const { path, changes } of told) context.print(`${path}\n${changes.map(difference).join('')}`);
  return failed.length > 0 ? EXIT.failed : EXIT.done;
}

function difference({ field, before, after }: TagDifference): string {
  return `  ${field}: ${before ?? '–'} -> ${after ?? '–'}\n`;
}
