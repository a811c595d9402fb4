import { opendir } from 'node:fs/promises';
import { AuralisError } from '../../../shared/domain/errors';
import type { ScanRoot } from '../../../shared/domain/library';
import type { TaskPool } from '../../processes';
import { liesBelow } from '../tables';
import type { LibraryClient } from '../worker/library-client';
import type { FileOutcome, FolderCover, FoundFile } from './file-outcome';
import { OutcomeWriter } from './outcome-writer';
import { ReadOutputSchema } from './read-messages';
import type { ScanProgress } from './scan-progress';
import { systemError } from './system-reason';
import { tellsNoCase } from './tells-no-case';
import { type WalkInput, type WalkStep, WalkStepSchema } from './walk';

/** Files that one task reads: few enough that cancelling loses little, many enough that messages cost little. */
const FILES_A_TASK = 24;

/** Files that may wait to be read before the walk pauses: bounds the memory that a first scan takes. */
const MOST_WAITING = 100_000;

/** Folders that one step of the walk is given: all that wait would be sent to and fro with every step. */
const FOLDERS_A_STEP = 200;

/** Tracks that are taken out in one write. */
const REMOVED_AT_ONCE = 500;

export interface ScanServices {
  readonly client: LibraryClient;
  readonly pool: TaskPool;
  readonly artworkFolder: string;
}

/** Makes the library's content of one root equal to what is on disk. */
export class RootScan {
  private readonly writer: OutcomeWriter;
  private readonly reading = new Set<Promise<void>>();
  private readonly unreachable: string[] = [];
  private filesWaiting = 0;
  /** What the step before has found is compared while the next one walks. */
  private comparing: Promise<void> = Promise.resolve();

  constructor(
    private readonly root: ScanRoot,
    private readonly services: ScanServices,
    private readonly progress: ScanProgress,
    private readonly signal: AbortSignal,
  ) {
    this.writer = new OutcomeWriter(services.client, root.id);
  }

  /** How many tracks were added, updated and removed until now. */
  get counts(): Readonly<OutcomeWriter['counts']> {
    return this.writer.counts;
  }

  /**
   * With `places` only those are looked at, with everything below them. Answers when the root is done or the scan was cancelled; what was read until then is stored either way.
   * Throws AuralisError where the library cannot be written.
   */
  async run(excluded: string[], places: string[] | null = null): Promise<void> {
    const { client } = this.services;
    const foldsCase = await tellsNoCase(this.root.path);
    const { tracks } = await client.command('beginScan', { rootId: this.root.id, foldsCase, places });
    const lost = await whyUnreachable(this.root.path, tracks > 0);
    if (lost) {
      await client.command('loseRoot', { rootId: this.root.id, problem: lost.toProblem() });
      return;
    }
    try {
      const folders = places ? [] : [{ path: this.root.path, areas: [] }];
      await this.walk({ folders, excluded, places: places ?? [] });
      await Promise.all(this.reading);
    } catch (thrown) {
      if (!this.signal.aborted) throw thrown;
    } finally {
      await Promise.allSettled([this.comparing]);
      await Promise.allSettled(this.reading);
      await this.writer.flush();
    }
    if (!this.signal.aborted) await this.finish();
  }

  private async walk(input: WalkInput): Promise<void> {
    let { folders, places } = input;
    while (folders.length > 0 || (places ?? []).length > 0) {
      const step = await this.services.pool.run(
        'walk',
        { ...input, folders: folders.slice(-FOLDERS_A_STEP), places },
        {
          subject: this.root.path,
          output: WalkStepSchema,
          urgent: true,
        },
      );
      folders = [...folders.slice(0, -FOLDERS_A_STEP), ...step.rest];
      places = [];
      await this.comparing;
      this.comparing = this.take(step);
      // A failure is thrown where the next step is done; here it only must not be taken for an unnoticed one.
      this.comparing.catch(() => undefined);
    }
    await this.comparing;
    this.progress.walked = true;
  }

  private async take({ problems, files, covers }: WalkStep): Promise<void> {
    await this.storeProblems(problems);
    await this.readChanged(files, covers);
  }

