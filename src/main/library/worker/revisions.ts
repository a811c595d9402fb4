import { type Revisions, TABLE_GROUPS, type TableGroup } from './protocol';
import type { Statements } from './statements';

/** A count for every group of tables. */
export function revisionsBy(countOf: (group: TableGroup) => number): Revisions {
  return Object.fromEntries(TABLE_GROUPS.map((group) => [group, countOf(group)])) as Revisions;
}

/**
 * Counts the writes to each group of tables, inside the database, so that a count and what it counts are committed
 * together and other processes see both.
 */
export class RevisionCounter {
  private known: Revisions;
  private dataVersion: unknown;

  constructor(private readonly statements: Statements) {
    this.known = this.read();
    this.dataVersion = this.foreignWrites();
  }

  /** As of the last committed write. */
  get current(): Revisions {
    return this.known;
  }

  /** Counts a write; part of the transaction that makes it. */
  bump(groups: Iterable<TableGroup>): void {
    const bump = this.statements.rows(
      'revisions.bump',
      `INSERT INTO revisions (table_group, revision) VALUES (?, 1)
       ON CONFLICT (table_group) DO UPDATE SET revision = revision + 1`,
    );
    for (const group of groups) bump.run(group);
  }

  /** Takes over what was committed; true where another process wrote since the last look. */
  refresh(): boolean {
    const version = this.foreignWrites();
    const foreign = version !== this.dataVersion;
    this.dataVersion = version;
    if (foreign) this.known = this.read();
    return foreign;
  }

  /** Takes over the counts that a transaction of our own has just committed. */
  committed(): Revisions {
    this.known = this.read();
    return this.known;
  }

  private read(): Revisions {
    const rows = this.statements
      .rows<{ table_group: string; revision: number }>('revisions.read', 'SELECT table_group, revision FROM revisions')
      .all();
    const stored = new Map(rows.map((row) => [row.table_group, row.revision]));
    return revisionsBy((group) => stored.get(group) ?? 0);
  }

  /** Changes whenever another connection has committed. */
  private foreignWrites(): unknown {
    return this.statements.column<number>('revisions.foreign', 'PRAGMA data_version').get();
  }
}
