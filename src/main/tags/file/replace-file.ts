import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname } from 'node:path';
import { AuralisError } from '../../../shared/domain/errors';
import type { FileState } from '../edit-messages';
import { copyAttributes } from './copy-attributes';
import { applyDelta } from './delta';
import { fileError, findTarget, isSameState, requireWritable, stateOf } from './file-state';
import { hashFile } from './hash-file';

type HashedState = FileState & { hash: string };

/**
 * Puts a proven copy in the place of its original in one step: whoever looks finds the one or the other, never a part.
 * Who has the original open goes on reading it. Throws AuralisError `file-changed`, `not-writable`; then the original stays.
 */
export function commitFile(named: string, copyPath: string, before: FileState): void {
  try {
    const target = findTarget(named, before);
    renameSync(copyPath, target.path);
    syncFolder(dirname(target.path));
  } catch (thrown) {
    rmSync(copyPath, { force: true });
    throw fileError(thrown, named);
  }
}

/**
 * Makes a file again what it was before an edit, byte for byte and with its old time, as a copy to be committed.
 * Throws AuralisError `file-changed` where it is not as the edit left it; then the copy is gone and the file as it is.
 */
export function restoreCopy(
  named: string,
  copyPath: string,
  deltaPath: string,
  edited: HashedState,
  original: HashedState,
): void {
  const target = findTarget(named, edited);
  requireWritable(named, target);
  if (hashFile(target.path) !== edited.hash) throw AuralisError.about(named, 'file-changed');
  try {
    applyDelta(target.path, deltaPath, copyPath);
    if (hashFile(copyPath) !== original.hash)
      throw AuralisError.about(named, 'tags-not-kept', { reason: 'what was kept for undoing is damaged' });
    copyAttributes(target.path, copyPath, target.stats);
    utimesSync(copyPath, target.stats.atime, new Date(original.modifiedAtMs));
    if (!isSameState(stateOf(statSync(copyPath)), original)) throw AuralisError.about(named, 'file-changed');
  } catch (thrown) {
    rmSync(copyPath, { force: true });
    throw fileError(thrown, named);
  }
}

/** A new name is on the disk when its folder is. Windows cannot open folders, and orders this by itself. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
