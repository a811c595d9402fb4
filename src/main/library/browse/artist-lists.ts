import {
  type AlbumFilter,
  ARTIST_ALBUM_SORT,
  type Artist,
  type ArtistKind,
  type ArtistPage,
  EVERY_ALBUM,
} from '../../../shared/domain/browse';
import { AuralisError } from '../../../shared/domain/errors';
import { matchExpression } from '../search/match-expression';
import type { MatchSet } from '../search/match-set';
import { queryTokens } from '../search/query-tokens';
import { PERFORMING, type TrackLists } from '../tables';
import type { Statements } from '../worker/statements';
import type { AlbumLists } from './album-lists';
import { KeysetList } from './keyset-list';
import type { RememberedCounts } from './remembered-counts';
import type { RememberedSets } from './remembered-sets';

/** Albums of each kind that come with an artist’s page, some screens of them; the list of albums goes on with the others. */
const FIRST_ALBUMS = 48;
const TOP_TRACKS = 10;

const SELECT_ARTISTS = `SELECT json_group_array(json_object('id', a.id, 'name', a.name, 'tracks', a.track_count,
    'albums', a.album_count, 'composed', a.composed_count, 'artworkHash', (
      SELECT artwork_hash FROM albums WHERE artist_id = a.id AND artwork_hash IS NOT NULL
      ORDER BY year_key DESC, title_key DESC, id DESC LIMIT 1)))
  FROM json_each(?) AS wanted CROSS JOIN artists AS a ON a.id = wanted.value`;

/** Whose credits count as whose tracks. */
const ROLES = { performer: PERFORMING, composer: ['composer'] } as const;

/** What is played most in a role is the end of a range of an index. */
const OF_ROLE = `SELECT * FROM (SELECT track_id, play_count FROM track_artists
  WHERE artist_id = ? AND role = ? ORDER BY play_count DESC, track_id DESC LIMIT ${TOP_TRACKS})`;

const BY_NAME = { by: 'name', direction: 'ascending' } as const;

/** The artists and composers by name, and what there is of each. */
export class ArtistLists {
  private readonly lists: Readonly<Record<ArtistKind, KeysetList<'name'>>>;

  constructor(
    private readonly statements: Statements,
    private readonly sets: RememberedSets,
    private readonly counts: RememberedCounts,
    private readonly albums: AlbumLists,
    private readonly tracks: TrackLists,
  ) {
    const columns = { name: ['name_key', 'id'] };
    this.lists = {
      performers: new KeysetList(statements, { table: 'artists', where: 'performs = 1', columns }),
      composers: new KeysetList(statements, { table: 'artists', where: 'composes = 1', columns }),
    };
  }

  /** Throws AuralisError `invalid-input` where the cursor is none of this list's. */
  page(input: { kind: ArtistKind; text: string; cursor: string | null; limit: number }) {
    const among = this.matching(input.kind, input.text);
    const { ids, next } = this.lists[input.kind].page(BY_NAME, input.cursor, input.limit, among);
    return { artists: this.read(ids), next, total: among === null ? this.count(input.kind) : among.size };
  }

  /** Throws AuralisError `artist-not-found`. */
  get(id: number): ArtistPage {
    const [artist] = this.read([id]);
    if (!artist) throw new AuralisError('artist-not-found');
    const first = (only: Partial<AlbumFilter>) => {
      const filter = { ...EVERY_ALBUM, ...only };
      const { albums, next } = this.albums.page({ sort: ARTIST_ALBUM_SORT, filter, cursor: null, limit: FIRST_ALBUMS });
      return { albums, next };
    };
    return {
      artist,
      own: first({ artistId: id }),
      appearsOn: first({ appearsId: id }),
      topTracks: this.tracks.read(this.topTracks(artist)),
    };
  }

  /** The most played first, of those that are played alike the newest. */
  private topTracks({ id, tracks }: Artist): number[] {
    const kind = tracks > 0 ? 'performer' : 'composer';
    const roles = ROLES[kind];
    const sql = `SELECT track_id FROM (${roles.map(() => OF_ROLE).join(' UNION ')})
      ORDER BY play_count DESC, track_id DESC LIMIT ${TOP_TRACKS}`;
    return this.statements.column<number>(`artists.top.${kind}`, sql).all(...roles.flatMap((role) => [id, role]));
  }

  private read(ids: readonly number[]): Artist[] {
    const json = this.statements.column<string>('artists.read', SELECT_ARTISTS).get(JSON.stringify(ids));
    return JSON.parse(json ?? '[]') as Artist[];
  }

  private count(kind: ArtistKind): number {
    const sql = `SELECT count(*) FROM artists WHERE ${kind === 'performers' ? 'performs' : 'composes'} = 1`;
    return this.counts.of(`artists.count.${kind}`, sql);
  }

  private matching(kind: ArtistKind, text: string): MatchSet | null {
    const tokens = queryTokens(text);
    if (tokens.length === 0) return null;
    return this.sets.of({ artists: kind, text }, () => {
      const sql = `SELECT w.rowid FROM artist_words AS w CROSS JOIN artists AS a ON a.id = w.rowid
        WHERE artist_words MATCH ? AND a.${kind === 'performers' ? 'performs' : 'composes'} = 1 ORDER BY w.rowid`;
      return this.statements.column<number>(`artists.text.${kind}`, sql).all(matchExpression(tokens));
    });
  }
}
