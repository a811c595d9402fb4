import type { CacheStatistics } from '../../../shared/domain/library';
import { canonical } from './canonical';
import { freezeAndMeasure } from './freeze';

/** How often each group of tables was written. */
export type Revisions<Group extends string> = Readonly<Record<Group, number>>;

/** An answer and the revisions that it was read at. */
export interface Answer<Value, Group extends string> {
  readonly value: Value;
  readonly revisions: Revisions<Group>;
}

export interface Query<Group extends string> {
  readonly name: string;
  readonly params: unknown;
  /** The groups that the answer depends on. */
  readonly reads: readonly Group[];
}

export interface QueryCacheOptions<Group extends string> {
  /** Most memory that kept answers may take, bytes. */
  readonly budgetBytes: number;
  /** The revisions that this side knows of now: those of the last answer that arrived. */
  readonly revisions: () => Revisions<Group>;
  /** Leaves the revisions out of the key, so that old answers are served: a fault that tests must notice. */
  readonly ignoreRevisions?: boolean;
}

interface Entry {
  readonly name: string;
  readonly value: unknown;
  readonly bytes: number;
}

interface Counters {
  hits: number;
  misses: number;
  shared: number;
  evictions: number;
}

/**
 * Keeps answers for as long as they are true. An answer is kept under its query's name, its parameters and the revision
 * of every group of tables that it was read from; a write changes a revision, so an answer from before the write is
 * never found again. Within the budget the answers used least recently go first; questions that are already on their way
 * are not asked twice; what is handed out is frozen.
 */
export class QueryCache<Group extends string> {
  /** In the order of use, the least recent first. */
  private readonly entries = new Map<string, Entry>();
  private readonly underWay = new Map<string, Promise<unknown>>();
  private readonly counters = new Map<string, Counters>();
  private bytes = 0;
  private generation = 0;

  constructor(private readonly options: QueryCacheOptions<Group>) {}

  /** The kept answer, else the one that `load` gets. Rejections of `load` are passed on and not kept. */
  async read<Value>(query: Query<Group>, load: () => Promise<Answer<Value, Group>>): Promise<Value> {
    const key = this.key(query, this.options.revisions());
    const counters = this.countersOf(query.name);
    const entry = this.entries.get(key);
    if (entry) {
      counters.hits++;
      this.entries.delete(key);
      this.entries.set(key, entry);
      return entry.value as Value;
    }
    const pending = this.underWay.get(key);
    if (pending) {
      counters.shared++;
      return pending as Promise<Value>;
    }
    counters.misses++;
    return this.load(query, key, load);
  }

  statistics(): CacheStatistics {
    const total: Counters = { hits: 0, misses: 0, shared: 0, evictions: 0 };
    for (const counters of this.counters.values()) {
      total.hits += counters.hits;
      total.misses += counters.misses;
      total.shared += counters.shared;
      total.evictions += counters.evictions;
    }
    const byQuery = Object.fromEntries([...this.counters].map(([name, counters]) => [name, { ...counters }]));
    return { bytes: this.bytes, budgetBytes: this.options.budgetBytes, entries: this.entries.size, total, byQuery };
  }

  /** Forgets every answer, those that are still on their way included. The counters go on. */
  clear(): void {
    this.generation++;
    this.entries.clear();
    this.underWay.clear();
    this.bytes = 0;
  }

  private async load<Value>(
    query: Query<Group>,
    key: string,
    load: () => Promise<Answer<Value, Group>>,
  ): Promise<Value> {
    const generation = this.generation;
    const loading = load().then(({ value, revisions }) => {
      const bytes = freezeAndMeasure(value);
      // Kept under the revisions that it was read at: those may be newer than the ones known when it was asked for.
      if (generation === this.generation) this.keep(this.key(query, revisions), { name: query.name, value, bytes });
      return value;
    });
    this.underWay.set(key, loading);
    try {
      return await loading;
    } finally {
      if (this.underWay.get(key) === loading) this.underWay.delete(key);
    }
  }

  private keep(key: string, entry: Entry): void {
    if (entry.bytes > this.options.budgetBytes) return;
    this.drop(key);
    this.entries.set(key, entry);
    this.bytes += entry.bytes;
    for (const [oldest, { name }] of this.entries) {
      if (this.bytes <= this.options.budgetBytes) return;
      this.drop(oldest);
      this.countersOf(name).evictions++;
    }
  }

  private drop(key: string): void {
    this.bytes -= this.entries.get(key)?.bytes ?? 0;
    this.entries.delete(key);
  }

  private key({ name, params, reads }: Query<Group>, revisions: Revisions<Group>): string {
    const valid = this.options.ignoreRevisions ? [] : reads.map((group) => revisions[group]);
    return `${name} ${valid.join(',')} ${canonical(params)}`;
  }

  private countersOf(name: string): Counters {
    const known = this.counters.get(name) ?? { hits: 0, misses: 0, shared: 0, evictions: 0 };
    this.counters.set(name, known);
    return known;
  }
}
