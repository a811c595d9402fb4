import { describe, expect, it } from 'vitest';
import { continuesAlbum, ofOneAlbum } from './album';

const track = (patch: Partial<Parameters<typeof continuesAlbum>[0]> = {}) => ({
  albumId: 7,
  trackNumber: 1,
  discNumber: null,
  ...patch,
});

describe('album', () => {
  it('is one as the library groups it', () => {
    expect(ofOneAlbum(track(), track({ trackNumber: 5 }))).toBe(true);
    expect(ofOneAlbum(track(), track({ albumId: 8 }))).toBe(false);
    expect(ofOneAlbum(track({ albumId: null }), track({ albumId: null }))).toBe(false);
  });

  it('goes on with the next number, the next disc, or whatever follows where numbers are missing', () => {
    expect(continuesAlbum(track(), track({ trackNumber: 2 }))).toBe(true);
    expect(continuesAlbum(track(), track({ trackNumber: 3 }))).toBe(false);
    expect(continuesAlbum(track({ trackNumber: 9 }), track({ discNumber: 2 }))).toBe(true);
    expect(continuesAlbum(track(), track({ trackNumber: null }))).toBe(true);
    expect(continuesAlbum(track(), track({ trackNumber: 2, albumId: 8 }))).toBe(false);
  });
});
