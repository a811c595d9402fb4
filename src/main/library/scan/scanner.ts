import { AuralisError } from '../../../shared/domain/errors';
import type { ScanRoot, ScanState, ScanSummary } from '../../../shared/domain/library';
import { Emitter } from '../../events';
import type { TaskPool } from '../../processes';
import { liesBelow } from '../tables';
import type { LibraryClient } from '../worker/library-client';
import { removeOrphanCovers } from './orphan-covers';
import { ScanProgress } from './scan-progress';
import { nestedRoots, RootScan } from './scan-root';

export interface ScannerServices {
  readonly client: LibraryClient;
  readonly artworkFolder: string;
  /** Processes for one root: they go when it is done, or at once when it is cancelled. */
  readonly startPool: () => TaskPool;
}

interface CurrentRoot {
  readonly id: number;
  readonly abort: AbortController;
  readonly done: Promise<void>;
}

/**
 * Scans folders one after the other.
 *
 *   idle -- start --> scanning a root -- done, cancelled or failed --> the next one in the queue, else idle
 */
export class Scanner {
  /** Hashes of covers that nothing showed any more after a scan. */
  readonly coversGone = new Emitter<readonly string[]>();
  readonly state = new Emitter<ScanState>({ kind: 'idle', lastSummary: null });
  private readonly queue: ScanRoot[] = [];
  private current: CurrentRoot | null = null;
  private running: Promise<ScanSummary> | null = null;
  private lastSummary: ScanSummary | null = null;

  constructor(private readonly services: ScannerServices) {}

  /** Puts roots into the queue that are not in it yet. */
  start(roots: readonly ScanRoot[]): void {
    for (const root of roots) if (!this.queue.some(({ id }) => id === root.id)) this.queue.push(root);
    if (this.running || this.queue.length === 0) return;
    this.running = this.run();
  }

  /** Answers once nothing is being scanned. */
  async finished(): Promise<ScanSummary | null> {
    while (this.running) await this.running;
    return this.lastSummary;
  }

  async cancel(): Promise<void> {
    this.queue.length = 0;
    this.current?.abort.abort();
    await this.finished();
  }

  /** Leaves a root out from now on; answers when nothing of it is being scanned any more. */
  async drop(rootId: number): Promise<void> {
    const queued = this.queue.findIndex(({ id }) => id === rootId);
    if (queued >= 0) this.queue.splice(queued, 1);
    if (this.current?.id !== rootId) return;
    this.current.abort.abort();
    await this.current.done;
  }

  private async run(): Promise<ScanSummary> {
    const start = performance.now();
    const totals = { added: 0, updated: 0, removed: 0 };
    const failures: ScanSummary['problems'] = [];
    const scanned: string[] = [];
    for (let root = this.queue.shift(); root; root = this.queue.shift()) {
      scanned.push(root.path);
      try {
        const counts = await this.scan(root);
        totals.added += counts.added;
        totals.updated += counts.updated;
        totals.removed += counts.removed;
      } catch (thrown) {
        failures.push({ path: root.path, ...AuralisError.from(thrown).toProblem() });
      }
    }
    try {
      const gone = await removeOrphanCovers(this.services.client, this.services.artworkFolder);
      if (gone.length > 0) this.coversGone.emit(gone);
    } catch (thrown) {
      failures.push({ path: this.services.artworkFolder, ...AuralisError.from(thrown).toProblem() });
    }
    const summary = await this.summarise(totals, scanned, failures, (performance.now() - start) / 1000);
    this.lastSummary = summary;
    this.running = null;
    this.state.emit({ kind: 'idle', lastSummary: summary });
    this.start([]);
    return summary;
  }

  private async scan(root: ScanRoot): Promise<RootScan['counts']> {
    const { client, artworkFolder } = this.services;
    const abort = new AbortController();
    const pool = this.services.startPool();
    abort.signal.addEventListener('abort', () => pool.dispose());
    const progress = new ScanProgress(root.path, (state) => this.state.emit(state));
    const scan = new RootScan(root, { client, pool, artworkFolder }, progress, abort.signal);
    const done = client.query('folders', {}).then(({ value: roots }) => scan.run(nestedRoots(root, roots)));
    this.current = { id: root.id, abort, done: done.catch(() => undefined) };
    try {
      await done;
      return scan.counts;
    } finally {
      pool.dispose();
      this.current = null;
    }
  }

  private async summarise(
    totals: Pick<ScanSummary, 'added' | 'updated' | 'removed'>,
    scanned: readonly string[],
    failures: ScanSummary['problems'],
    seconds: number,
  ): Promise<ScanSummary> {
    const { client } = this.services;
    const summary: ScanSummary = { tracks: 0, ...totals, problems: failures, seconds };
    try {
      const [count, problems] = await Promise.all([client.query('count', { query: '' }), client.query('problems', {})]);
      const inScanned = ({ path }: { path: string }) => scanned.some((root) => path === root || liesBelow(path, root));
      return {
        ...summary,
        tracks: count.value.tracks,
        problems: [...failures, ...problems.value.filter(inScanned)],
      };
    } catch (thrown) {
      return { ...summary, problems: [...failures, { path: '', ...AuralisError.from(thrown).toProblem() }] };
    }
  }
}
