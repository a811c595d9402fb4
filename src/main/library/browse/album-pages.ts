import type { AlbumPage } from '../../../shared/domain/browse';
import { AuralisError } from '../../../shared/domain/errors';
import type { Track } from '../../../shared/domain/track';
import { SELECT_TRACKS } from '../tables/track-row';
import type { Statements } from '../worker/statements';
import type { AlbumLists } from './album-lists';

/** Most tracks of one album that are shown: more share a title by mistake. */
const MOST_TRACKS = 2000;

/** One album with its tracks by disc and position. */
export class AlbumPages {
  constructor(
    private readonly statements: Statements,
    private readonly lists: AlbumLists,
  ) {}

  /** Throws AuralisError `album-not-found`. */
  get(id: number): AlbumPage {
    const [album] = this.lists.read([id]);
    if (!album) throw new AuralisError('album-not-found');
    const size = 'SELECT total(size_bytes) FROM tracks WHERE album_id = ?';
    return {
      album,
      genres: this.genres(id),
      sizeBytes: this.statements.column<number>('albums.size', size).get(id) ?? 0,
      discs: discsOf(this.tracks(id)),
    };
  }

  private tracks(id: number): Track[] {
    const sql = 'SELECT id FROM tracks WHERE album_id = ? ORDER BY position_key, id LIMIT ?';
    const ids = this.statements.column<number>('albums.tracks', sql).all(id, MOST_TRACKS);
    const json = this.statements.column<string>('tracks.by-ids', SELECT_TRACKS).get(JSON.stringify(ids));
    return JSON.parse(json ?? '[]') as Track[];
  }

  /** The most frequent first. */
  private genres(id: number): AlbumPage['genres'] {
    const sql = `SELECT g.id, g.name FROM tracks AS t CROSS JOIN track_genres AS l ON l.track_id = t.id
      CROSS JOIN genres AS g ON g.id = l.genre_id
      WHERE t.album_id = ? GROUP BY g.id ORDER BY count(*) DESC, g.name_key LIMIT 8`;
    return this.statements.rows<{ id: number; name: string }>('albums.genres', sql).all(id);
  }
}

function discsOf(tracks: readonly Track[]): AlbumPage['discs'] {
  const discs = new Map<number, Track[]>();
  for (const track of tracks) {
    const number = track.discNumber ?? 1;
    discs.set(number, [...(discs.get(number) ?? []), track]);
  }
  return [...discs].map(([number, ofDisc]) => ({
    number,
    durationSeconds: ofDisc.reduce((sum, track) => sum + (track.durationSeconds ?? 0), 0),
    tracks: ofDisc,
  }));
}
