import type { TrackGroup } from '../../../shared/domain/track-source';
import type { MatchSet } from '../search/match-set';
import { PERFORMING } from '../tables';
import type { Statements } from '../worker/statements';
import type { RememberedSets } from './remembered-sets';

/** The tracks of each kind of group, by id. */
const MEMBERS: Readonly<Record<TrackGroup['kind'], string>> = {
  album: 'SELECT id FROM tracks WHERE album_id = ? ORDER BY id',
  artist: `SELECT DISTINCT track_id AS id FROM track_artists
    WHERE artist_id = ? AND role IN (${PERFORMING.map((role) => `'${role}'`).join(', ')}) ORDER BY track_id`,
  composer: `SELECT track_id AS id FROM track_artists WHERE artist_id = ? AND role = 'composer' ORDER BY track_id`,
  genre: 'SELECT track_id AS id FROM track_genres WHERE genre_id = ? ORDER BY track_id',
};

/** Which tracks belong to an album, artist, composer or genre. */
export class GroupSets {
  constructor(
    private readonly statements: Statements,
    private readonly sets: RememberedSets,
  ) {}

  of(group: TrackGroup): MatchSet {
    return this.sets.of(group, () => {
      const sql = `SELECT json_group_array(id) FROM (${MEMBERS[group.kind]})`;
      const json = this.statements.column<string>(`groups.${group.kind}`, sql).get(group.id);
      return JSON.parse(json ?? '[]') as number[];
    });
  }
}
