import { setTimeout as wait } from 'node:timers/promises';
import { AuralisError, type Problem } from '../../../shared/domain/errors';
import { Emitter } from '../../events';
import type { SlowStatement } from '../library-types';
import {
  COMMANDS,
  type CommandInput,
  type CommandName,
  type CommandOutput,
  type LibraryMessage,
  LibraryMessageSchema,
  type LibraryRequest,
  QUERIES,
  type QueryInput,
  type QueryName,
  type QueryOutput,
  type Revisions,
  TABLE_GROUPS,
} from './protocol';
import { revisionsBy } from './revisions';

/** The worker, as the main thread sees it. */
export interface WorkerChannel {
  post(message: LibraryRequest): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once when the worker has ended, with what it threw if it did not end as it was told. */
  onEnd(listener: (failure: Error | null) => void): void;
}

interface Waiting {
  resolve(answer: { value: unknown; revisions: Revisions }): void;
  reject(error: AuralisError): void;
}

const NO_REVISIONS: Revisions = revisionsBy(() => 0);

/** How long to wait before the worker is started again, milliseconds, by how often it has ended of late. */
const BACK_OFF_MS = [100, 500, 2000, 8000];
/** An end so long ago says nothing about the next, milliseconds. */
const LATELY_MS = 60_000;

/** Starts another worker for the same library; `restores` has it put the newest backup in its place first. */
export type RestartWorker = (how: { restores: boolean }) => WorkerChannel;

/**
 * Typed questions to the worker that owns the database.
 *
 *   connected -- worker ended --> waiting (what was under way fails) -- back-off --> connected, or ended for good
 *
 * Questions that come while there is no worker wait for the next one.
 */
export class LibraryClient {
  readonly revisions = new Emitter<Revisions>(NO_REVISIONS);
  readonly slowStatements = new Emitter<SlowStatement>();
  /** What people must be told, although nothing was asked. */
  readonly warnings = new Emitter<Problem>();
  private readonly waiting = new Map<number, Waiting>();
  private channel: WorkerChannel | null = null;
  private ended: Promise<void> = Promise.resolve();
  private reconnecting: Promise<void> | null = null;
  private end: AuralisError | null = null;
  private leaving = false;
  private ends: number[] = [];
  private nextId = 1;

  private constructor(private readonly restart: RestartWorker | null) {}

  /** As of the last message that arrived. */
  get currentRevisions(): Revisions {
    return this.revisions.latest ?? NO_REVISIONS;
  }

  /** Answers once the database is open. Throws AuralisError as opening it does. */
  static async open(
    channel: WorkerChannel,
    restart: RestartWorker | null = null,
  ): Promise<{ client: LibraryClient; notices: Problem[] }> {
    const client = new LibraryClient(restart);
    return { client, notices: await client.connect(channel) };
  }

  /**
   * Has the newest backup take the library's place. What is under way fails. Throws AuralisError `no-backup`, and as
   * opening does; the library that was there is open again then.
   */
  async restoreBackup(): Promise<void> {
    const { restart } = this;
    if (!restart) throw new AuralisError('no-backup');
    let failure: unknown = null;
    this.reconnecting = this.leave().then(async () => {
      try {
        await this.connect(restart({ restores: true }));
      } catch (thrown) {
        failure = thrown;
        await this.connect(restart({ restores: false }));
      }
    });
    await this.reconnecting;
    if (failure) throw failure;
  }

  /** Throws AuralisError, `library-failed` where the worker is gone. */
  async query<Name extends QueryName>(
    name: Name,
    input: QueryInput<Name>,
  ): Promise<{ value: QueryOutput<Name>; revisions: Revisions }> {
    const { value, revisions } = await this.send({ kind: 'query', id: this.nextId++, name, input });
    return { value: QUERIES[name].output.parse(value) as QueryOutput<Name>, revisions };
  }

