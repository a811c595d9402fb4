import { EntitySchema } from 'typeorm';

/** A list of songs that the person fills, or rules that fill it. A deleted one stays for a while, so that it can come back. */
export interface PlaylistRow {
  id: number;
  name: string;
  description: string;
  /** Null for one that the person fills. */
  rulesJson: string | null;
  createdAtMs: number;
  changedAtMs: number;
  removedAtMs: number | null;
}

export const PlaylistEntity = new EntitySchema<PlaylistRow>({
  name: 'Playlist',
  tableName: 'playlists',
  columns: {
    id: { type: 'integer', primary: true, generated: 'increment' },
    name: { type: 'text' },
    description: { type: 'text', default: '' },
    rulesJson: { name: 'rules_json', type: 'text', nullable: true },
    createdAtMs: { name: 'created_at_ms', type: 'real' },
    changedAtMs: { name: 'changed_at_ms', type: 'real' },
    removedAtMs: { name: 'removed_at_ms', type: 'real', nullable: true },
  },
});

/**
 * One place in a playlist; the same track may have several. Where the track has left the library a trigger has kept what
 * it is found again by.
 */
export interface PlaylistEntryRow {
  id: number;
  playlistId: number;
  /** Compared by code point; between any two there is room for another. */
  orderKey: string;
  trackId: number | null;
  lostPath: string | null;
  lostTitle: string | null;
  lostArtist: string | null;
  lostAlbum: string | null;
  lostDurationSeconds: number | null;
  lostSizeBytes: number | null;
  lostContentHash: string | null;
  removedAtMs: number | null;
}

const lost = (name: string, type: 'text' | 'real' | 'integer') => ({ name: `lost_${name}`, type, nullable: true });

export const PlaylistEntryEntity = new EntitySchema<PlaylistEntryRow>({
  name: 'PlaylistEntry',
  tableName: 'playlist_entries',
  columns: {
    id: { type: 'integer', primary: true, generated: 'increment' },
    playlistId: {
      name: 'playlist_id',
      type: 'integer',
      foreignKey: {
        target: 'Playlist',
        inverseSide: 'id',
        name: 'fk_playlist_entries_playlist_id',
        onDelete: 'CASCADE',
      },
    },
    orderKey: { name: 'order_key', type: 'text' },
    trackId: {
      name: 'track_id',
      type: 'integer',
      nullable: true,
      foreignKey: { target: 'Track', inverseSide: 'id', name: 'fk_playlist_entries_track_id', onDelete: 'SET NULL' },
    },
    lostPath: lost('path', 'text'),
    lostTitle: lost('title', 'text'),
    lostArtist: lost('artist', 'text'),
    lostAlbum: lost('album', 'text'),
    lostDurationSeconds: lost('duration_seconds', 'real'),
    lostSizeBytes: lost('size_bytes', 'integer'),
    lostContentHash: lost('content_hash', 'text'),
    removedAtMs: { name: 'removed_at_ms', type: 'real', nullable: true },
  },
  indices: [
    {
      name: 'ix_playlist_entries_order',
      columns: ['playlistId', 'orderKey', 'id'],
      where: '"removed_at_ms" IS NULL',
    },
    { name: 'ix_playlist_entries_track_id', columns: ['trackId'] },
    { name: 'ix_playlist_entries_lost', columns: ['lostPath'], where: '"track_id" IS NULL' },
    { name: 'ix_playlist_entries_removed', columns: ['removedAtMs'], where: '"removed_at_ms" IS NOT NULL' },
  ],
});
