import { basename, dirname, join } from 'node:path';
import { fold } from '../search/fold';

/** The part of a file's tags that says which release it is from. */
export interface ReleaseTags {
  readonly album: string | null;
  readonly albumArtists: readonly string[];
}

/** The release that a track is from. */
export interface Release {
  /** The same for all its tracks, on every disc. */
  readonly groupKey: string;
  /** Its title without the disc. */
  readonly title: string;
  /** The disc that its title or folder names, for a track whose tags number none. */
  readonly disc: number | null;
}

/** “Album (Disc 2: Live)”, “Album [CD2]”. */
const BRACKETED_DISC = /\s*[([{]\s*(?:disc|disk|cd)\s*[.#]?\s*(\d{1,2})\b[^)\]}]*[)\]}]\s*$/i;
/** “Album, Disc 2”, “Album CD2”. */
const PLAIN_DISC = /\s*[-–,:]?\s+(?:disc|disk|cd)\s*[.#]?\s*(\d{1,2})\s*$/i;
/** A folder that holds one disc of a release: “CD 1”, “Disc 2 - Live”. */
const DISC_FOLDER = /^(?:disc|disk|cd)\s*[-_.#]?\s*(\d{1,2})\b/i;

const VARIOUS = new Set(['various artists', 'various', 'va', 'v.a.', 'v. a.', 'v/a', 'verschiedene interpreten']);

/** Between the parts of a key: in no folded text. */
const SEPARATOR = '\u001f';

/** A name as it is compared: without case and accents. */
export function matchKey(name: string): string {
  return fold(name) || name;
}

export function isVarious(albumArtist: string): boolean {
  return VARIOUS.has(matchKey(albumArtist));
}

/**
 * Which release a track is from; null where its tags name no album. Releases of one artist are told apart by their titles;
 * those of various artists, or of one that is not named, by title and folder as well, because titles such as “Greatest
 * Hits” are many.
 */
export function releaseOf(path: string, { album, albumArtists }: ReleaseTags): Release | null {
  if (album === null) return null;
  const titled = withoutDisc(album);
  const folder = releaseFolder(path);
  const artists = albumArtists.filter((name) => !isVarious(name)).map(matchKey);
  const byArtist = artists.length > 0 && artists.length === albumArtists.length;
  const owner = byArtist ? ['artist', ...artists] : ['folder', folder.path];
  return {
    groupKey: [matchKey(titled.name), ...owner].join(SEPARATOR),
    title: titled.name,
    disc: titled.disc ?? folder.disc,
  };
}

function withoutDisc(name: string): { name: string; disc: number | null } {
  const found = BRACKETED_DISC.exec(name) ?? PLAIN_DISC.exec(name);
  const rest = found ? name.slice(0, found.index).trimEnd() : '';
  return found && rest !== '' ? { name: rest, disc: Number(found[1]) } : { name, disc: null };
}

/** The folder of a whole release: around the folder of one of its discs, or what such folders have in common. */
function releaseFolder(path: string): { path: string; disc: number | null } {
  const folder = dirname(path).normalize('NFC');
  const disc = DISC_FOLDER.exec(basename(folder));
  if (disc) return { path: dirname(folder), disc: Number(disc[1]) };
  const titled = withoutDisc(basename(folder));
  return { path: join(dirname(folder), titled.name), disc: titled.disc };
}
