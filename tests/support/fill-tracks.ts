import type { FileTags } from '../../src/main/library/scan/file-outcome';
import type { LibraryEngine } from '../../src/main/library/worker/engine';
import { ask } from './made-up/fill-library';

interface FilledTrack {
  readonly title: string;
  readonly artist: string;
  readonly album: string;
  readonly genre: string | null;
  readonly year: number | null;
  readonly durationSeconds: number;
}

const FOLDER = '/made-up';

/** Stores tracks the way a scan does; answers their ids in the same order. */
export function fillTracks(engine: LibraryEngine, tracks: readonly FilledTrack[]): number[] {
  const { id: rootId } = ask(engine, 'command', 'addFolder', { path: FOLDER }) as { id: number };
  ask(engine, 'command', 'beginScan', { rootId });
  const outcomes = tracks.map((track, index) => ({
    path: `${FOLDER}/${track.album}/${index}.flac`,
    sizeBytes: 1000 + index,
    modifiedAtMs: 1,
    problem: null,
    tags: tagsOf(track, index),
  }));
  ask(engine, 'command', 'storeFiles', { rootId, outcomes });
  ask(engine, 'command', 'finishScan', { rootId });
  const sort = { by: 'added', direction: 'ascending' };
  return [...(ask(engine, 'query', 'trackIds', { sort, query: '' }) as Uint32Array)];
}

function tagsOf({ genre, ...track }: FilledTrack, index: number): FileTags {
  return {
    ...track,
    albumArtist: track.artist,
    credits: (['artist', 'album-artist'] as const).map((role) => ({ role, name: track.artist })),
    genres: genre === null ? [] : [genre],
    compilation: false,
    rating: null,
    playCount: null,
    trackNumber: index + 1,
    discNumber: 1,
    sampleRateHz: 44_100,
    channels: 2,
    bitsPerSample: 16,
    codec: 'FLAC',
    lossless: null,
    bitrateBps: 900_000,
    contentHash: null,
    quickHash: null,
    replayGain: null,
    artwork: null,
  };
}
