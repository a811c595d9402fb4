import type { TaskPool } from '../../processes';
import type { FileOutcome } from '../scan/file-outcome';
import { ReadOutputSchema } from '../scan/read-messages';
import type { LibraryClient } from '../worker/library-client';
import type { CommandInput, QueryOutput } from '../worker/protocol';
import type { EditFile } from './edit-protocol';

/** So long after the last file was read its process is kept, milliseconds. */
const KEPT_MS = 5000;

/**
 * The library's memory of edits of tags: every step is noted before it is taken, so that what was in hand is known after a
 * crash. What a file says afterwards is read as a scan reads it, and stored with everything that was measured of its sound.
 */
export class EditLog {
  private pool: TaskPool | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly services: { client: LibraryClient; artworkFolder: string; startPool: () => TaskPool }) {}

  /** Edits that can be undone, the latest first. */
  async all(): Promise<QueryOutput<'tagEdits'>> {
    return (await this.services.client.query('tagEdits', {})).value;
  }

  async filesOf(editId: number): Promise<EditFile[]> {
    return (await this.services.client.query('editFiles', { editId })).value;
  }

  /** Files with which something was in hand when the application ended. */
  async unsettled(): Promise<EditFile[]> {
    return (await this.services.client.query('unsettledEdits', {})).value;
  }

  begin(fields: CommandInput<'beginEdit'>['fields']): Promise<number> {
    return this.services.client.command('beginEdit', { fields });
  }

  note(file: CommandInput<'noteEditFile'>): Promise<number> {
    return this.services.client.command('noteEditFile', file);
  }

  async prove(proof: CommandInput<'proveEditFile'>): Promise<void> {
    await this.services.client.command('proveEditFile', proof);
  }

  async undo(id: number, copyPath: string): Promise<void> {
    await this.services.client.command('undoEditFile', { id, copyPath });
  }

  /** The file is now as the edit left it. */
  async settle(id: number, path: string, state: { sizeBytes: number; modifiedAtMs: number }): Promise<void> {
    await this.services.client.command('settleEditFile', { id, outcome: await this.read(path, state) });
  }

  /** The file is now what it was before the edit; without a state it never was anything else. */
  async forget(id: number, path: string, state: { sizeBytes: number; modifiedAtMs: number } | null): Promise<void> {
    const outcome = state ? await this.read(path, state) : null;
    await this.services.client.command('forgetEditFile', { id, outcome });
  }

  async keep(id: number): Promise<void> {
    await this.services.client.command('keepEditFile', { id });
  }

  trim(limits: CommandInput<'trimEdits'>): Promise<string[]> {
    return this.services.client.command('trimEdits', limits);
  }

  dispose(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.pool?.dispose();
    this.pool = null;
  }

  private async read(path: string, state: { sizeBytes: number; modifiedAtMs: number }): Promise<FileOutcome> {
    if (this.timer) clearTimeout(this.timer);
    this.pool ??= this.services.startPool();
    const file = { path, sizeBytes: state.sizeBytes, modifiedAtMs: state.modifiedAtMs };
    const input = { files: [file], artworkFolder: this.services.artworkFolder };
    const [outcome] = await this.pool.run('read', input, { subject: path, output: ReadOutputSchema, urgent: true });
    this.timer = setTimeout(() => this.dispose(), KEPT_MS);
    return outcome ?? { ...file, tags: null, problem: null };
  }
}
