import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { AuralisError, errorSentences } from '../../shared/domain/errors';
import { MOST_SIMILAR, type SimilarTracks } from '../../shared/domain/likeness';
import { parseArguments } from './arguments';
import { type Command, EXIT, JSON_OPTION, LIBRARY_OPTION, toJson, UsageError, validate } from './command';
import { existingLibrary } from './existing-library';

const COUNT = 20;
const CountSchema = z.object({
  count: z
    .string()
    .regex(/^\d+$/, 'needs a whole number')
    .transform(Number)
    .pipe(z.number().min(1, 'needs a number from 1').max(MOST_SIMILAR, `takes at most ${MOST_SIMILAR}`))
    .default(COUNT),
});

export const similar: Command = {
  name: 'similar',
  synopsis: 'TRACK --library FILE [--count N]',
  summary: 'list the tracks of a library that sound most like one of its files (see scan --analyze)',
  options: [
    LIBRARY_OPTION,
    { flag: '--count N', explanation: `how many, 1 to ${MOST_SIMILAR}; ${COUNT} where it is not given` },
    JSON_OPTION,
  ],
  async run(args, context) {
    const { values, positionals } = parseArguments(args, {
      library: { type: 'string' },
      count: { type: 'string' },
      json: { type: 'boolean' },
    });
    const [track, ...rest] = positionals;
    if (!track || rest.length > 0) throw new UsageError('similar needs one track');
    const { count } = validate(CountSchema, { count: values.count });
    const file = existingLibrary('similar', values.library);
    const { withLibrary } = await import('./library-file');
    const found = await withLibrary(file, context, async ({ likeness }) => {
      const id = await likeness.trackAt(resolve(track));
      if (id === null) throw notInLibrary(track);
      return likeness.similar(id, count).catch((thrown: unknown) => explained(thrown));
    });
    context.print(values.json ? toJson(published(found)) : report(found));
    return EXIT.done;
  },
};

/** Here nothing is analysed by itself: says how it is done. Always throws an AuralisError. */
function explained(thrown: unknown): never {
  const { code, params } = AuralisError.from(thrown);
  if (code !== 'not-analysed') throw thrown;
  const reason = `${errorSentences(code, params).happened} Analyse it with scan DIR --library FILE --analyze first.`;
  throw new AuralisError('invalid-input', { reason });
}

function notInLibrary(path: string): AuralisError {
  if (!statSync(path, { throwIfNoEntry: false })) return AuralisError.about(path, 'file-not-found');
  return new AuralisError('invalid-input', { reason: `“${path}” is not in this library; scan its folder first.` });
}

function published({ tracks, compared }: SimilarTracks) {
  const listed = tracks.map(({ track, distance }) => {
    const { path, title, artist, album, durationSeconds } = track;
    return { path, title, artist, album, durationSeconds, distance };
  });
  return { compared, tracks: listed };
}

function report({ tracks, compared }: SimilarTracks): string {
  if (tracks.length === 0) return `nothing to compare with: ${compared} other analysed tracks\n`;
  const lines = tracks.map(({ track: { title, artist, path }, distance }) => {
    const name = artist === null ? title : `${title} – ${artist}`;
    return `${distance.toFixed(2).padStart(5)}  ${name}  ${path}\n`;
  });
  return lines.join('');
}
