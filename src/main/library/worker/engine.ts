import { AuralisError, type Problem } from '../../../shared/domain/errors';
import {
  backUpWeekly,
  databaseError,
  diskOf,
  type OpenDatabase,
  openDatabase,
  putBack,
  restoreNewest,
} from '../database';
import { createHandlers } from './handlers';
import {
  COMMANDS,
  type CommandName,
  type LibraryMessage,
  type LibraryRequest,
  QUERIES,
  type QueryName,
  type Revisions,
  type TableGroup,
  type WorkerOptions,
} from './protocol';
import { RevisionCounter } from './revisions';
import { libraryLocale } from './sort-locale';
import { Statements } from './statements';

type Request = Exclude<LibraryRequest, { kind: 'close' }>;

/**
 * Owns the database and answers one request after the other. SQLite runs synchronously here and every request is one
 * transaction, so requests can never meet half of one another's work: this thread is the queue.
 */
export class LibraryEngine {
  private readonly revisionCounter: RevisionCounter;
  private readonly handlers: ReturnType<typeof createHandlers>;

  private constructor(
    private readonly file: string,
    private readonly disk: number,
    private readonly database: OpenDatabase,
    private readonly statements: Statements,
    options: WorkerOptions,
  ) {
    const sortKey = libraryLocale(statements, options.locale);
    if (options.forgetsOnRestart) database.connection.exec('BEGIN');
    this.revisionCounter = new RevisionCounter(statements);
    this.handlers = createHandlers(statements, sortKey, () => this.revisionCounter.current);
  }

  /** Throws AuralisError as {@link openDatabase} does. */
  static async open(
    options: WorkerOptions,
    onSlow: (name: string, milliseconds: number) => void,
  ): Promise<LibraryEngine> {
    if (options.restores && !restoreNewest(options.file)) throw new AuralisError('no-backup');
    const database = await openDatabase(options.file);
    return new LibraryEngine(
      options.file,
      diskOf(options.file),
      database,
      new Statements(database.connection, onSlow),
      options,
    );
  }

  get notices(): Problem[] {
    return [...this.database.notices];
  }

  get revisions(): Revisions {
    return this.revisionCounter.current;
  }

  /** Looks whether another process wrote; true where the revisions have changed by that. */
  refresh(): boolean {
    return this.revisionCounter.refresh();
  }

  /** The answer to a request, or why there is none; never throws. */
  answer(request: Request): LibraryMessage {
    try {
      this.refresh();
      const value = this.statements.timed(request.name, () =>
        request.kind === 'query' ? this.query(request.name, request.input) : this.command(request.name, request.input),
      );
      return { kind: 'answer', id: request.id, value, revisions: this.revisions };
    } catch (thrown) {
      return { kind: 'failure', id: request.id, problem: databaseError(thrown, this.file).toProblem() };
    }
  }

  /** Copies the library where the newest copy is a week old. Throws AuralisError `disk-full`, `not-writable`, `library-failed`. */
  async backUp(): Promise<void> {
    try {
      await backUpWeekly(this.database.connection, this.file);
    } catch (thrown) {
      if (this.database.connection.open) throw databaseError(thrown, this.file);
    }
  }

  /** Writes the library anew where its file has gone, or was `missed` before; true where it did. Throws AuralisError `library-vanished`. */
  putBack(missed: boolean): boolean {
    // A run that keeps nothing has nothing to put back.
    if (this.database.connection.inTransaction) return false;
    try {
      return putBack(this.database.connection, this.file, this.disk, missed);
    } catch (cause) {
      throw AuralisError.about(this.file, 'library-vanished', {}, { cause });
    }
  }

  /** Brings what was written from the log into the library's file, so that no request has to. */
  tidy(): void {
    const { connection } = this.database;
    if (!connection.inTransaction) connection.pragma('wal_checkpoint(PASSIVE)');
  }

  close(): void {
    if (this.database.connection.inTransaction) this.database.connection.exec('ROLLBACK');
    this.database.connection.close();
  }

  private query<Name extends QueryName>(name: Name, raw: unknown): unknown {
    const input = validated(QUERIES[name].input.safeParse(raw));
    const handler: (input: never) => unknown = this.handlers.queries[name];
    return this.database.connection.transaction(() => handler(input as never))();
  }

  private command<Name extends CommandName>(name: Name, raw: unknown): unknown {
    const input = validated(COMMANDS[name].input.safeParse(raw));
    const handler: (input: never, touch: (group: TableGroup) => void) => unknown = this.handlers.commands[name];
    const touched = new Set<TableGroup>();
    const touch = (group: TableGroup) => touched.add(group);
    const write = this.database.connection.transaction(() => {
      const result = handler(input as never, touch);
      this.handlers.settle(touch);
      this.revisionCounter.bump(touched);
      return result;
    });
    let value: unknown;
    try {
      value = write.immediate();
    } catch (thrown) {
      this.handlers.abandon();
      throw thrown;
    }
    if (touched.size > 0) this.revisionCounter.committed();
    return value;
  }
}

function validated(parsed: { success: boolean; data?: unknown; error?: Error }): unknown {
  if (parsed.success) return parsed.data;
  throw new AuralisError('invalid-input', { reason: parsed.error?.message ?? 'It is not of the right form.' });
}
