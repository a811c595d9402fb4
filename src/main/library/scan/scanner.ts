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

/** One thing to be scanned: a root, or some places in it. */
interface Turn {
  readonly root: ScanRoot;
  /** Null for all of it. */
  readonly places: string[] | null;
  /** Nobody asked for it: something changed. */
  readonly isUnasked: boolean;
}

/** What is looked at because it was watched is not announced as a scan before so many files wait to be read. */
const UNANNOUNCED_FILES = 200;

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
  private readonly queue: Turn[] = [];
  private current: CurrentRoot | null = null;
  private running: Promise<ScanSummary> | null = null;
  private lastSummary: ScanSummary | null = null;

  constructor(private readonly services: ScannerServices) {}

  /** Puts roots into the queue that are not in it yet. */
  start(roots: readonly ScanRoot[]): void {
    for (const root of roots) {
      const isQueued = this.queue.some((turn) => turn.root.id === root.id && !turn.isUnasked);
      if (!isQueued) this.queue.push({ root, places: null, isUnasked: false });
    }
    this.go();
  }

  /** Has a look at places of a root in which something has changed, without announcing it as a scan. */
  startPaths(root: ScanRoot, places: readonly string[]): void {
    const queued = this.queue.find((turn) => turn.root.id === root.id);
    const isWhole = places.includes(root.path);
    if (queued?.places && !isWhole) queued.places.push(...places);
    else if (!queued || isWhole) this.queue.push({ root, places: isWhole ? null : [...places], isUnasked: true });
    this.go();
  }

  private go(): void {
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
    const queued = this.queue.filter(({ root }) => root.id !== rootId);
    this.queue.splice(0, this.queue.length, ...queued);
    if (this.current?.id !== rootId) return;
    this.current.abort.abort();
    await this.current.done;
  }

  private async run(): Promise<ScanSummary> {
    const start = performance.now();
    const totals = { added: 0, updated: 0, removed: 0 };
    const failures: ScanSummary['problems'] = [];
    const scanned: string[] = [];
    for (let turn = this.queue.shift(); turn; turn = this.queue.shift()) {
      const { root } = turn;
      if (!turn.isUnasked) scanned.push(root.path);
      try {
        const counts = await this.scan(turn);
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
    // What was only looked at because it changed is no scan to be told of, unless something went wrong.
    const isTold = scanned.length > 0 || failures.length > 0 || this.state.latest?.kind === 'scanning';
    const summary = await this.summarise(totals, scanned, failures, (performance.now() - start) / 1000);
    if (isTold) this.lastSummary = summary;
    this.running = null;
    if (isTold) this.state.emit({ kind: 'idle', lastSummary: summary });
    this.start([]);
    return summary;
  }

  private async scan({ root, places, isUnasked }: Turn): Promise<RootScan['counts']> {
    const { client, artworkFolder } = this.services;
    const abort = new AbortController();
    const pool = this.services.startPool();
    abort.signal.addEventListener('abort', () => pool.dispose());
    const progress = new ScanProgress(root.path, (state) => this.announce(state, isUnasked));
    const scan = new RootScan(root, { client, pool, artworkFolder }, progress, abort.signal);
    const done = client.query('folders', {}).then(({ value: roots }) => scan.run(nestedRoots(root, roots), places));
    this.current = { id: root.id, abort, done: done.catch(() => undefined) };
    try {
      await done;
      return scan.counts;
    } finally {
      pool.dispose();
      this.current = null;
    }
  }

  private announce(state: ScanState, isUnasked: boolean): void {
    const waiting = state.kind === 'scanning' ? state.filesFound - state.filesDone : 0;
    if (!isUnasked || waiting >= UNANNOUNCED_FILES || this.state.latest?.kind === 'scanning') this.state.emit(state);
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
