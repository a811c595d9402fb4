import type { Statements } from '../worker/statements';

/** How many rows of a kind there are: counted once, which takes the longer the more there are, and again after a change. */
export class RememberedCounts {
  private readonly counts = new Map<string, number>();
  private revision: number | null = null;

  constructor(
    private readonly statements: Statements,
    private readonly tracksRevision: () => number,
  ) {}

  /** @param sql counts rows that come and go with tracks only */
  of(name: string, sql: string): number {
    const revision = this.tracksRevision();
    if (revision !== this.revision) this.counts.clear();
    this.revision = revision;
    const count = this.counts.get(name) ?? this.statements.column<number>(name, sql).get() ?? 0;
    this.counts.set(name, count);
    return count;
  }
}
