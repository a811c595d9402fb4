import type { AnalysisActivity, AnalysisHold, BackgroundAnalysisState } from '../../shared/domain/background-analysis';
import { AuralisError, type Problem } from '../../shared/domain/errors';
import { FINGERPRINT_VERSION } from '../../shared/domain/fingerprint';
import { type Disposable, DisposableStore, Emitter, follow, type Live } from '../events';
import type { Library } from '../library';
import type { Playback } from '../playback';
import type { TaskPool } from '../processes';
import type { SettingsStore } from '../settings';
import { Pace } from './pace';
import { PlaybackStrain } from './playback-strain';
import { Run, type RunParts } from './run';

/** Tracks of the queue that are measured before all others. */
const UPCOMING = 20;
/** Changes of the library come in bursts: it is looked at again once they pause, ms. */
const SETTLE_MS = 1000;

export interface BackgroundAnalysisOptions {
  library: RunParts['library'] & Pick<Library, 'analysisCounts' | 'scanState' | 'revision'>;
  playback: Pick<Playback, 'upcoming' | 'outputHealth'>;
  settings: Pick<SettingsStore, 'current' | 'changes'>;
  /** Files that are being measured for playback. */
  inHand: RunParts['inHand'];
  /** Makes the processes of one run, which end with it. */
  startPool: () => TaskPool;
  /** Files measured at once. */
  size: number;
}

/**
 * Measures the library while the machine has nothing better to do; the states are drawn at {@link AnalysisActivity}. What is
 * done is what the library holds: there is no other memory to lose, so it goes on after a restart where it was.
 */
export class BackgroundAnalysis implements Disposable {
  private readonly store = new DisposableStore();
  private readonly emitter: Emitter<BackgroundAnalysisState>;
  private readonly holds = new Set<AnalysisHold>();
  private readonly strain: PlaybackStrain;
  private readonly pace = new Pace(() => performance.now());
  private begun = false;
  private paused = false;
  private nothingLeft = false;
  private failure: Problem | null = null;
  private counts: BackgroundAnalysisState['counts'] = null;
  private run: Run | null = null;
  private settling: NodeJS.Timeout | null = null;

  constructor(private readonly options: BackgroundAnalysisOptions) {
    const { library, playback, settings, inHand } = options;
    this.emitter = this.store.add(
      new Emitter<BackgroundAnalysisState>({ activity: { kind: 'starting' }, counts: null }),
    );
    this.store.add(settings.changes.listen(() => this.reconcile()));
    this.store.add(follow(library.scanState, ({ kind }) => this.hold('scan', kind === 'scanning')));
    this.strain = this.store.add(new PlaybackStrain(playback.outputHealth));
    this.store.add(this.strain.strained.listen((strained) => this.hold('playback', strained)));
    this.store.add(library.revision.listen(() => this.libraryChanged()));
    this.store.add(inHand.listen(() => void this.recount()));
    this.store.defer(() => {
      if (this.settling) clearTimeout(this.settling);
    });
    this.reconcile();
  }

  get state(): Live<BackgroundAnalysisState> {
    return this.emitter;
  }

  /** Playback needs the machine for itself. */
  get strained(): Live<boolean> {
    return this.strain.strained;
  }

  /** The window can be used and the machine has come to rest. */
  begin(): void {
    this.begun = true;
    this.reconcile();
    void this.recount();
  }

  setOnBattery(onBattery: boolean): void {
    this.hold('battery', onBattery);
  }

  /** Holds on until {@link resume}, or until the application is started again. */
  pause(): void {
    this.paused = true;
    this.reconcile();
  }

  resume(): void {
    this.paused = false;
    this.failure = null;
    this.nothingLeft = false;
    this.reconcile();
  }

  dispose(): void {
    this.begun = false;
    this.stopRun();
    this.store.dispose();
  }

  private hold(reason: AnalysisHold, holds: boolean): void {
    if (holds === this.holds.has(reason)) return;
    if (holds) this.holds.add(reason);
    else this.holds.delete(reason);
    this.reconcile();
  }

  private libraryChanged(): void {
    this.settling ??= setTimeout(() => {
      this.settling = null;
      void this.lookAgain();
    }, SETTLE_MS);
  }

  private async lookAgain(): Promise<void> {
    await this.recount();
    if (this.counts?.waiting) this.nothingLeft = false;
    this.reconcile();
  }

  /** Starts or stops measuring, whichever is called for, and says so. */
  private reconcile(): void {
    const { kind } = this.activity();
    if (kind === 'measuring') this.startRun();
    else this.stopRun();
    this.announce();
  }

  private activity(): AnalysisActivity {
    if (!this.options.settings.current.backgroundAnalysis) return { kind: 'off' };
    if (!this.begun) return { kind: 'starting' };
    if (this.paused) return { kind: 'paused' };
    const [reason] = this.holds;
    if (reason) return { kind: 'held', reason };
    if (this.failure) return { kind: 'failed', problem: this.failure };
    if (this.nothingLeft) return { kind: 'idle' };
    const { tracksPerMinute } = this.pace;
    const waiting = this.counts?.waiting ?? null;
    const secondsLeft = tracksPerMinute === null || waiting === null ? null : (waiting * 60) / tracksPerMinute;
    return { kind: 'measuring', files: this.run?.inWork ?? [], tracksPerMinute, secondsLeft };
  }

  private startRun(): void {
    if (this.run) return;
    const { library, playback, settings, inHand, startPool, size } = this.options;
    const run = new Run({
      library,
      inHand,
      size,
      upcoming: () => playback.upcoming(UPCOMING),
      settings: () => settings.current,
      pool: startPool(),
      onChange: () => this.announce(),
      onTrackDone: () => this.trackDone(),
    });
    this.run = run;
    this.pace.start();
    run
      .finish()
      .then(() => null)
      .catch((thrown: unknown) => AuralisError.from(thrown).toProblem())
      .then((failure) => this.runEnded(run, failure));
  }

  private stopRun(): void {
    this.pace.stop();
    this.run?.stop();
    this.run = null;
  }

  private runEnded(run: Run, failure: Problem | null): void {
    if (this.run !== run) return;
    this.run = null;
    this.pace.stop();
    this.failure = failure;
    this.nothingLeft = failure === null;
    void this.recount();
    this.announce();
  }

  private trackDone(): void {
    this.pace.trackDone();
    void this.recount();
  }

  private async recount(): Promise<void> {
    try {
      this.counts = await this.options.library.analysisCounts(FINGERPRINT_VERSION);
    } catch (thrown) {
      this.failure = AuralisError.from(thrown).toProblem();
      this.reconcile();
      return;
    }
    this.announce();
  }

  private announce(): void {
    this.emitter.emit({ activity: this.activity(), counts: this.counts });
  }
}
