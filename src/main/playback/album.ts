import type { Track } from '../../shared/domain/track';

type Placed = Pick<Track, 'albumId' | 'trackNumber' | 'discNumber'>;

/** Both are of one album of the library. */
export function ofOneAlbum(one: Pick<Track, 'albumId'>, other: Pick<Track, 'albumId'>): boolean {
  return one.albumId !== null && one.albumId === other.albumId;
}

/** `next` comes right after `track` on their album, as far as its numbers tell. */
export function continuesAlbum(track: Placed, next: Placed): boolean {
  if (!ofOneAlbum(track, next)) return false;
  if (track.trackNumber === null || next.trackNumber === null) return true;
  const sameDisc = (track.discNumber ?? 1) === (next.discNumber ?? 1);
  return sameDisc ? next.trackNumber === track.trackNumber + 1 : next.trackNumber === 1;
}
