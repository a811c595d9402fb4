import type { TrackId } from '../../../shared/domain/track';
import type { Statements } from '../worker/statements';
import { CopyLinks } from './copy-links';
import type { SoundPrints } from './sound-prints';

interface Hashes {
  content: string | null;
  quick: string | null;
}

/**
 * Which tracks are copies of one recording, found whenever a track comes, goes or is measured. Copies have the same sound: all
 * of it by its hash, else its beginning, end and length; or they sound the same in another encoding. A group is what is
 * linked, directly or by others: a track that joins two groups makes them one, and with one that leaves it may fall apart,
 * which is found out at the end of the write.
 */
export class Copies {
  private readonly links: CopyLinks;
  private readonly loosened = new Set<number>();
  private readonly quickHashes = new Set<string>();
  private changed = false;

  constructor(
    private readonly statements: Statements,
    private readonly prints: SoundPrints,
  ) {
    this.links = new CopyLinks(statements, prints);
  }

  /** Finds the copies of a track anew. */
  place(id: TrackId): void {
    const hashes = this.leave(id);
    if (!hashes) return;
    const { content } = hashes;
    // Those of one content are in one group already.
    const sql = 'SELECT id FROM tracks WHERE content_hash = ? AND id <> ? LIMIT 1';
    const same = content === null ? [] : this.statements.column<TrackId>('copies.content', sql).all(content, id);
    this.join([id, ...same, ...this.prints.alike(id)]);
  }

  /** A track is about to be taken out, or to be another; answers what its sound is known by, undefined where it is not there. */
  leave(id: TrackId): Hashes | undefined {
    const sql = 'DELETE FROM copies WHERE track_id = ? RETURNING group_id';
    const group = this.statements.column<number>('copies.leave', sql).get(id);
    if (group !== undefined) {
      this.loosened.add(group);
      this.changed = true;
    }
    const find = 'SELECT content_hash AS content, quick_hash AS quick FROM tracks WHERE id = ?';
    const hashes = this.statements.rows<Hashes>('copies.hashes', find).get(id);
    if (hashes && hashes.quick !== null) this.quickHashes.add(hashes.quick);
    return hashes;
  }

  /** Ends a write: whether groups have changed by it. */
  settle(): boolean {
    for (const quick of this.quickHashes) this.settleQuick(quick);
    for (const group of this.loosened) this.regroup(group);
    const { changed } = this;
    this.abandon();
    return changed;
  }

  /** The write failed and was rolled back. */
  abandon(): void {
    this.loosened.clear();
    this.quickHashes.clear();
    this.changed = false;
  }

  private settleQuick(quick: string): void {
    const { ids, proved } = this.links.sameByQuick(quick);
    if (proved) this.join(ids);
    else for (const group of this.groupsOf(ids)) this.loosened.add(group);
  }

  private join(ids: readonly TrackId[]): void {
    if (ids.length < 2) return;
    const [first, ...others] = this.groupsOf(ids);
    const group = first ?? this.newGroup();
    const merge = this.statements.rows('copies.merge', 'UPDATE copies SET group_id = ? WHERE group_id = ?');
    for (const other of others) {
      merge.run(group, other);
      if (this.loosened.delete(other)) this.loosened.add(group);
    }
    const added = this.put(group, ids);
    if (added > 0 || others.length > 0) this.changed = true;
  }

  /** Makes groups of what a group has fallen into, and nothing of what is left alone. */
  private regroup(group: number): void {
    const sql = 'SELECT track_id FROM copies WHERE group_id = ?';
    const ids = this.statements.column<TrackId>('copies.of-group', sql).all(group);
    const [kept = [], ...others] = this.links.partsOf(ids).toSorted((a, b) => b.length - a.length);
    if (others.length === 0 && kept.length > 1) return;
    this.statements.rows('copies.clear', 'DELETE FROM copies WHERE group_id = ?').run(group);
    if (kept.length > 1) this.put(group, kept);
    for (const part of others) if (part.length > 1) this.put(this.newGroup(), part);
    this.changed = true;
  }

  /** The groups that these tracks are in, the oldest first. */
  private groupsOf(ids: readonly TrackId[]): number[] {
    const sql =
      'SELECT DISTINCT group_id FROM copies WHERE track_id IN (SELECT value FROM json_each(?)) ORDER BY group_id';
    return this.statements.column<number>('copies.groups', sql).all(JSON.stringify(ids));
  }

  private newGroup(): number {
    const sql = 'SELECT coalesce(max(group_id), 0) + 1 FROM copies';
    return this.statements.column<number>('copies.next', sql).get() ?? 1;
  }

  /** Puts those into a group that are in none; answers how many. */
  private put(group: number, ids: readonly TrackId[]): number {
    const sql = `INSERT OR IGNORE INTO copies (track_id, group_id) SELECT value, ? FROM json_each(?)`;
    return this.statements.rows('copies.put', sql).run(group, JSON.stringify(ids)).changes;
  }
}
