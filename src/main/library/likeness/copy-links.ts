import type { TrackId } from '../../../shared/domain/track';
import type { Statements } from '../worker/statements';
import { isAlike, type SoundPrints } from './sound-prints';

interface Member {
  id: TrackId;
  content: string | null;
  quick: string | null;
}

/** What makes tracks copies of one another. */
export class CopyLinks {
  constructor(
    private readonly statements: Statements,
    private readonly prints: SoundPrints,
  ) {}

  /** The sets that these tracks fall into by what links them, each in order of its ids; one alone is a set too. */
  partsOf(ids: readonly TrackId[]): TrackId[][] {
    const sql = `SELECT t.id, t.content_hash AS content, t.quick_hash AS quick
      FROM json_each(?) AS wanted CROSS JOIN tracks AS t ON t.id = wanted.value ORDER BY t.id`;
    const members = this.statements.rows<Member>('copies.members', sql).all(JSON.stringify(ids));
    const parts = new Parts(members.map(({ id }) => id));
    const firsts = new Map<string, TrackId>();
    for (const { id, content, quick } of members) {
      const keys = [content, quick !== null && this.provesSame(quick) ? quick : null];
      for (const [kind, key] of keys.entries()) {
        if (key === null) continue;
        const first = firsts.get(`${kind} ${key}`);
        if (first === undefined) firsts.set(`${kind} ${key}`, id);
        else parts.join(first, id);
      }
    }
    if (parts.count > 1) this.joinAlike(ids, parts);
    return parts.sets();
  }

  /** The tracks of a quick hash, where that is all that is known of them: hashes of all their sound prove more. */
  sameByQuick(quick: string): { ids: TrackId[]; proved: boolean } {
    const sql = 'SELECT id FROM tracks WHERE quick_hash = ?';
    return { ids: this.statements.column<TrackId>('copies.of-quick', sql).all(quick), proved: this.provesSame(quick) };
  }

  /** Where what is known of all their sound differs, beginning and end prove nothing. */
  private provesSame(quick: string): boolean {
    const sql = 'SELECT count(DISTINCT content_hash) FROM tracks WHERE quick_hash = ?';
    return (this.statements.column<number>('copies.known', sql).get(quick) ?? 0) <= 1;
  }

  private joinAlike(ids: readonly TrackId[], parts: Parts): void {
    // Of those that are linked already and have the same print, as files of the same bytes do, one is enough.
    const told = new Set<string>();
    const prints = this.prints.of(ids).filter(({ id, print }) => {
      const key = `${parts.root(id)} ${print.frames.join()}`;
      return !told.has(key) && told.add(key);
    });
    for (const [index, print] of prints.entries())
      for (const other of prints.slice(0, index)) {
        if (parts.count === 1) return;
        if (parts.root(print.id) !== parts.root(other.id) && isAlike(print, other)) parts.join(print.id, other.id);
      }
  }
}

/** Disjoint sets, joined one by one. */
class Parts {
  private readonly parents: Map<TrackId, TrackId>;
  count: number;

  constructor(private readonly ids: readonly TrackId[]) {
    this.parents = new Map(ids.map((id) => [id, id]));
    this.count = ids.length;
  }

  join(a: TrackId, b: TrackId): void {
    const [first, second] = [this.root(a), this.root(b)];
    if (first === second) return;
    this.parents.set(Math.max(first, second), Math.min(first, second));
    this.count--;
  }

  sets(): TrackId[][] {
    const sets = new Map<TrackId, TrackId[]>();
    for (const id of this.ids) {
      const root = this.root(id);
      const set = sets.get(root);
      if (set) set.push(id);
      else sets.set(root, [id]);
    }
    return [...sets.values()];
  }

  /** The same for all of a set. */
  root(id: TrackId): TrackId {
    let root = id;
    for (let parent = this.parents.get(root); parent !== undefined && parent !== root; parent = this.parents.get(root))
      root = parent;
    this.parents.set(id, root);
    return root;
  }
}
