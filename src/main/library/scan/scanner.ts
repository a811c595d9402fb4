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
  readonly turn: Turn;
  readonly abort: AbortController;
  readonly done: Promise<void>;
  hold(held: boolean): void;
}

/** Why scans wait: the music needs the machine for itself, or the machine runs on its battery. */
export type ScanHold = 'playback' | 'battery';

/**
 * Scans folders one after the other.
 *
 *   idle -- start --> scanning a root -- done, cancelled or failed --> the next one in the queue, else idle
 *
 * Held for playback a scan stands still where it is. On battery nothing that nobody asked for looks through a whole root:
 * one that does so is put back into the queue, because what it has seen costs little to see again.
 */
export class Scanner {
  /** Hashes of covers that nothing showed any more after a scan. */
  readonly coversGone = new Emitter<readonly string[]>();
  readonly state = new Emitter<ScanState>({ kind: 'idle', lastSummary: null });
  private readonly queue: Turn[] = [];
  private current: CurrentRoot | null = null;
  private running: Promise<ScanSummary> | null = null;
  private lastSummary: ScanSummary | null = null;
  private readonly holds = new Set<ScanHold>();

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
    const queued = this.queue.filter((turn) => turn.root.id === root.id);
    const isWhole = places.includes(root.path);
    // One that waits for mains power does not see what has changed before then.
    if (queued.some((turn) => turn.places === null && (isWhole || !this.waitsForMains(turn)))) return;
    const partly = queued.find((turn) => turn.places !== null)?.places;
    if (partly && !isWhole) partly.push(...places);
    else this.queue.push({ root, places: isWhole ? null : [...places], isUnasked: true });
    this.go();
  }

  hold(reason: ScanHold, holds: boolean): void {
    if (holds) this.holds.add(reason);
    else this.holds.delete(reason);
    this.current?.hold(this.holds.has('playback'));
    const { current } = this;
    if (current && !current.abort.signal.aborted && this.waitsForMains(current.turn)) {
      this.queue.unshift(current.turn);
      current.abort.abort();
    }
    this.go();
  }

  private go(): void {
    if (this.running || this.queue.every((turn) => this.waitsForMains(turn))) return;
    this.running = this.run();
  }

  private waitsForMains({ isUnasked, places }: Turn): boolean {
    return this.holds.has('battery') && isUnasked && places === null;
  }

  private nextTurn(): Turn | undefined {
    const index = this.queue.findIndex((turn) => !this.waitsForMains(turn));
    return index < 0 ? undefined : this.queue.splice(index, 1)[0];
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
    for (let turn = this.nextTurn(); turn; turn = this.nextTurn()) {
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

  private async scan(turn: Turn): Promise<RootScan['counts']> {
    const { root, places, isUnasked } = turn;
    const { client, artworkFolder } = this.services;
    const abort = new AbortController();
    const pool = this.services.startPool();
    abort.signal.addEventListener('abort', () => pool.dispose());
    const progress = new ScanProgress(root.path, (state) => this.announce(state, isUnasked));
    const scan = new RootScan(root, { client, pool, artworkFolder }, progress, abort.signal);
    const done = client.query('folders', {}).then(({ value: roots }) => scan.run(nestedRoots(root, roots), places));
    const hold = (held: boolean) => {
      pool.hold(held);
      progress.hold(held);
    };
    this.current = { id: root.id, turn, abort, done: done.catch(() => undefined), hold };
    hold(this.holds.has('playback'));
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
