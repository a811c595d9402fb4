import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { AuralisError } from '../../shared/domain/errors';
import { type EditableTags, EditableTagsSchema, type TagPicture, TagPictureSchema } from '../../shared/domain/tags';
import { type ProcessLauncher, TaskPool } from '../processes';
import {
  type ChangesForFile,
  DoneSchema,
  type FileState,
  type Prepared,
  PreparedSchema,
  PreviewOutputSchema,
} from './edit-messages';
import { copyPathFor } from './file/leftovers';

/** Without a sign of life for so long a process that edits is stopped: the original is untouched until the last step. */
const TIMEOUT_SECONDS = 120;
/** Copying and hashing is bound by the disk. */
const PROCESSES = 2;

type HashedState = FileState & { hash: string };

/** Reads and writes tags of single files, in processes that may die. It knows nothing of the library. */
export class TagFiles {
  private readonly pool: TaskPool;

  constructor(launcher: ProcessLauncher, processFolder: string) {
    this.pool = new TaskPool(launcher, join(processFolder, 'tag-edit-process.js'), {
      name: 'Auralis Tag Editing',
      size: PROCESSES,
      timeoutSeconds: TIMEOUT_SECONDS,
    });
  }

  /** Throws AuralisError: file-*, tags-unsupported, tags-unreadable. */
  read(path: string): Promise<EditableTags> {
    return this.pool.run('tags.read', { path }, { subject: path, output: EditableTagsSchema });
  }

  /** What a picture file is. Throws AuralisError `not-a-cover`, `file-not-found`. */
  picture(path: string): Promise<TagPicture> {
    return this.pool.run('tags.picture', { path }, { subject: path, output: TagPictureSchema });
  }

  /** What writing would change, without writing. Throws as {@link prepare}, as far as can be told without writing. */
  preview(
    path: string,
    expected: FileState | null,
    changes: ChangesForFile,
  ): Promise<z.infer<typeof PreviewOutputSchema>> {
    const known = expected && { sizeBytes: expected.sizeBytes, modifiedAtMs: expected.modifiedAtMs };
    return this.pool.run(
      'tags.preview',
      { path, expected: known, changes },
      { subject: path, output: PreviewOutputSchema },
    );
  }

  /** A name for the copy of a file, beside what it really is. Throws AuralisError `file-not-found`. */
  async copyPath(path: string): Promise<string> {
    try {
      return copyPathFor(await realpath(path));
    } catch (thrown) {
      throw AuralisError.about(path, 'file-not-found', {}, { cause: thrown });
    }
  }

  /**
   * Makes a proven copy with other tags; null where there is nothing to change. Throws AuralisError: file-*, not-writable,
   * disk-full, tags-unsupported, tags-unreadable, tags-not-kept, sound-not-proven.
   */
  prepare(input: {
    path: string;
    expected: FileState | null;
    copyPath: string;
    deltaPath: string | null;
    changes: ChangesForFile;
  }): Promise<Prepared> {
    return this.pool.run('tags.prepare', input, { subject: input.path, output: PreparedSchema });
  }

  /** Puts the copy in the file's place. Throws AuralisError `file-changed`, `not-writable`; then the file stays. */
  async commit(path: string, copyPath: string, before: FileState): Promise<void> {
    await this.pool.run('tags.commit', { path, copyPath, before }, { subject: path, output: DoneSchema });
  }

  /** Makes a copy that is what the file was before an edit. Throws AuralisError as {@link prepare}. */
  async restore(input: {
    path: string;
    copyPath: string;
    deltaPath: string;
    edited: HashedState;
    original: HashedState;
  }): Promise<void> {
    await this.pool.run('tags.restore', input, { subject: input.path, output: DoneSchema });
  }

  dispose(): void {
    this.pool.dispose();
  }
}
