import type Database from 'better-sqlite3';

/** A statement may take so long before it is reported, milliseconds. */
const SLOW_MS = 40;

export type Value = string | number | null | Buffer;

/** A prepared statement with a name, each of whose runs is timed. */
export class NamedStatement<Row> {
  constructor(
    private readonly name: string,
    private readonly statement: Database.Statement<Value[], Row>,
    private readonly timed: <T>(name: string, run: () => T) => T,
  ) {}

  all(...values: Value[]): Row[] {
    return this.timed(this.name, () => this.statement.all(...values));
  }

  get(...values: Value[]): Row | undefined {
    return this.timed(this.name, () => this.statement.get(...values));
  }

  run(...values: Value[]): Database.RunResult {
    return this.timed(this.name, () => this.statement.run(...values));
  }

  /** Rows one by one; the time between two of them is the caller's, so only the whole request is timed. */
  iterate(...values: Value[]): IterableIterator<Row> {
    return this.statement.iterate(...values);
  }
}

/** Prepares each statement once, under a name that is known in reports, and times it. */
export class Statements {
  private readonly prepared = new Map<string, unknown>();

  constructor(
    readonly connection: Database.Database,
    private readonly onSlow: (name: string, milliseconds: number) => void,
  ) {}

  /** The statement of that name; rows are objects by column name. */
  rows<Row>(name: string, sql: string): NamedStatement<Row> {
    return this.named<Row>(name, () => this.connection.prepare<Value[], Row>(sql));
  }

  /** The statement of that name; rows are the first column alone. */
  column<Cell>(name: string, sql: string): NamedStatement<Cell> {
    return this.named<Cell>(name, () => this.connection.prepare<Value[], Cell>(sql).pluck());
  }

  /** Runs something and reports it under its name where it takes too long. */
  timed = <T>(name: string, run: () => T): T => {
    const start = performance.now();
    try {
      return run();
    } finally {
      const milliseconds = performance.now() - start;
      if (milliseconds > SLOW_MS) this.onSlow(name, milliseconds);
    }
  };

  private named<Row>(name: string, prepare: () => Database.Statement<Value[], Row>): NamedStatement<Row> {
    const known = this.prepared.get(name);
    if (known) return known as NamedStatement<Row>;
    const statement = new NamedStatement<Row>(name, prepare(), this.timed);
    this.prepared.set(name, statement);
    return statement;
  }
}
