import { dirname } from 'node:path';
import type { Track } from '../../shared/domain/track';

type Tags = Pick<Track, 'path' | 'album' | 'albumArtist' | 'trackNumber' | 'discNumber'>;

/** Both are of one album: the same title by the same album artist, or where that is not told, in the same folder. */
export function ofOneAlbum(one: Tags, other: Tags): boolean {
  if (one.album === null || one.album !== other.album) return false;
  if (one.albumArtist !== null || other.albumArtist !== null) return one.albumArtist === other.albumArtist;
  return dirname(one.path) === dirname(other.path);
}

/** `next` comes right after `track` on their album, as far as its numbers tell. */
export function continuesAlbum(track: Tags, next: Tags): boolean {
  if (!ofOneAlbum(track, next)) return false;
  if (track.trackNumber === null || next.trackNumber === null) return true;
  const sameDisc = (track.discNumber ?? 1) === (next.discNumber ?? 1);
  return sameDisc ? next.trackNumber === track.trackNumber + 1 : next.trackNumber === 1;
}
