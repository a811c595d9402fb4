import type { ICommonTagsResult } from 'music-metadata';
import type { ArtistRole, Credit } from '../../../shared/domain/track';
import { cleanText } from './clean-text';

/** Most names of a track that are kept, in all roles together. */
const MOST_NAMES = 64;

/** What writers put between several names in one value. A comma or an ampersand may belong to a name. */
const BETWEEN_NAMES = /\s*(?:;|\0|\s\/\s|\/\/)\s*/;

/** “Song (feat. Someone)”, “Someone ft. Someone Else”. */
const FEATURED = /\s*[([]?\s*\b(?:feat\.?|ft\.|featuring)\s+([^)\]]+)[)\]]?/i;

/** Names with a slash in them, which ID3v2.3 puts between names too. */
const SLASHED_NAMES = ['ac/dc', 'au/ra', 'bremer/mccoy', '22/7', 'love/hate', 'axel/ross', 'k/da'];

type Common = Pick<
  ICommonTagsResult,
  'title' | 'artist' | 'artists' | 'albumartist' | 'albumartists' | 'composer' | 'remixer' | 'conductor' | 'lyricist'
>;

/** The values of a tag, each once: those that its format keeps apart, and those that its writer put into one. */
export function values(raw: readonly unknown[] | undefined): string[] {
  const parts = (raw ?? []).flatMap((value) => (typeof value === 'string' ? value.split(BETWEEN_NAMES) : []));
  const kept = parts.map(cleanText).filter((value) => value !== null);
  return [...new Set(kept)].slice(0, MOST_NAMES);
}

/** Who did what on a track, each name once a role, in the order of the tags. */
export function credits(common: Common): Credit[] {
  const found: Credit[] = [];
  const add = (role: ArtistRole, names: readonly string[]) => {
    for (const name of names)
      if (!found.some((credit) => credit.role === role && credit.name === name)) found.push({ role, name });
  };
  const featured = featuredIn(common.title);
  const artists: string[] = [];
  for (const name of rejoined(values(common.artists ?? [common.artist]))) {
    const guests = featuredIn(name);
    artists.push(...(guests.length > 0 ? values([name.replace(FEATURED, '')]) : [name]));
    featured.push(...guests);
  }
  add('artist', artists);
  add(
    'featured',
    featured.filter((name) => !artists.includes(name)),
  );
  add('album-artist', rejoined(values(common.albumartists ?? [common.albumartist])));
  add('composer', rejoined(values(common.composer)));
  add('remixer', values(common.remixer));
  add('conductor', values(common.conductor));
  add('lyricist', values(common.lyricist));
  return found.slice(0, MOST_NAMES);
}

/** An artist as shown: the tag's own words, or all its values where the first of several stands for them. */
export function shownArtist(single: unknown, several: readonly unknown[] | undefined): string | null {
  const shown = cleanText(single);
  const all = (several ?? []).map(cleanText).filter((name) => name !== null);
  return all.length > 1 && all[0] === shown ? rejoined(all).join(', ') : shown;
}

function featuredIn(text: unknown): string[] {
  const names = typeof text === 'string' ? FEATURED.exec(text)?.[1] : undefined;
  return values(names?.split(/\s*,\s*/));
}

/** Puts names together again that were taken apart at a slash of their own. */
function rejoined(names: readonly string[]): string[] {
  const whole: string[] = [];
  for (const name of names) {
    const joined = `${whole.at(-1)}/${name}`;
    if (SLASHED_NAMES.includes(joined.toLowerCase())) whole[whole.length - 1] = joined;
    else whole.push(name);
  }
  return whole;
}
