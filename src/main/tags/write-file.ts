import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AuralisError } from '../../shared/domain/errors';
import type { Track } from '../../shared/domain/track';
import type { EditFile, Library } from '../library';
import type { ChangesForFile, FileState } from './edit-messages';
import type { TagFiles } from './tag-files';

interface Services {
  readonly library: Library;
  readonly files: TagFiles;
  /** Where the deltas lie. */
  readonly folder: string;
}

/**
 * Writes into one file of the library; false where it says already what is wished. Each step is noted before it is taken.
 * Throws AuralisError as {@link TagFiles.prepare} does; then file and library are as they were.
 */
export async function writeFile(
  { library, files, folder }: Services,
  editId: number,
  { path, sizeBytes, modifiedAtMs }: Track,
  changes: ChangesForFile,
): Promise<boolean> {
  const copyPath = await files.copyPath(path);
  const deltaName = `${editId}-${randomUUID()}.delta`;
  const deltaPath = join(folder, deltaName);
  const id = await library.edits.note({ editId, path, copyPath, deltaName });
  let after: FileState;
  try {
    const prepared = await files.prepare({ path, expected: { sizeBytes, modifiedAtMs }, copyPath, deltaPath, changes });
    if (!prepared) {
      await library.edits.forget(id, path, null);
      return false;
    }
    ({ after } = prepared);
    await library.edits.prove({ id, before: prepared.before, after: prepared.after, deltaBytes: prepared.deltaBytes });
    await files.commit(path, copyPath, prepared.before);
  } catch (thrown) {
    await rm(copyPath, { force: true });
    await rm(deltaPath, { force: true });
    await library.edits.forget(id, path, null);
    throw thrown;
  }
  // From here on the file is the new one: what fails now is settled by the next scan or start.
  await library.edits.settle(id, path, after);
  return true;
}

/** Makes one file what it was before an edit. Throws AuralisError; then it is as the edit left it, and can be tried again. */
export async function undoFile({ library, files, folder }: Services, file: EditFile): Promise<void> {
  const { id, path, before, after, deltaName } = file;
  if (!before || !after) throw new AuralisError('internal', { reason: 'An edit was noted without its proof.' });
  const copyPath = await files.copyPath(path);
  const deltaPath = join(folder, deltaName);
  await library.edits.undo(id, copyPath);
  try {
    await files.restore({ path, copyPath, deltaPath, edited: after, original: before });
    await files.commit(path, copyPath, after);
  } catch (thrown) {
    await rm(copyPath, { force: true });
    await library.edits.keep(id);
    throw thrown;
  }
  await library.edits.forget(id, path, before);
  await rm(deltaPath, { force: true });
}
