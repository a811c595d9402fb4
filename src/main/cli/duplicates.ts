import { type CopyGroup, MOST_GROUPS } from '../../shared/domain/likeness';
import type { Library } from '../library';
import { parseArguments } from './arguments';
import { type Command, EXIT, JSON_OPTION, LIBRARY_OPTION, toJson, UsageError } from './command';
import { existingLibrary } from './existing-library';

export const duplicates: Command = {
  name: 'duplicates',
  synopsis: '--library FILE',
  summary: 'list recordings that a library holds several times, the best copy first; nothing is deleted',
  options: [LIBRARY_OPTION, JSON_OPTION],
  async run(args, context) {
    const { values, positionals } = parseArguments(args, { library: { type: 'string' }, json: { type: 'boolean' } });
    if (positionals.length > 0) throw new UsageError(`duplicates does not know what to do with “${positionals[0]}”`);
    const file = existingLibrary('duplicates', values.library);
    const { withLibrary } = await import('./library-file');
    const groups = await withLibrary(file, context, allGroups);
    context.print(values.json ? toJson(groups.map(published)) : report(groups));
    return EXIT.done;
  },
};

async function allGroups({ likeness }: Library): Promise<CopyGroup[]> {
  const groups: CopyGroup[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: Awaited<ReturnType<typeof likeness.copyGroups>> = await likeness.copyGroups({
      after,
      limit: MOST_GROUPS,
    });
    groups.push(...page.groups);
    after = page.next;
  }
  return groups;
}

function published({ copies, total }: CopyGroup) {
  return {
    total,
    copies: copies.map(({ track, lossless, sound }, index) => ({
      best: index === 0,
      path: track.path,
      title: track.title,
      artist: track.artist,
      codec: track.codec,
      lossless,
      bitrateBps: track.bitrateBps,
      sizeBytes: track.sizeBytes,
      durationSeconds: track.durationSeconds,
      sound,
    })),
  };
}

function report(groups: readonly CopyGroup[]): string {
  if (groups.length === 0) return 'no duplicates found\n';
  const lines = groups.flatMap(({ copies, total }) => [
    `${copies[0]?.track.title}: ${total} copies`,
    ...copies.map(({ track }, index) => {
      const rate = track.bitrateBps === null ? '' : `, ${Math.round(track.bitrateBps / 1000)} kbit/s`;
      const size = `${(track.sizeBytes / 1024 ** 2).toFixed(1)} MiB`;
      return `  ${index === 0 ? 'best' : '    '}  ${track.codec ?? 'unknown format'}${rate}, ${size}  ${track.path}`;
    }),
  ]);
  return `${lines.join('\n')}\n`;
}
