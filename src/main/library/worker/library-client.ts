import { AuralisError, type Problem } from '../../../shared/domain/errors';
import { Emitter } from '../../events';
import type { SlowStatement } from '../library-types';
import {
  COMMANDS,
  type CommandInput,
  type CommandName,
  type CommandOutput,
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

/** Typed questions to the worker that owns the database. */
export class LibraryClient {
  readonly revisions = new Emitter<Revisions>(NO_REVISIONS);
  readonly slowStatements = new Emitter<SlowStatement>();
  private readonly waiting = new Map<number, Waiting>();
  private readonly ended: Promise<void>;
  private end: AuralisError | null = null;
  private nextId = 1;

  private constructor(
    private readonly channel: WorkerChannel,
    opened: (outcome: { notices: Problem[] } | { error: AuralisError }) => void,
  ) {
    channel.onMessage((raw) => {
      const message = LibraryMessageSchema.parse(raw);
      if ('revisions' in message) this.take(message.revisions);
      if (message.kind === 'opened') opened({ notices: message.notices });
      else if (message.kind === 'refused') opened({ error: AuralisError.fromProblem(message.problem) });
      else if (message.kind === 'slow') this.slowStatements.emit(message);
      else if (message.kind === 'answer') this.settle(message.id)?.resolve(message);
      else if (message.kind === 'failure') this.settle(message.id)?.reject(AuralisError.fromProblem(message.problem));
    });
    this.ended = new Promise((resolve) => {
      channel.onEnd((failure) => {
        this.end = workerEnded(failure);
        for (const { reject } of this.waiting.values()) reject(this.end);
        this.waiting.clear();
        opened({ error: this.end });
        resolve();
      });
    });
  }

  /** As of the last message that arrived. */
  get currentRevisions(): Revisions {
    return this.revisions.latest ?? NO_REVISIONS;
  }

  /** Answers once the database is open. Throws AuralisError as opening it does. */
  static open(channel: WorkerChannel): Promise<{ client: LibraryClient; notices: Problem[] }> {
    return new Promise((resolve, reject) => {
      const client = new LibraryClient(channel, (outcome) => {
        if ('error' in outcome) reject(outcome.error);
        else resolve({ client, notices: outcome.notices });
      });
    });
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
    if (!this.end) this.channel.post({ kind: 'close' });
    await this.ended;
    this.revisions.dispose();
    this.slowStatements.dispose();
  }

  private send(request: Exclude<LibraryRequest, { kind: 'close' }>): Promise<{ value: unknown; revisions: Revisions }> {
    if (this.end) return Promise.reject(this.end);
    return new Promise((resolve, reject) => {
      this.waiting.set(request.id, { resolve, reject });
      this.channel.post(request);
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
