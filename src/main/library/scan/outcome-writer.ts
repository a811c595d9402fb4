import type { LibraryClient } from '../worker/library-client';
import type { FileOutcome } from './file-outcome';

/** What is read is stored when there is so much of it, or so long after it was read, milliseconds. */
const MOST_AT_ONCE = 100;
const MOST_DELAY_MS = 200;

/** Stores what was read, in batches, one after the other. The first batch goes at once, so that a list can begin to fill. */
export class OutcomeWriter {
  readonly counts = { added: 0, updated: 0, removed: 0 };
  private waiting: FileOutcome[] = [];
  private lastWrite = 0;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly client: LibraryClient,
    private readonly rootId: number,
  ) {}

  /** Throws what storing an earlier batch threw. */
  async add(outcomes: readonly FileOutcome[]): Promise<void> {
    this.waiting.push(...outcomes);
    const isDue = performance.now() - this.lastWrite > MOST_DELAY_MS;
    if (isDue || this.waiting.length >= MOST_AT_ONCE) await this.flush();
  }

  /** Stores everything that waits. */
  async flush(): Promise<void> {
    const outcomes = this.waiting;
    this.waiting = [];
    this.lastWrite = performance.now();
    this.writing = this.writing.then(() => this.write(outcomes));
    await this.writing;
  }

  private async write(outcomes: FileOutcome[]): Promise<void> {
    if (outcomes.length === 0) return;
    const stored = await this.client.command('storeFiles', { rootId: this.rootId, outcomes });
    this.counts.added += stored.added;
    this.counts.updated += stored.updated;
    this.counts.removed += stored.removed;
  }
}