  private async storeProblems(problems: { path: string; isFolder: boolean; problem: FileOutcome['problem'] }[]) {
    for (const { path, isFolder, problem } of problems) {
      if (!problem) continue;
      if (isFolder || problem.code === 'file-unreadable') this.unreachable.push(path);
      await this.services.client.command('storeProblem', { rootId: this.root.id, path, problem });
      this.progress.problems++;
    }
  }

  private async readChanged(files: FoundFile[], covers: FolderCover[]): Promise<void> {
    this.progress.found += files.length;
    const changed = await this.services.client.command('compareFiles', { rootId: this.root.id, files, covers });
    this.progress.done += files.length - changed.length;
    this.progress.tell();
    for (let first = 0; first < changed.length; first += FILES_A_TASK) {
      while (this.filesWaiting >= MOST_WAITING) await Promise.race(this.reading);
      this.begin(changed.slice(first, first + FILES_A_TASK));
    }
  }

  private begin(files: FoundFile[]): void {
    this.filesWaiting += files.length;
    const reading = this.readAndStore(files).finally(() => {
      this.filesWaiting -= files.length;
    });
    this.reading.add(reading);
    // A failure is thrown where all readings are awaited; here it only must not be taken for an unnoticed one.
    reading.then(
      () => this.reading.delete(reading),
      () => undefined,
    );
  }

  private async readAndStore(files: FoundFile[]): Promise<void> {
    const outcomes = await this.read(files);
    this.progress.problems += outcomes.filter(({ problem }) => problem).length;
    this.progress.done += files.length;
    this.progress.tell();
    await this.writer.add(outcomes);
  }

  private async read(files: FoundFile[]): Promise<FileOutcome[]> {
    try {
      return await this.readTask(files, `${files.length} files of ${this.root.path} from ${files[0]?.path}`);
    } catch (thrown) {
      if (this.signal.aborted) throw thrown;
    }
    // Something in this batch made the process die or hang: one by one, the right file gets the blame.
    const outcomes: FileOutcome[] = [];
    for (const file of files) outcomes.push(...(await this.readAlone(file)));
    return outcomes;
  }

  /** What another file did to the process may show only now: a file is blamed where it fails in a fresh one too. */
  private async readAlone(file: FoundFile, again = true): Promise<FileOutcome[]> {
    try {
      return await this.readTask([file], file.path);
    } catch (thrown) {
      if (this.signal.aborted) throw thrown;
      const error = AuralisError.from(thrown);
      if (again && error.code === 'decoder-crashed') return this.readAlone(file, false);
      return [{ ...file, tags: null, problem: error.toProblem() }];
    }
  }

  private readTask(files: FoundFile[], subject: string): Promise<FileOutcome[]> {
    const input = { files, artworkFolder: this.services.artworkFolder };
    return this.services.pool.run('read', input, { subject, output: ReadOutputSchema });
  }

  private async finish(): Promise<void> {
    const { client } = this.services;
    const input = { rootId: this.root.id, unreachable: this.unreachable, limit: REMOVED_AT_ONCE };
    for (let done = false; !done; ) {
      const step = await client.command('removeUnseen', input);
      this.writer.counts.removed += step.removed;
      // A file that moved was counted as one that was added.
      this.writer.counts.added -= step.moved;
      this.writer.counts.updated += step.moved;
      done = step.done;
    }
    await client.command('finishScan', { rootId: this.root.id });
  }
}

/** The folders below a root that are roots themselves. */
export function nestedRoots(root: ScanRoot, all: readonly ScanRoot[]): string[] {
  return all.map(({ path }) => path).filter((path) => liesBelow(path, root.path));
}

/** Why a root cannot be scanned now; null where it can. An empty one that held music is a disk that is not connected. */
async function whyUnreachable(path: string, heldMusic: boolean): Promise<AuralisError | null> {
  try {
    const folder = await opendir(path);
    const first = await folder.read();
    await folder.close();
    if (first || !heldMusic) return null;
    return AuralisError.about(path, 'folder-unreadable', { reason: 'it is empty, as when its disk is not connected' });
  } catch (thrown) {
    return systemError(thrown, path, 'folder');
  }
}
