import { AuralisError } from '../../../shared/domain/errors';
import { LibraryEngine } from './engine';
import { type LibraryMessage, LibraryRequestSchema, type WorkerOptions } from './protocol';

/** How often it is looked whether another process wrote and whether the file is still there, milliseconds. */
const LOOK_MS = 1000;

/** When the weekly copy is seen to after the library was opened, and how often again, milliseconds: not while it starts. */
const BACKUP_AFTER_MS = 5 * 60 * 1000;

/** So long after a write it is brought from the log into the file, unless another one comes, milliseconds. */
const TIDY_AFTER_MS = 300;

/** The main thread, as the worker sees it. */
export interface MainChannel {
  post(message: LibraryMessage): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Nothing follows. */
  close(): void;
}

/** Opens the library and answers requests in the order they come, until it is told to close. */
export async function serveLibrary(channel: MainChannel, options: WorkerOptions): Promise<void> {
  const open = (how: WorkerOptions) =>
    LibraryEngine.open(how, (name, milliseconds) => channel.post({ kind: 'slow', name, milliseconds }));
  try {
    const engine = await open(options);
    channel.post({ kind: 'opened', notices: engine.notices, revisions: engine.revisions });
    new LibraryServer(channel, engine, () => open({ ...options, restores: false })).start();
  } catch (thrown) {
    channel.post({ kind: 'refused', problem: AuralisError.from(thrown).toProblem() });
    channel.close();
  }
}

/** Answers requests with an engine that is made anew where the library had to be written to its place again. */
class LibraryServer {
  private readonly timers: NodeJS.Timeout[] = [];
  /** While the library is opened again; what is asked meanwhile waits. */
  private reopening: Promise<void> | null = null;
  private vanished = false;
  private tidying: NodeJS.Timeout | null = null;

  constructor(
    private readonly channel: MainChannel,
    private engine: LibraryEngine,
    private readonly reopen: () => Promise<LibraryEngine>,
  ) {}

  start(): void {
    this.timers.push(
      setInterval(() => this.look(), LOOK_MS),
      setInterval(() => void this.backUp(), BACKUP_AFTER_MS),
    );
    this.channel.onMessage((raw) => {
      if (this.reopening) void this.reopening.then(() => this.take(raw));
      else this.take(raw);
    });
  }

  private take(raw: unknown): void {
    const request = LibraryRequestSchema.parse(raw);
    if (request.kind !== 'close') {
      this.channel.post(this.engine.answer(request));
      if (request.kind === 'command') this.tidySoon();
      return;
    }
    this.putBack();
    for (const timer of this.timers) clearInterval(timer);
    if (this.tidying) clearTimeout(this.tidying);
    this.engine.close();
    this.channel.close();
  }

  private tidySoon(): void {
    if (this.tidying) clearTimeout(this.tidying);
    this.tidying = setTimeout(() => this.tidy(), TIDY_AFTER_MS);
  }

  private tidy(): void {
    this.tidying = null;
    if (this.reopening) return;
    try {
      this.engine.tidy();
    } catch {
      // What was written is safe in the log, as it is when SQLite itself cannot do this; a full disk is told by the next write.
    }
  }

  private look(): void {
    if (this.reopening) return;
    if (this.engine.refresh()) this.channel.post({ kind: 'revisions', revisions: this.engine.revisions });
    if (!this.putBack()) return;
    this.engine.close();
    // Where it fails this thread ends by that, and main starts another or says that it cannot.
    this.reopening = this.reopen().then((engine) => {
      this.engine = engine;
      this.reopening = null;
    });
  }

  /** What is written from here on would be gone with the file that is open, so it is not left like that for long. */
  private putBack(): boolean {
    try {
      const done = this.engine.putBack(this.vanished);
      if (done) this.warn(new AuralisError('library-put-back'));
      this.vanished = false;
      return done;
    } catch (thrown) {
      if (!this.vanished) this.warn(AuralisError.from(thrown));
      this.vanished = true;
      return false;
    }
  }

  private async backUp(): Promise<void> {
    try {
      await this.engine.backUp();
    } catch (thrown) {
      this.warn(AuralisError.from(thrown));
    }
  }

  private warn(error: AuralisError): void {
    this.channel.post({ kind: 'warning', problem: error.toProblem() });
  }
}
