import { stat } from 'node:fs/promises';
import type { FileIdentity } from '../library';

/** The file as it lies on the disk now; null where it cannot be looked at. */
export async function fileNow(path: string): Promise<FileIdentity | null> {
  const found = await stat(path).catch(() => null);
  return found && { path, sizeBytes: found.size, modifiedAtMs: Math.round(found.mtimeMs) };
}

export function isSameFile(a: FileIdentity, b: FileIdentity | null): boolean {
  return a.path === b?.path && a.sizeBytes === b.sizeBytes && a.modifiedAtMs === b.modifiedAtMs;
}
