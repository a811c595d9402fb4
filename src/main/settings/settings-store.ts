import { existsSync, readFileSync, renameSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AuralisError } from '../../shared/domain/errors';
import { DEFAULT_SETTINGS, type Settings, SettingsSchema } from '../../shared/domain/settings';
import { type Disposable, Emitter, type Live } from '../events';

/** Changes come in bursts (a dragged slider): the file is written once they pause. */
const WRITE_DELAY_MS = 200;

/**
 * The person's settings in one JSON file: validated when read, replaced atomically when written. A file that cannot be
 * read is set aside, never overwritten, and `problem` says so.
 */
export class SettingsStore implements Disposable {
  readonly problem: AuralisError | null;
  private readonly emitter: Emitter<Settings>;
  private readonly file: string;
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    folder: string,
    private readonly onWriteFailure: (error: AuralisError) => void,
  ) {
    this.file = join(folder, 'settings.json');
    const { settings, problem } = this.read();
    this.problem = problem;
    this.emitter = new Emitter(settings);
  }

  get changes(): Live<Settings> {
    return this.emitter;
  }

  get current(): Settings {
    return this.emitter.latest ?? DEFAULT_SETTINGS;
  }

  /** Applies at once and stores soon after. Throws ZodError on values out of range. */
  change(patch: Partial<Settings>): Settings {
    const next = SettingsSchema.parse({ ...this.current, ...patch });
    this.emitter.emit(next);
    this.timer ??= setTimeout(() => void this.flush(), WRITE_DELAY_MS);
    return next;
  }

  /** Resolves when everything changed so far is on the disk. */
  flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    else return this.writing;
    this.timer = null;
    const content = `${JSON.stringify(this.current, null, 2)}\n`;
    this.writing = this.writing.then(() => this.write(content));
    return this.writing;
  }

  dispose(): void {
    this.emitter.dispose();
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }

  private async write(content: string): Promise<void> {
    const temporary = `${this.file}.new`;
    try {
      await writeFile(temporary, content);
      renameSync(temporary, this.file);
    } catch (thrown) {
      const reason = thrown instanceof Error ? thrown.message : String(thrown);
      this.onWriteFailure(AuralisError.about(this.file, 'not-writable', { reason }, { cause: thrown }));
    }
  }

  private read(): { settings: Settings; problem: AuralisError | null } {
    if (!existsSync(this.file)) return { settings: DEFAULT_SETTINGS, problem: null };
    try {
      const stored: unknown = JSON.parse(readFileSync(this.file, 'utf8'));
      // Settings that a newer version does not know yet start at their defaults; those given must be valid.
      const settings = SettingsSchema.parse({ ...DEFAULT_SETTINGS, ...(stored as object) });
      return { settings, problem: null };
    } catch (cause) {
      const aside = `${this.file}.damaged-${Date.now()}`;
      renameSync(this.file, aside);
      return { settings: DEFAULT_SETTINGS, problem: AuralisError.about(aside, 'settings-damaged', {}, { cause }) };
    }
  }
}
