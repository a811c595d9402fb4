import { type FSWatcher, lstatSync, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { AuralisError } from '../../../shared/domain/errors';
import { liesBelow } from '../tables/path-range';
import { systemCode } from './system-reason';
import { isLeftOut } from './walk';
import type { WatchInput, WatchReport } from './watch-messages';

/** Changes are told when there was quiet for so long, or so long after the first of them, milliseconds. */
const QUIET_MS = 300;
const LONGEST_WAIT_MS = 1500;

/** How often a sign of life is given, milliseconds. */
const SIGN_OF_LIFE_MS = 5000;

/** More changed places than this are told as the folders that hold them all. */
const MOST_PATHS = 1000;

/** Linux tells of one folder at a time; elsewhere the system watches whole trees. */
const WATCHES_TREES = process.platform !== 'linux';

/** Watches folders with everything below them, until its process ends. Throws AuralisError `watch-limit`. */
export function watchFolders({ folders }: WatchInput, report: (progress: WatchReport) => void): Promise<null> {
  return new Promise((_, reject) => {
    const changes = new Changes(folders, (paths) => report({ paths }));
    const tree = new WatchedTree((path) => changes.add(path), reject);
    for (const folder of folders) tree.add(folder);
    // What happened while the watches were being laid was not seen.
    report({ paths: folders });
    setInterval(() => report(null), SIGN_OF_LIFE_MS);
  });
}

/** Gathers changed places until there is quiet. */
class Changes {
  private readonly paths = new Set<string>();
  private timer: NodeJS.Timeout | null = null;
  private firstAt = 0;

  constructor(
    private readonly folders: readonly string[],
    private readonly tell: (paths: string[]) => void,
  ) {}

  add(path: string): void {
    const now = performance.now();
    if (this.paths.size === 0) this.firstAt = now;
    this.paths.add(path);
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), Math.min(QUIET_MS, this.firstAt + LONGEST_WAIT_MS - now));
  }

  private flush(): void {
    const paths = [...this.paths];
    this.paths.clear();
    this.tell(paths.length <= MOST_PATHS ? paths : [...this.folders]);
  }
}

class WatchedTree {
  private readonly watchers = new Map<string, FSWatcher>();

  constructor(
    private readonly onChange: (path: string) => void,
    private readonly onFailure: (error: AuralisError) => void,
  ) {}

  /** Watches a folder and what is below it; one that is gone is left out. */
  add(folder: string): void {
    if (this.watchers.has(folder)) return;
    try {
      const watcher = watch(folder, { recursive: WATCHES_TREES }, (_, name) => {
        if (name !== null) this.changed(folder, name);
      });
      watcher.on('error', () => this.remove(folder));
      this.watchers.set(folder, watcher);
      if (WATCHES_TREES) return;
      for (const entry of readdirSync(folder, { withFileTypes: true }))
        if (entry.isDirectory() && !isLeftOut(entry.name)) this.add(join(folder, entry.name));
    } catch (thrown) {
      if (['ENOSPC', 'EMFILE'].includes(systemCode(thrown)))
        this.onFailure(AuralisError.about(folder, 'watch-limit', {}, { cause: thrown }));
    }
  }

  private changed(folder: string, name: string): void {
    if (name.split(/[\\/]/).some(isLeftOut)) return;
    const path = join(folder, name);
    if (!WATCHES_TREES) this.follow(path);
    this.onChange(path);
  }

  /** A folder that came is watched from now on, one that went is not any more. */
  private follow(path: string): void {
    const entry = lstatSync(path, { throwIfNoEntry: false });
    if (!entry?.isDirectory()) this.remove(path);
    else this.add(path);
  }

  private remove(folder: string): void {
    for (const [path, watcher] of this.watchers) {
      if (path !== folder && !liesBelow(path, folder)) continue;
      watcher.close();
      this.watchers.delete(path);
    }
  }
}
