import { AuralisError, type Problem } from '../../../shared/domain/errors';
import type { ScanRoot } from '../../../shared/domain/library';
import { type Disposable, Emitter } from '../../events';
import type { TaskPool } from '../../processes';
import { liesBelow } from '../tables';
import type { Scanner } from './scanner';
import { WatchReportSchema } from './watch-messages';

/** How long to wait before watching again after the process that does it has died, milliseconds. */
const AGAIN_AFTER_MS = 5000;

export interface WatcherServices {
  readonly scanner: Pick<Scanner, 'startPaths'>;
  readonly roots: () => Promise<readonly ScanRoot[]>;
  /** One process that does nothing but watch: what the system's watching does to it hurts nobody else. */
  readonly startPool: () => TaskPool;
}

/**
 * Keeps the library equal to what is on disk: looks through the folders once, because nobody watched them until now, and
 * then wherever something changes.
 */
export class LibraryWatcher implements Disposable {
  /** Why folders are not watched although they were to be. */
  readonly problems = new Emitter<Problem>();
  private pool: TaskPool | null = null;
  private again: NodeJS.Timeout | null = null;

  constructor(private readonly services: WatcherServices) {}

  /** Watches the folders as they are now; called again when they have changed. */
  async start(): Promise<void> {
    this.stop();
    const roots = await this.services.roots();
    if (roots.length === 0) return;
    this.stop();
    const pool = this.services.startPool();
    this.pool = pool;
    pool
      .run(
        'watch',
        { folders: roots.map(({ path }) => path) },
        {
          subject: 'the watched folders',
          output: WatchReportSchema,
          onProgress: (raw) => this.changed(roots, raw),
        },
      )
      .catch((thrown: unknown) => this.lost(pool, AuralisError.from(thrown)));
  }

  stop(): void {
    if (this.again) clearTimeout(this.again);
    const { pool } = this;
    this.pool = null;
    pool?.dispose();
  }

  dispose(): void {
    this.stop();
    this.problems.dispose();
  }

  private changed(roots: readonly ScanRoot[], raw: unknown): void {
    const { paths = [] } = WatchReportSchema.parse(raw) ?? {};
    for (const root of roots) {
      const own = paths.filter((path) => path === root.path || liesBelow(path, root.path));
      if (own.length > 0) this.services.scanner.startPaths(root, own);
    }
  }

  private lost(pool: TaskPool, error: AuralisError): void {
    if (this.pool !== pool) return;
    this.stop();
    // More folders than the system watches stay more; a process that died may be started again.
    if (error.code === 'watch-limit') this.problems.emit(error.toProblem());
    else this.again = setTimeout(() => void this.start().catch(() => undefined), AGAIN_AFTER_MS).unref();
  }
}
