import { describe, expect, it } from 'vitest';
import { continuesAlbum, ofOneAlbum } from './album';

const track = (patch: Partial<Parameters<typeof ofOneAlbum>[0]> = {}) => ({
  path: '/music/album/1.flac',
  album: 'Album',
  albumArtist: 'Artist',
  trackNumber: 1,
  discNumber: null,
  ...patch,
});

describe('album', () => {
  it('is one by its title and artist, or by its folder where no artist is told', () => {
    expect(ofOneAlbum(track(), track({ path: '/elsewhere/2.flac' }))).toBe(true);
    expect(ofOneAlbum(track(), track({ albumArtist: 'Other' }))).toBe(false);
    expect(ofOneAlbum(track({ album: null }), track({ album: null }))).toBe(false);
    const nobodys = track({ albumArtist: null });
    expect(ofOneAlbum(nobodys, track({ albumArtist: null, path: '/music/album/2.flac' }))).toBe(true);
    expect(ofOneAlbum(nobodys, track({ albumArtist: null, path: '/music/other/2.flac' }))).toBe(false);
  });

  it('goes on with the next number, the next disc, or whatever follows where numbers are missing', () => {
    expect(continuesAlbum(track(), track({ trackNumber: 2 }))).toBe(true);
    expect(continuesAlbum(track(), track({ trackNumber: 3 }))).toBe(false);
    expect(continuesAlbum(track({ trackNumber: 9 }), track({ discNumber: 2 }))).toBe(true);
    expect(continuesAlbum(track(), track({ trackNumber: null }))).toBe(true);
    expect(continuesAlbum(track(), track({ trackNumber: 2, album: 'Other' }))).toBe(false);
  });
});
