import { anyGenre, type MadeUpArtist, type MadeUpArtists } from './artists';
import type { Draw } from './random';
import { type Script, words } from './words';

/** An album, single or compilation, as its tags and folder tell of it. */
export interface MadeUpRelease {
  /** Counts from 0. */
  readonly index: number;
  /** Null where the tags name none: loose songs. */
  readonly title: string | null;
  /** Null where the tags name none. */
  readonly artist: MadeUpArtist | null;
  readonly isCompilation: boolean;
  readonly script: Script;
  readonly genres: readonly string[];
  readonly year: number | null;
  readonly tracks: number;
  readonly discs: number;
  readonly isNumbered: boolean;
  /** Which of the covers that the library has; null for none. */
  readonly cover: number | null;
  readonly format: MadeUpFormat;
}

export const FORMATS = ['mp3', 'flac', 'm4a', 'ogg', 'opus', 'wav', 'aiff'] as const;
export type MadeUpFormat = (typeof FORMATS)[number];

/** Different pictures that the covers of a library are. */
export const COVERS = 64;

const FORMAT_SHARES: readonly (readonly [MadeUpFormat, number])[] = [
  ['mp3', 0.45],
  ['flac', 0.28],
  ['m4a', 0.12],
  ['ogg', 0.05],
  ['opus', 0.05],
  ['wav', 0.03],
  ['aiff', 0.02],
];

const TRACK_COUNTS: readonly (readonly [readonly [number, number], number])[] = [
  [[1, 2], 0.08],
  [[3, 6], 0.14],
  [[7, 16], 0.68],
  [[17, 30], 0.1],
];
const TRACKS_A_DISC = 20;

const SHARES = {
  compilation: 0.05,
  noArtist: 0.02,
  noAlbum: 0.03,
  noGenre: 0.08,
  secondGenre: 0.25,
  noYear: 0.06,
  noNumbers: 0.04,
  cover: 0.8,
  deluxe: 0.06,
};

/** Albums in the order that somebody got them: artists as they come. */
export function* releases(draw: Draw, artists: MadeUpArtists): Generator<MadeUpRelease> {
  for (let index = 0; ; index++) {
    const isCompilation = draw.chance(SHARES.compilation);
    const artist = !isCompilation && draw.chance(SHARES.noArtist) ? null : artists.any(draw);
    const [fewest, most] = draw.weighted(TRACK_COUNTS);
    const tracks = draw.whole(isCompilation ? Math.max(8, fewest) : fewest, Math.max(8, most));
    const script = artist?.script ?? 'latin';
    const title = draw.chance(SHARES.noAlbum) ? null : albumTitle(draw, script);
    yield {
      index,
      title,
      artist,
      isCompilation: isCompilation && title !== null,
      script,
      genres: genresOf(draw, artist),
      year: draw.chance(SHARES.noYear) ? null : Math.min(2025, (artist?.since ?? 1990) + draw.whole(0, 20)),
      tracks: title === null ? draw.whole(1, 4) : tracks,
      discs: tracks > TRACKS_A_DISC ? draw.whole(2, 3) : 1,
      isNumbered: !draw.chance(SHARES.noNumbers),
      cover: draw.chance(SHARES.cover) ? draw.whole(0, COVERS - 1) : null,
      format: draw.weighted(FORMAT_SHARES),
    };
  }
}

function albumTitle(draw: Draw, script: Script): string {
  const title = words(draw, script, draw.whole(1, 4));
  return draw.chance(SHARES.deluxe) ? `${title} (Deluxe Edition)` : title;
}

function genresOf(draw: Draw, artist: MadeUpArtist | null): string[] {
  if (draw.chance(SHARES.noGenre)) return [];
  const first = artist?.genre ?? anyGenre(draw);
  return draw.chance(SHARES.secondGenre) ? [...new Set([first, anyGenre(draw)])] : [first];
}
