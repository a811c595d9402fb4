import type { Artwork, FileOutcome, FileTags } from '../../../src/main/library/scan/file-outcome';
import type { Credit } from '../../../src/shared/domain/track';
import { CLASSICAL, MadeUpArtists } from './artists';
import { Draw, mixed, seeded } from './random';
import { type MadeUpFormat, type MadeUpRelease, releases } from './releases';
import { words } from './words';

/** A made-up file, as a scan would report it, and what it is from. */
export interface MadeUpFile {
  readonly outcome: FileOutcome & { tags: FileTags };
  readonly release: MadeUpRelease;
}

const SHARES = {
  featured: 0.08,
  composer: 0.2,
  remix: 0.03,
  lyricist: 0.04,
  rated: 0.12,
  played: 0.3,
  otherScript: 0.15,
};

const CODECS: Readonly<Record<MadeUpFormat, string>> = {
  mp3: 'MPEG 1 Layer 3',
  flac: 'FLAC',
  m4a: 'MPEG-4/AAC',
  ogg: 'Vorbis I',
  opus: 'Opus',
  wav: 'PCM',
  aiff: 'PCM',
};
const LOSSLESS: ReadonlySet<MadeUpFormat> = new Set(['flac', 'wav', 'aiff']);

const FIRST_FILE_MS = 1_600_000_000_000;

export interface MakingOptions {
  readonly seed?: number;
  /** What each of the covers is in the database; without, the files have none. */
  readonly covers?: readonly Artwork[];
}

/** So many made-up files below a folder, always the same for a seed. */
export function* generateFiles(folder: string, count: number, options: MakingOptions = {}): Generator<MadeUpFile> {
  const { seed = 1, covers = [] } = options;
  const draw = new Draw(seeded(seed));
  const artists = new MadeUpArtists(count, seed);
  let made = 0;
  for (const release of releases(draw, artists)) {
    for (let track = 0; track < release.tracks; track++, made++) {
      if (made === count) return;
      const artwork = release.cover === null ? null : (covers[release.cover % covers.length] ?? null);
      const tags = { ...tagsOf(draw, artists, release, track), artwork, quickHash: hashOf(seed, made) };
      const outcome = {
        path: `${folder}/${pathOf(release, tags, track)}`,
        sizeBytes: 4_000_000 + made,
        modifiedAtMs: FIRST_FILE_MS + made * 1000,
        problem: null,
        tags,
      };
      yield { outcome, release };
    }
  }
}

/** The same as a scan would report those that know neither their sound nor what anybody thinks of them. */
export function* generateOutcomes(
  folder: string,
  count: number,
  seed = 1,
): Generator<FileOutcome & { tags: FileTags }> {
  for (const { outcome } of generateFiles(folder, count, { seed }))
    yield { ...outcome, tags: { ...outcome.tags, quickHash: null, rating: null, playCount: null } };
}

function tagsOf(draw: Draw, artists: MadeUpArtists, release: MadeUpRelease, track: number) {
  const artist = release.isCompilation ? artists.any(draw) : release.artist;
  const guest = artist && draw.chance(SHARES.featured) ? artists.any(draw) : null;
  const script = draw.chance(SHARES.otherScript) ? 'latin' : (artist?.script ?? 'latin');
  const remixer = draw.chance(SHARES.remix) ? artists.any(draw) : null;
  const title = words(draw, script, draw.whole(1, 5)) + (remixer ? ` (${remixer.name} Remix)` : '');
  const albumArtist = release.isCompilation ? 'Various Artists' : (artist?.name ?? null);
  const isClassical = release.genres.some((genre) => CLASSICAL.has(genre));
  const someone = (role: Credit['role'], share: number): Credit[] =>
    artist && draw.chance(share) ? [{ role, name: artists.any(draw).name }] : [];
  const credits: Credit[] = [
    ...(artist ? [{ role: 'artist' as const, name: artist.name }] : []),
    ...(guest && guest.name !== artist?.name ? [{ role: 'featured' as const, name: guest.name }] : []),
    ...(albumArtist ? [{ role: 'album-artist' as const, name: albumArtist }] : []),
    ...someone('composer', isClassical ? 1 : SHARES.composer),
    ...someone('conductor', isClassical ? 0.9 : 0),
    ...someone('lyricist', SHARES.lyricist),
    ...(remixer ? [{ role: 'remixer' as const, name: remixer.name }] : []),
  ];
  return {
    title,
    artist: artist ? artist.name + (guest ? ` feat. ${guest.name}` : '') : null,
    albumArtist,
    album: release.title,
    credits,
    genres: [...release.genres],
    compilation: release.isCompilation,
    year: release.year,
    ...numbers(release, track),
    rating: draw.chance(SHARES.rated) ? draw.whole(1, 5) * 20 : null,
    playCount: draw.chance(SHARES.played) ? Math.floor(1 / (0.01 + draw.next())) : null,
    ...soundOf(draw, release.format),
    contentHash: null,
    replayGain: null,
  };
}

function numbers({ isNumbered, tracks, discs, title }: MadeUpRelease, track: number) {
  if (!isNumbered || title === null) return { trackNumber: null, discNumber: null };
  const perDisc = Math.ceil(tracks / discs);
  return { trackNumber: (track % perDisc) + 1, discNumber: Math.floor(track / perDisc) + 1 };
}

function soundOf(draw: Draw, format: MadeUpFormat) {
  const isLossless = LOSSLESS.has(format);
  // Lengths gather around four minutes, with a tail of long ones.
  const durationSeconds = Math.round(10 * (30 + 130 * (draw.next() + draw.next()) + 40 / (0.04 + draw.next()))) / 10;
  return {
    durationSeconds,
    sampleRateHz: format === 'opus' ? 48_000 : isLossless && draw.chance(0.15) ? 96_000 : 44_100,
    channels: draw.chance(0.03) ? 1 : 2,
    bitsPerSample: isLossless ? (draw.chance(0.2) ? 24 : 16) : null,
    codec: CODECS[format],
    lossless: null,
    bitrateBps: isLossless ? 900_000 : draw.of([128_000, 192_000, 256_000, 320_000]),
  };
}

/** Folders as people keep them: artist, album, discs of an album beside one another. */
function pathOf(release: MadeUpRelease, tags: Pick<FileTags, 'title' | 'discNumber'>, track: number): string {
  const owner = release.isCompilation ? 'Compilations' : (release.artist?.name ?? 'Unknown');
  const album = `${release.title ?? 'Loose'} ${release.index}`;
  const disc = release.discs > 1 ? `/CD ${tags.discNumber ?? 1}` : '';
  const place = String(track + 1).padStart(2, '0');
  return `${plain(owner)}/${plain(album)}${disc}/${place} ${plain(tags.title)}.${release.format}`;
}

/** What every file system takes as a name. */
function plain(name: string): string {
  return name
    .replaceAll(/[/\\:*?"<>|]/g, '_')
    .slice(0, 60)
    .trim();
}

function hashOf(seed: number, index: number): string {
  const parts = Array.from({ length: 4 }, (_, part) => mixed(mixed(seed, part), index).toString(16).padStart(8, '0'));
  return `made-up:${parts.join('')}`;
}