  /** Throws AuralisError, `library-failed` where the worker is gone. */
  async command<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandOutput<Name>> {
    const { value } = await this.send({ kind: 'command', id: this.nextId++, name, input });
    return COMMANDS[name].output.parse(value) as CommandOutput<Name>;
  }

  /** Lets the worker do what it was asked, close the database and end. */
  async close(): Promise<void> {
    await this.reconnecting?.catch(() => undefined);
    await this.leave();
    this.end ??= workerEnded(null);
    for (const emitter of [this.revisions, this.slowStatements, this.warnings]) emitter.dispose();
  }

  private async leave(): Promise<void> {
    this.leaving = true;
    this.channel?.post({ kind: 'close' });
    await this.ended;
    this.leaving = false;
  }

  /** Answers what opening has to tell. */
  private connect(channel: WorkerChannel): Promise<Problem[]> {
    return new Promise((resolve, reject) => {
      channel.onMessage((raw) => {
        const message = LibraryMessageSchema.parse(raw);
        if (message.kind === 'opened') this.channel = channel;
        if ('revisions' in message) this.take(message.revisions);
        if (message.kind === 'opened') resolve(message.notices);
        else if (message.kind === 'refused') reject(AuralisError.fromProblem(message.problem));
        else this.hear(message);
      });
      this.ended = new Promise((done) => {
        channel.onEnd((failure) => {
          reject(workerEnded(failure));
          if (this.channel === channel) this.lose(failure);
          done();
        });
      });
    });
  }

  private hear(message: Exclude<LibraryMessage, { kind: 'opened' | 'refused' }>): void {
    if (message.kind === 'slow') this.slowStatements.emit(message);
    else if (message.kind === 'warning') this.warnings.emit(message.problem);
    else if (message.kind === 'answer') this.settle(message.id)?.resolve(message);
    else if (message.kind === 'failure') this.settle(message.id)?.reject(AuralisError.fromProblem(message.problem));
  }

  private lose(failure: Error | null): void {
    const error = workerEnded(failure);
    this.channel = null;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
    if (this.leaving) return;
    const { restart } = this;
    if (!restart) {
      this.end = error;
      return;
    }
    this.reconnecting = this.reconnect(restart, error);
    this.reconnecting.catch(() => undefined);
  }

  /** Throws why there is no worker any more, after too many ends in a short time. */
  private async reconnect(restart: RestartWorker, first: AuralisError): Promise<void> {
    for (let error = first; ; ) {
      const now = performance.now();
      this.ends = [...this.ends.filter((end) => now - end < LATELY_MS), now];
      const delay = BACK_OFF_MS[this.ends.length - 1];
      if (delay === undefined) {
        this.end = error;
        this.warnings.emit(error.toProblem());
        throw error;
      }
      await wait(delay);
      try {
        for (const notice of await this.connect(restart({ restores: false }))) this.warnings.emit(notice);
        return;
      } catch (thrown) {
        error = AuralisError.from(thrown);
      }
    }
  }

  private async send(
    request: Exclude<LibraryRequest, { kind: 'close' }>,
  ): Promise<{ value: unknown; revisions: Revisions }> {
    if (!this.channel && !this.end) await this.reconnecting;
    const { channel } = this;
    if (!channel) throw this.end ?? workerEnded(null);
    return new Promise((resolve, reject) => {
      this.waiting.set(request.id, { resolve, reject });
      channel.post(request);
    });
  }

  private settle(id: number): Waiting | undefined {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    return waiting;
  }

  private take(revisions: Revisions): void {
    const known = this.currentRevisions;
    if (TABLE_GROUPS.some((group) => known[group] !== revisions[group])) this.revisions.emit(revisions);
  }
}

function workerEnded(failure: Error | null): AuralisError {
  const reason = `The library’s own thread has ended${failure ? `: ${failure.message}` : ''}.`;
  return new AuralisError('library-failed', { reason }, { cause: failure });
}
