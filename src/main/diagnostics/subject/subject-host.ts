import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import {
  type Capability,
  createAppDriver,
  eventually,
  type FaultId,
  type HostBackend,
  HostError,
  pause,
  type ScenarioHost,
  type ScreenBackend,
  type Session,
  type Sound,
} from '../../../scenarios';
import { ControlServer } from '../control/control-server';
import { CapturedSoundSchema, CaptureStatusSchema } from '../control/messages';
import { decodeSamples } from '../control/samples';
import type { Instance, LaunchInstance } from './instance';
import { subjectArguments } from './subject-arguments';

/** How long an application may take to end before it is killed, seconds. */
const QUIT_SECONDS = 5;
const OUTPUT_PATIENCE = { withinSeconds: 15 };
const USABLE_PATIENCE = { withinSeconds: 20 };
const CAPABILITIES: ReadonlySet<Capability> = new Set(['sound-capture', 'trusted-input', 'restart']);

function socketPath(folder: string): string {
  return process.platform === 'win32' ? `\\\\.\\pipe\\${folder.replaceAll(/[\\:]/g, '-')}` : join(folder, 'control');
}

/**
 * Runs each scenario in an application of its own: the product's executable, started with an empty temporary profile and an
 * empty music folder that are gone afterwards.
 */
export class SubjectHost implements ScenarioHost {
  readonly capabilities = CAPABILITIES;

  constructor(
    private readonly launch: LaunchInstance,
    private readonly loudness: HostBackend['loudness'],
    private readonly faults: readonly FaultId[] = [],
  ) {}

  async open(signal: AbortSignal): Promise<Session> {
    const folder = await mkdtemp(join(tmpdir(), 'auralis-run-'));
    const control = await ControlServer.listen(socketPath(folder));
    const subject = new Subject(folder, control, this.launch, this.loudness, this.faults, signal);
    try {
      await subject.prepare();
      await subject.start();
    } catch (thrown) {
      await subject.dispose();
      throw thrown;
    }
    const app = createAppDriver(subject.screen, subject, signal);
    return { app, dispose: () => subject.dispose() };
  }
}

/** One application under test over its restarts. */
class Subject implements HostBackend {
  readonly musicFolder: string;
  private readonly profileFolder: string;
  private instance: Instance | null = null;
  private backend: ScreenBackend | null = null;
  private readonly killWhenAborted = () => this.instance?.kill();

  constructor(
    private readonly folder: string,
    private readonly control: ControlServer,
    private readonly launch: LaunchInstance,
    readonly loudness: HostBackend['loudness'],
    private readonly faults: readonly FaultId[],
    private readonly signal: AbortSignal,
  ) {
    this.musicFolder = join(folder, 'music');
    this.profileFolder = join(folder, 'profile');
    signal.addEventListener('abort', this.killWhenAborted);
  }

  /** The screen of whichever instance runs now. */
  get screen(): ScreenBackend {
    const now = () => {
      if (!this.backend) throw new HostError('the application is not running');
      return this.backend;
    };
    return {
      names: (role) => now().names(role),
      text: (target) => now().text(target),
      value: (target) => now().value(target),
      checked: (target) => now().checked(target),
      click: (target) => now().click(target),
      focus: (target) => now().focus(target),
      press: (key) => now().press(key),
    };
  }

  /**
   * Makes its folders. The profile speaks English, whose words the scenarios look for, and watches no folder: what a scenario
   * does to a file is met by what it does next, not by whichever is quicker.
   */
  async prepare(): Promise<void> {
    await mkdir(this.musicFolder);
    await mkdir(this.profileFolder);
    await writeFile(join(this.profileFolder, 'settings.json'), JSON.stringify({ language: 'en', watchFolders: false }));
  }

  async start(): Promise<void> {
    const connected = this.control.connected(this.signal);
    const args = subjectArguments({
      profileFolder: this.profileFolder,
      socketPath: socketPath(this.folder),
      faults: this.faults,
    });
    // Awaited below; until then its failure must not count as unhandled.
    connected.catch(() => undefined);
    const instance = await this.launched(args);
    const endedEarly = instance.ended.then((said) => {
      throw new HostError(`it ended at once${said && `: ${said}`}`);
    });
    endedEarly.catch(() => undefined);
    await Promise.race([connected, endedEarly]);
    this.backend = instance.screen(this.control);
    const usable = (names: string[]) => names.includes('Add music folder');
    await eventually('a usable window', () => this.screen.names('button'), usable, this.signal, USABLE_PATIENCE);
  }

  async writeFile(name: string, content: Uint8Array<ArrayBuffer>): Promise<string> {
    const path = join(this.musicFolder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
    return path;
  }

  async removeFile(name: string): Promise<void> {
    await rm(join(this.musicFolder, name));
  }

  async answerFolderDialog(folder: string): Promise<void> {
    await this.control.request({ command: 'answer-folder-dialog', folder }, z.null());
  }

  async restart(): Promise<void> {
    await this.quit();
    await this.start();
  }

  async outputRateHz(): Promise<number> {
    const read = async () => (await this.control.request({ command: 'capture.status' }, CaptureStatusSchema)).rateHz;
    const rateHz = await eventually(
      'an open sound output',
      read,
      (rate) => rate !== null,
      this.signal,
      OUTPUT_PATIENCE,
    );
    return rateHz ?? 0;
  }

  async startCapture(): Promise<void> {
    await this.outputRateHz();
    await this.control.request({ command: 'capture.start' }, z.null());
  }

  async captureStatus() {
    const status = await this.control.request({ command: 'capture.status' }, CaptureStatusSchema);
    return { ...status, rateHz: status.rateHz ?? 0 };
  }

  async stopCapture(): Promise<Sound> {
    const { rateHz, channels } = await this.control.request({ command: 'capture.stop' }, CapturedSoundSchema);
    return { rateHz, channels: channels.map(decodeSamples) };
  }

  async dispose(): Promise<void> {
    this.signal.removeEventListener('abort', this.killWhenAborted);
    this.instance?.kill();
    await this.instance?.ended;
    this.control.dispose();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  private async launched(args: string[]): Promise<Instance> {
    const instance = await this.launch(args);
    this.instance = instance;
    // Cancelled while it was starting: the listener above had nothing to end yet.
    if (this.signal.aborted) instance.kill();
    return instance;
  }

  private async quit(): Promise<void> {
    const { instance } = this;
    if (!instance) return;
    this.backend = null;
    // The answer may be lost with the process that gives it: its end is what counts.
    const ended = Promise.all([instance.ended, this.control.request({ command: 'quit' }, z.null()).catch(() => null)]);
    const overtime = new AbortController();
    await Promise.race([ended, pause(QUIT_SECONDS, AbortSignal.any([this.signal, overtime.signal]))]);
    overtime.abort();
    instance.kill();
    await instance.ended;
  }
}
