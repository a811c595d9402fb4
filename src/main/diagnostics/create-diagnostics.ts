import { join } from 'node:path';
import { overallVerdict } from '../../scenarios';
import type { Depth, RunEvent, RunState, SystemReport } from '../../shared/domain/diagnostics';
import { AuralisError } from '../../shared/domain/errors';
import { type Disposable, Emitter, type Live } from '../events';
import type { ChildProcess, ProcessLauncher } from '../processes';
import { knownFaults } from './faults/known-faults';
import { compareSnapshots, LAST_CHECK, type LiveProfile, takeSnapshot } from './live-profile';
import { FromDiagnosticsSchema, type ToDiagnostics } from './process-messages';
import { advance, begun, IDLE } from './run-state';

/** A cancelled run is over at once; its process gets so long to clear up after itself before it is killed. */
const CLEAR_UP_SECONDS = 5;
const TICK_MS = 500;

export interface DiagnosticsOptions extends LiveProfile {
  /** Starts the process that the runs live in. */
  launcher: ProcessLauncher;
  /** Folder of the built entry diagnostics-process.js. */
  processFolder: string;
  /** The application's executable and, in development, the folder that it needs as an argument. */
  executable: string;
  appPath: string;
  packaged: boolean;
  version: string;
  runtime: Pick<SystemReport, 'electron' | 'chrome' | 'node' | 'fallbackRuntime'>;
  /** Faults seeded in this instance are seeded in its runs too: how the panel itself is tested. */
  faults: { has(id: string): boolean };
}

export interface Diagnostics extends Disposable {
  readonly state: Live<RunState>;
  /** Starts a run; resolves once it has begun. Throws `diagnostics-unavailable` while another one goes on. */
  run(request: { depth: Depth; only?: string[] }): Promise<void>;
  /** Ends the run at once; resolves when everything that it started is gone too. */
  cancel(): Promise<void>;
  system(): Promise<SystemReport>;
}

/** Runs scenarios in a process of their own and tells how they stand. */
export function createDiagnostics(options: DiagnosticsOptions): Diagnostics {
  return new DiagnosticsService(options);
}

class DiagnosticsService implements Diagnostics {
  private readonly emitter = new Emitter<RunState>(IDLE);
  private child: ChildProcess | null = null;
  private over: Promise<unknown> = Promise.resolve();
  private ticker: NodeJS.Timeout | null = null;

  constructor(private readonly options: DiagnosticsOptions) {}

  get state(): Live<RunState> {
    return this.emitter;
  }

  async run({ depth, only }: { depth: Depth; only?: string[] }): Promise<void> {
    if (this.current.kind === 'running')
      throw new AuralisError('diagnostics-unavailable', { reason: 'A run is already under way.' });
    const { launcher, processFolder, executable, appPath, packaged, faults } = this.options;
    const began = performance.now();
    this.emitter.emit(begun(depth));
    this.ticker = setInterval(() => {
      this.emitter.emit({ ...this.current, elapsedSeconds: (performance.now() - began) / 1000 });
    }, TICK_MS);
    const before = takeSnapshot(this.options);
    // Awaited when the run is over; until then a failure of it must not count as unhandled.
    before.catch(() => undefined);

    const child = launcher.launch(join(processFolder, 'diagnostics-process.js'), { name: 'Auralis Diagnostics' });
    this.child = child;
    // A cancelled run goes on clearing up while the next one may have begun: it has nothing to say any more.
    const mine = () => this.child === child;
    const over = new Promise<string | null>((resolve) => {
      child.onMessage((raw) => {
        const message = FromDiagnosticsSchema.parse(raw);
        if (message.type === 'over') resolve(message.problem);
        else if (mine()) this.receive(message.event);
      });
      child.onExit((code) => resolve(`The process that runs the checks ended (${code ?? 'killed'}).`));
    });
    this.over = over;
    this.tell(child, {
      type: 'run',
      depth,
      only,
      executable: { path: executable, args: packaged ? [] : [appPath] },
      faults: knownFaults(faults),
    });
    void over.then(async (problem) => {
      if (mine()) await this.conclude(before, problem);
      if (mine()) this.child = null;
      child.kill();
    });
  }

  async cancel(): Promise<void> {
    const { child, over } = this;
    if (!child || this.current.kind !== 'running') return;
    this.child = null;
    this.stopTicking();
    this.emitter.emit({ ...this.current, kind: 'cancelled', currentId: null, currentStep: null });
    this.tell(child, { type: 'cancel' });
    const giveUp = setTimeout(() => child.kill(), CLEAR_UP_SECONDS * 1000);
    await over;
    clearTimeout(giveUp);
  }

  async system(): Promise<SystemReport> {
    const { library, version, runtime } = this.options;
    const [{ tracks }, sqlite] = await Promise.all([library.count(''), library.sqliteVersion()]);
    // Loaded when asked for: what reads the system is large, and few ask.
    const { readSystem } = await import('./system-report');
    return readSystem({ application: version, sqlite, tracks, ...runtime });
  }

  dispose(): void {
    this.stopTicking();
    this.child?.kill();
    this.child = null;
    this.emitter.dispose();
  }

  private get current(): RunState {
    return this.emitter.latest ?? IDLE;
  }

  /** The end of the scenarios is not yet the end of the run: the last check is still to come. */
  private receive(event: RunEvent): void {
    if (event.type === 'run-finished') return;
    const { id, title } = LAST_CHECK;
    const announced =
      event.type === 'run-started' ? { ...event, scenarios: [...event.scenarios, { id, title }] } : event;
    this.emitter.emit(advance(this.current, announced));
  }

  private tell(child: ChildProcess, message: ToDiagnostics): void {
    child.post(message);
  }

  private async conclude(before: ReturnType<typeof takeSnapshot>, problem: string | null): Promise<void> {
    const failed = problem ?? (await this.checkOwnProfile(before));
    const verdict = failed ? 'could-not-run' : overallVerdict(this.current.results.map((result) => result.verdict));
    const ended = advance(this.current, { type: 'run-finished', verdict });
    // Cancelled while the last check was under way: that stays.
    if (this.current.kind !== 'running') return;
    this.stopTicking();
    this.emitter.emit({ ...ended, problem: failed });
  }

  /** Adds the last check to the results; returns why that was not possible, if it was not. */
  private async checkOwnProfile(before: ReturnType<typeof takeSnapshot>): Promise<string | null> {
    const began = performance.now();
    try {
      const [was, is] = [await before, await takeSnapshot(this.options)];
      const result = compareSnapshots(was, is, (performance.now() - began) / 1000);
      this.emitter.emit(advance(this.current, { type: 'scenario-finished', result }));
      return null;
    } catch (thrown) {
      return AuralisError.from(thrown).message;
    }
  }

  private stopTicking(): void {
    if (this.ticker) clearInterval(this.ticker);
    this.ticker = null;
  }
}
