import { AuralisError } from '../../../shared/domain/errors';
import type { Track, TrackId, TrackSort } from '../../../shared/domain/track';
import type { TrackGroup } from '../../../shared/domain/track-source';
import type { GroupSets } from '../browse/group-sets';
import type { RememberedCounts } from '../browse/remembered-counts';
import type { MatchSet } from '../search/match-set';
import type { MatchSets } from '../search/match-sets';
import type { Statements, Value } from '../worker/statements';
import { decodeCursor, encodeCursor, orderSql } from './track-order';
import { SELECT_TRACKS } from './track-row';

/** Up to so many matches are sorted by themselves; more are picked out of the whole list, which is in order already. */
const SORTED_ALONE = 4000;
/** More than so many are first looked for at the beginning of the whole list, for as many steps as they are. */
const TRIED_IN_ORDER = 400;

interface TrackPage {
  sort: TrackSort;
  query: string;
  /** Only tracks of this group. */
  group?: TrackGroup | null | undefined;
  cursor: string | null;
  limit: number;
}

/** Reads tracks one by one, in pages that begin after any row, and as a whole order. */
export class TrackLists {
  constructor(
    private readonly statements: Statements,
    private readonly matchSets: MatchSets,
    private readonly groups: GroupSets,
    private readonly counts: RememberedCounts,
  ) {}

  /** Throws AuralisError `track-not-found`. */
  track(id: TrackId): Track {
    const [track] = this.read([id]);
    if (!track) throw new AuralisError('track-not-found');
    return track;
  }

  /** Throws AuralisError `invalid-input` where the cursor is none of this list's. */
  page(input: TrackPage) {
    const { sort, limit } = input;
    const after = input.cursor === null ? null : decodeCursor(input.cursor, sort);
    const matches = this.matching(input.query, input.group);
    const ids = matches ? this.matchingIds(sort, after, limit + 1, matches) : this.ids(sort, after, limit + 1);
    const shown = ids.slice(0, limit);
    const last = shown.at(-1);
    const next = ids.length > limit && last !== undefined ? encodeCursor(sort, this.keys(sort, last)) : null;
    return { tracks: this.read(shown), next };
  }

  count(query: string, group?: TrackGroup | null): number {
    const matches = this.matching(query, group);
    return matches ? matches.size : this.counts.of('tracks.count', 'SELECT count(*) FROM tracks');
  }

  /** Every id in order. */
  order(sort: TrackSort, query: string, group?: TrackGroup | null): Uint32Array<ArrayBuffer> {
    const { name, orderBy } = orderSql(sort);
    const matches = this.matching(query, group);
    if (matches && matches.size <= SORTED_ALONE)
      return Uint32Array.from(this.matchingIds(sort, null, matches.size, matches));
    const list = this.statements.column<string>(
      `tracks.order.${name}`,
      `SELECT json_group_array(id) FROM (SELECT id FROM tracks ORDER BY ${orderBy})`,
    );
    const ids = JSON.parse(list.get() ?? '[]') as number[];
    return Uint32Array.from(matches ? ids.filter((id) => matches.has(id)) : ids);
  }

  /** Null for a cover that the library does not hold. */
  artwork(hash: string): { mimeType: string } | null {
    const sql = 'SELECT mime_type AS mimeType FROM artwork WHERE hash = ?';
    return this.statements.rows<{ mimeType: string }>('artwork.get', sql).get(hash) ?? null;
  }

  /** Null where every track matches. */
  private matching(query: string, group?: TrackGroup | null): MatchSet | null {
    const found = this.matchSets.of(query);
    if (!group) return found;
    const members = this.groups.of(group);
    return found === null ? members : members.within(found);
  }

  /** The tracks of these ids, in the same order. */
  read(ids: readonly number[]): Track[] {
    const json = this.statements.column<string>('tracks.by-ids', SELECT_TRACKS).get(JSON.stringify(ids));
    return JSON.parse(json ?? '[]') as Track[];
  }

  private ids(sort: TrackSort, after: Value[] | null, limit: number): number[] {
    const { name, orderBy, after: condition } = orderSql(sort);
    if (!after) {
      const first = `SELECT id FROM tracks ORDER BY ${orderBy} LIMIT ?`;
      return this.statements.column<number>(`tracks.first.${name}`, first).all(limit);
    }
    const next = `SELECT id FROM tracks WHERE ${condition} ORDER BY ${orderBy} LIMIT ?`;
    return this.statements.column<number>(`tracks.next.${name}`, next).all(...after, limit);
  }

  private matchingIds(sort: TrackSort, after: Value[] | null, limit: number, matches: MatchSet): number[] {
    if (matches.size > SORTED_ALONE) return this.pickedMatches(sort, after, limit, matches);
    const tried = matches.size > TRIED_IN_ORDER ? this.pickedMatches(sort, after, limit, matches, matches.size) : [];
    return tried.length === limit ? tried : this.sortedMatches(sort, after, limit, matches);
  }

  private sortedMatches(sort: TrackSort, after: Value[] | null, limit: number, matches: MatchSet): number[] {
    const { name, orderBy, after: condition } = orderSql(sort);
    const among = `id IN (SELECT value FROM json_each(?))`;
    const sql = `SELECT id FROM tracks NOT INDEXED WHERE ${among}${after ? ` AND ${condition}` : ''}
      ORDER BY ${orderBy} LIMIT ?`;
    const statement = this.statements.column<number>(`tracks.sorted.${after ? 'next' : 'first'}.${name}`, sql);
    return statement.all(matches.toJson(), ...(after ?? []), limit);
  }

  /** @param steps most rows of the whole list that are looked at */
  private pickedMatches(
    sort: TrackSort,
    after: Value[] | null,
    limit: number,
    matches: MatchSet,
    steps = Number.POSITIVE_INFINITY,
  ): number[] {
    const { name, orderBy, after: condition } = orderSql(sort);
    const sql = `SELECT id FROM tracks${after ? ` WHERE ${condition}` : ''} ORDER BY ${orderBy}`;
    const statement = this.statements.column<number>(`tracks.picked.${after ? 'next' : 'first'}.${name}`, sql);
    const ids: number[] = [];
    let left = steps;
    for (const id of statement.iterate(...(after ?? []))) {
      if (matches.has(id)) ids.push(id);
      if (ids.length === limit || --left <= 0) break;
    }
    return ids;
  }

  /** The sort keys of a row, in the order of the sort's columns. */
  private keys(sort: TrackSort, id: number): Value[] {
    const { name, columns } = orderSql(sort);
    const sql = `SELECT ${columns} FROM tracks WHERE id = ?`;
    const row = this.statements.rows<Record<string, Value>>(`tracks.keys.${name}`, sql).get(id);
    return row ? Object.values(row) : [];
  }
}
