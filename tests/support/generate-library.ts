import type { FileOutcome } from '../../src/main/library/scan/file-outcome';
import type { LibraryEngine } from '../../src/main/library/worker/engine';

const SYLLABLES = [
  'ka',
  'lo',
  'mi',
  'ra',
  'ten',
  'sol',
  'vi',
  'no',
  'bré',
  'dan',
  'øst',
  'qui',
  'zan',
  'hel',
  'wu',
  'pa',
];
const GENRES = ['Rock', 'Jazz', 'Classical', 'Electronic', 'Folk', 'Hip-Hop'];

/** Reproducible pseudo-random numbers from 0 to 1 (linear congruential, period 2^32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function words(random: () => number, most: number): string {
  const word = () =>
    Array.from({ length: 1 + Math.floor(random() * 3) }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join(
      '',
    );
  const text = Array.from({ length: 1 + Math.floor(random() * most) }, word).join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Made-up files as a scan would report them: artists of some albums of some tracks, always the same for a seed. */
export function* generateOutcomes(folder: string, count: number, seed = 1): Generator<FileOutcome> {
  const random = seeded(seed);
  let made = 0;
  while (made < count) {
    const artist = random() < 0.02 ? null : `${random() < 0.1 ? 'The ' : ''}${words(random, 2)}`;
    for (let albums = 1 + Math.floor(random() * 5); albums > 0 && made < count; albums--) {
      const album = words(random, 3);
      const year = 1955 + Math.floor(random() * 70);
      const genre = GENRES[Math.floor(random() * GENRES.length)] ?? null;
      for (let track = 1; track <= 12 && made < count; track++, made++) {
        const title = words(random, 4);
        yield {
          path: `${folder}/${artist ?? 'Unknown'}/${album}/${made} ${title}.flac`,
          sizeBytes: 10_000_000 + made,
          modifiedAtMs: 1_600_000_000_000 + made,
          problem: null,
          tags: {
            title,
            artist,
            albumArtist: artist,
            album,
            credits: artist ? (['artist', 'album-artist'] as const).map((role) => ({ role, name: artist })) : [],
            genres: genre ? [genre] : [],
            compilation: false,
            rating: null,
            playCount: null,
            year,
            trackNumber: track,
            discNumber: 1,
            durationSeconds: 60 + Math.floor(random() * 4000) / 10,
            sampleRateHz: 44_100,
            channels: 2,
            bitsPerSample: 16,
            codec: 'FLAC',
            bitrateBps: 900_000,
            contentHash: null,
            quickHash: null,
            replayGain: null,
            artwork: null,
          },
        };
      }
    }
  }
}

/** Asks the engine and answers the value, or throws the problem's message. */
export function ask(engine: LibraryEngine, kind: 'query' | 'command', name: string, input: unknown): unknown {
  const message = engine.answer({ kind, id: 1, name, input } as Parameters<LibraryEngine['answer']>[0]);
  if (message.kind === 'answer') return message.value;
  throw new Error(message.kind === 'failure' ? message.problem.message : message.kind);
}

/** Fills a library the way a scan does, in batches; answers the root's id. */
export function fillLibrary(engine: LibraryEngine, count: number, seed = 1): number {
  const folder = '/generated/music';
  const { id: rootId } = ask(engine, 'command', 'addFolder', { path: folder }) as { id: number };
  ask(engine, 'command', 'beginScan', { rootId });
  let batch: FileOutcome[] = [];
  for (const outcome of generateOutcomes(folder, count, seed)) {
    batch.push(outcome);
    if (batch.length < 500) continue;
    ask(engine, 'command', 'storeFiles', { rootId, outcomes: batch });
    batch = [];
  }
  ask(engine, 'command', 'storeFiles', { rootId, outcomes: batch });
  ask(engine, 'command', 'finishScan', { rootId });
  return rootId;
}
