import type { ArtistRole, Credit } from '../../../shared/domain/track';
import type { SortKeyMaker } from '../search/sort-key';
import type { WordStore } from '../search/word-store';
import type { Statements } from '../worker/statements';
import { matchKey } from './release';

interface Link {
  role: ArtistRole;
  position: number;
  artistId: number;
}

interface Change {
  tracks: number;
  composed: number;
  albums: number;
}

/** Roles by which a track is among an artist's own. */
export const PERFORMING: readonly ArtistRole[] = ['artist', 'featured', 'remixer', 'album-artist'];

/**
 * The artists, and who did what on which track. Counts are kept by what changes: an artist of 100,000 tracks is not
 * counted again for each that comes.
 */
export class CreditTable {
  private readonly changes = new Map<number, Change>();
  private readonly loosened = new Set<number>();
  private respelt = false;

  constructor(
    private readonly statements: Statements,
    private readonly sortKey: SortKeyMaker,
    private readonly words: WordStore,
  ) {}

  /** Makes the credits of a track equal to those. Of a track that was there before the spelling of its names is taken over. */
  put(trackId: number, credits: readonly Credit[], isKnown: boolean): void {
    const links: Link[] = [];
    const seats = new Map<ArtistRole, number>();
    for (const { role, name } of credits) {
      const artistId = this.idOf(name, isKnown);
      if (links.some((link) => link.role === role && link.artistId === artistId)) continue;
      const position = seats.get(role) ?? 0;
      seats.set(role, position + 1);
      links.push({ role, position, artistId });
    }
    const stored = isKnown ? this.linksOf(trackId) : [];
    if (isSame(stored, links)) return;
    this.drop(trackId, stored);
    const sql = `INSERT INTO track_artists (track_id, role, position, artist_id, play_count)
      SELECT id, ?, ?, ?, play_count FROM tracks WHERE id = ?`;
    const insert = this.statements.rows('credits.insert', sql);
    for (const { role, position, artistId } of links) insert.run(role, position, artistId, trackId);
    this.count(links, 1);
  }

  /** Takes the credits of a track out. */
  remove(trackId: number): void {
    this.drop(trackId, this.linksOf(trackId));
  }

  /** An album has become an artist's own, or is no more. */
  ownAlbum(artistId: number, albums: 1 | -1): void {
    this.changeOf(artistId).albums += albums;
    if (albums < 0) this.loosened.add(artistId);
  }

  /** Writes the counts and takes out who is named nowhere any more; true where anything has changed. */
  settle(): boolean {
    const any = this.changes.size > 0 || this.respelt;
    const update = this.statements.rows(
      'artists.count',
      `UPDATE artists SET track_count = track_count + c.tracks, album_count = album_count + c.albums,
        composed_count = composed_count + c.composed,
        performs = track_count + c.tracks + album_count + c.albums > 0, composes = composed_count + c.composed > 0
      FROM (SELECT ? AS id, ? AS tracks, ? AS albums, ? AS composed) AS c WHERE artists.id = c.id`,
    );
    for (const [id, { tracks, albums, composed }] of this.changes) update.run(id, tracks, albums, composed);
    const remove = this.statements.rows(
      'artists.remove',
      `DELETE FROM artists WHERE id = ? AND album_count = 0
        AND NOT EXISTS (SELECT 1 FROM track_artists WHERE artist_id = artists.id)`,
    );
    for (const id of this.loosened) if (remove.run(id).changes > 0) this.words.removeArtist(id);
    this.abandon();
    return any;
  }

  abandon(): void {
    this.changes.clear();
    this.loosened.clear();
    this.respelt = false;
  }

  private idOf(name: string, takesSpelling: boolean): number {
    const key = matchKey(name);
    const find = 'SELECT id, name FROM artists WHERE match_key = ?';
    const known = this.statements.rows<{ id: number; name: string }>('artists.find', find).get(key);
    if (known && known.name !== name && takesSpelling) {
      const respell = 'UPDATE artists SET name = ?, name_key = ? WHERE id = ?';
      this.statements.rows('artists.respell', respell).run(name, this.sortKey(name), known.id);
      this.respelt = true;
    }
    if (known) return known.id;
    const insert = 'INSERT INTO artists (name, match_key, name_key) VALUES (?, ?, ?)';
    const added = this.statements.rows('artists.insert', insert).run(name, key, this.sortKey(name));
    const id = Number(added.lastInsertRowid);
    this.words.putArtist(id, name);
    return id;
  }

  private linksOf(trackId: number): Link[] {
    const sql = 'SELECT role, position, artist_id AS artistId FROM track_artists WHERE track_id = ?';
    return this.statements.rows<Link>('credits.of-track', sql).all(trackId);
  }

  private drop(trackId: number, links: readonly Link[]): void {
    if (links.length === 0) return;
    this.statements.rows('credits.remove', 'DELETE FROM track_artists WHERE track_id = ?').run(trackId);
    this.count(links, -1);
    for (const { artistId } of links) this.loosened.add(artistId);
  }

  private count(links: readonly Link[], by: 1 | -1): void {
    const idsIn = (roles: readonly ArtistRole[]) =>
      new Set(links.filter(({ role }) => roles.includes(role)).map(({ artistId }) => artistId));
    for (const id of idsIn(PERFORMING)) this.changeOf(id).tracks += by;
    for (const id of idsIn(['composer'])) this.changeOf(id).composed += by;
  }

  private changeOf(artistId: number): Change {
    const change = this.changes.get(artistId) ?? { tracks: 0, composed: 0, albums: 0 };
    this.changes.set(artistId, change);
    return change;
  }
}

function isSame(stored: readonly Link[], wanted: readonly Link[]): boolean {
  const key = ({ role, position, artistId }: Link) => `${role} ${position} ${artistId}`;
  const known = new Set(stored.map(key));
  return stored.length === wanted.length && wanted.every((link) => known.has(key(link)));
}
