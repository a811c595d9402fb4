import { Draw, mixed, seeded, zipfRank } from './random';
import { type Script, surname, words } from './words';

export interface MadeUpArtist {
  readonly name: string;
  readonly script: Script;
  readonly genre: string;
  /** The year of the first release. */
  readonly since: number;
}

/** As many artists as a library of so many tracks names. */
const TRACKS_AN_ARTIST = 12;
const FEWEST_ARTISTS = 40;

const SCRIPT_SHARES: readonly (readonly [Script, number])[] = [
  ['latin', 0.8],
  ['cyrillic', 0.06],
  ['japanese', 0.05],
  ['hangul', 0.03],
  ['greek', 0.02],
  ['arabic', 0.02],
  ['han', 0.01],
  ['hebrew', 0.01],
];

export const GENRES =
  'Rock|Pop|Electronic|Classical|Jazz|Hip-Hop|Folk|Metal|Ambient|Soul|Country|Blues|House|Techno|Indie|Punk|Reggae|Soundtrack|R&B|Funk|Trance|Opera|Baroque|Bossa Nova|Chanson|Dub|Disco|Drum & Bass|Ska|Shoegaze|Post-Rock|Krautrock|Flamenco|Fado|Enka|Klezmer|Afrobeat|Gospel|Swing|Bluegrass|Minimal|Noise|Spoken Word|Musique concrète|Schlager|Neo-Soul'.split(
    '|',
  );
export const CLASSICAL: ReadonlySet<string> = new Set(['Classical', 'Opera', 'Baroque']);

const FIRST_YEAR = 1955;
const LAST_YEAR = 2025;

/** Everybody in a library: few with much music, most with little. Who has a rank is the same wherever it is asked for. */
export class MadeUpArtists {
  readonly count: number;

  constructor(
    tracks: number,
    private readonly seed: number,
  ) {
    this.count = Math.max(FEWEST_ARTISTS, Math.round(tracks / TRACKS_AN_ARTIST));
  }

  /** Somebody, those with much music more often. */
  any(draw: Draw): MadeUpArtist {
    return this.at(zipfRank(draw.next(), this.count, 0.9, 20));
  }

  private at(rank: number): MadeUpArtist {
    const draw = new Draw(seeded(mixed(this.seed, rank)));
    const script = draw.weighted(SCRIPT_SHARES);
    const since = LAST_YEAR - Math.floor((LAST_YEAR - FIRST_YEAR) * draw.next() ** 1.6);
    return { name: artistName(draw, script), script, genre: anyGenre(draw), since };
  }
}

export function anyGenre(draw: Draw): string {
  return GENRES[zipfRank(draw.next(), GENRES.length, 1, 2)] ?? 'Rock';
}

function artistName(draw: Draw, script: Script): string {
  const name = () => surname(draw, script);
  if (script !== 'latin') return draw.chance(0.5) ? name() : `${name()} ${name()}`;
  const kind = draw.next();
  if (kind < 0.5) return `${name()} ${name()}`;
  if (kind < 0.65) return `The ${words(draw, script, draw.whole(1, 2))} ${name()}`;
  if (kind < 0.7) return `${name()} & ${name()}`;
  if (kind < 0.8) return name();
  return `${words(draw, script, 1)} ${name()}`;
}
