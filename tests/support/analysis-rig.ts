import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { BackgroundAnalysis } from '../../src/main/analysis-queue';
import { Emitter } from '../../src/main/events';
import type { Library } from '../../src/main/library';
import type { OutputHealth } from '../../src/main/playback';
import { type ChildProcess, ForkLauncher, type ProcessLauncher, TaskPool } from '../../src/main/processes';
import { SettingsStore } from '../../src/main/settings';
import type { BackgroundAnalysisState } from '../../src/shared/domain/background-analysis';
import type { TrackId } from '../../src/shared/domain/track';

const PATIENCE_MS = 60_000;

/** Real analysis processes, of which the test knows what they were given and whether they live. */
class WatchedLauncher implements ProcessLauncher {
  /** Files handed to a process, in order. */
  readonly handed: string[] = [];
  readonly alive = new Set<ChildProcess>();
  /** Called when a process is handed a file. */
  onHanded: (path: string, child: ChildProcess) => unknown = () => undefined;

  constructor(private readonly launcher: ProcessLauncher) {}

  launch(...parameters: Parameters<ProcessLauncher['launch']>): ChildProcess {
    const child = this.launcher.launch(...parameters);
    this.alive.add(child);
    child.onExit(() => this.alive.delete(child));
    return {
      ...child,
      post: (message) => {
        child.post(message);
        const { input } = message as { input: { path: string } };
        this.handed.push(input.path);
        this.onHanded(input.path, child);
      },
    };
  }
}

/** Measuring in the background with a real library, real processes and real files; only the player is missing. */
export class AnalysisRig {
  readonly launcher: WatchedLauncher;
  readonly health = new Emitter<OutputHealth>();
  readonly inHand = new Emitter<ReadonlySet<string>>(new Set());
  readonly settings: SettingsStore;
  readonly background: BackgroundAnalysis;
  /** The tracks that a player would play now and next. */
  upcoming: TrackId[] = [];

  constructor(
    readonly library: Library,
    options: { profile: string; processFolder: string; size?: number; launcher?: ProcessLauncher },
  ) {
    const { profile, processFolder, size = 1, launcher = new ForkLauncher() } = options;
    this.launcher = new WatchedLauncher(launcher);
    this.settings = new SettingsStore(profile, () => undefined);
    this.background = new BackgroundAnalysis({
      library,
      settings: this.settings,
      playback: { upcoming: () => this.upcoming, outputHealth: this.health },
      inHand: this.inHand,
      size,
      startPool: () => this.pool(processFolder, size),
    });
    onTestFinished(() => this.dispose());
  }

  dispose(): void {
    this.background.dispose();
    this.settings.dispose();
  }

  /** Resolves with the first state, from now on, that is as wanted. */
  until(what: string, wanted: (state: BackgroundAnalysisState) => boolean): Promise<BackgroundAnalysisState> {
    const { state } = this.background;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        listening.dispose();
        reject(new Error(`never came: ${what}; ${JSON.stringify(state.latest)}`));
      }, PATIENCE_MS);
      const hear = (now: BackgroundAnalysisState) => {
        if (!wanted(now)) return;
        clearTimeout(timer);
        listening.dispose();
        resolve(now);
      };
      const listening = state.listen(hear);
      if (state.latest) hear(state.latest);
    });
  }

  /** Resolves once nothing is left to measure. */
  idle(): Promise<BackgroundAnalysisState> {
    return this.until('idle', ({ activity, counts }) => activity.kind === 'idle' && counts?.waiting === 0);
  }

  private pool(processFolder: string, size: number): TaskPool {
    const settings = { name: 'Background', size, lowPriority: true, timeoutSeconds: 60 };
    return new TaskPool(this.launcher, join(processFolder, 'analysis-process.js'), settings);
  }
}
