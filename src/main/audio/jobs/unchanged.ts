import { statSync } from 'node:fs';
import { AuralisError } from '../../../shared/domain/errors';

/** What tells a file from what it was before: which one it is, how long, and when it was written. */
export interface FileState {
  inode: number;
  bytes: number;
  writtenMs: number;
}

/** Null where there is no such file. */
export function stateOf(path: string): FileState | null {
  const status = statSync(path, { throwIfNoEntry: false });
  return status ? { inode: status.ino, bytes: status.size, writtenMs: status.mtimeMs } : null;
}

/**
 * Throws AuralisError `file-changed-meanwhile` where a file is not what it was: what was read of it does not belong together. One that
 * is gone may be whole all the same, if all of it was read before.
 */
export function checkUnchanged(path: string, before: FileState | null): void {
  const now = stateOf(path);
  if (!now || !before) return;
  const same = now.inode === before.inode && now.bytes === before.bytes && now.writtenMs === before.writtenMs;
  if (!same) throw AuralisError.about(path, 'file-changed-meanwhile');
}
