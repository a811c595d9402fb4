import { realpathSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { AuralisError } from '../../../shared/domain/errors';
import type { FileState } from '../edit-messages';

/** Any of the three write permissions. */
const WRITE_BITS = 0o222;

/** What is written to: the file itself where its name is a link. */
export interface Target {
  readonly path: string;
  readonly stats: Stats;
  readonly state: FileState;
}

/**
 * The file behind a name, and that it is still as `expected`. Throws AuralisError `file-not-found`, `file-unreadable`,
 * `file-changed`.
 */
export function findTarget(named: string, expected: FileState | null): Target {
  let path: string;
  let stats: Stats;
  try {
    path = realpathSync(named);
    stats = statSync(path);
  } catch (thrown) {
    throw fileError(thrown, named);
  }
  if (!stats.isFile()) throw AuralisError.about(named, 'file-unreadable', { reason: 'it is not a regular file' });
  const state = stateOf(stats);
  if (expected && !isSameState(state, expected)) throw AuralisError.about(named, 'file-changed');
  return { path, stats, state };
}

/** Throws AuralisError `not-writable` for a file, or a folder, that is set to be read only: also where we might. */
export function requireWritable(named: string, { path, stats }: Target): void {
  if ((stats.mode & WRITE_BITS) === 0) throw AuralisError.about(named, 'not-writable', { reason: 'it is read-only' });
  if (process.platform !== 'win32' && (statSync(dirname(path)).mode & WRITE_BITS) === 0)
    throw AuralisError.about(named, 'not-writable', { reason: 'its folder is read-only' });
}

export function stateOf({ size, mtimeMs }: Stats): FileState {
  return { sizeBytes: size, modifiedAtMs: Math.round(mtimeMs) };
}

export function isSameState(a: FileState, b: FileState): boolean {
  return a.sizeBytes === b.sizeBytes && a.modifiedAtMs === b.modifiedAtMs;
}

const WRITING: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'its disk is read-only',
  EBUSY: 'another program is using it',
  ETXTBSY: 'another program is using it',
};

/** What the file system threw about writing beside `named`, for people. */
export function fileError(thrown: unknown, named: string): AuralisError {
  if (thrown instanceof AuralisError) return thrown;
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  const cause = { cause: thrown };
  if (code === 'ENOENT' || code === 'ENOTDIR') return AuralisError.about(named, 'file-not-found', {}, cause);
  if (code === 'ENAMETOOLONG') return AuralisError.about(named, 'name-too-long', {}, cause);
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return AuralisError.about(named, 'disk-full', {}, cause);
  const reason = WRITING[code] ?? (thrown instanceof Error ? thrown.message : String(thrown));
  return AuralisError.about(named, 'not-writable', { reason }, cause);
}
