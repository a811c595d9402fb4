import { AuralisError } from '../../../shared/domain/errors';

const REASONS: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EIO: 'the disk reports an error',
  EBUSY: 'another program is using it',
  ELOOP: 'its link leads back to itself',
  ENOTCONN: 'its disk is not connected',
  ESTALE: 'its disk is not connected',
  ETIMEDOUT: 'its disk does not answer',
};

/** The code of a system error, such as `ENOENT`; empty for anything else that is thrown. */
export function systemCode(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
}

/** What the file system threw about a file or folder, in words for people. */
export function systemError(thrown: unknown, path: string, kind: 'file' | 'folder'): AuralisError {
  const code = systemCode(thrown);
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return AuralisError.about(path, `${kind}-not-found`, {}, { cause: thrown });
  if (code === 'ENAMETOOLONG') return AuralisError.about(path, 'name-too-long', {}, { cause: thrown });
  const reason = REASONS[code] ?? (thrown instanceof Error ? thrown.message : String(thrown));
  return AuralisError.about(path, `${kind}-unreadable`, { reason }, { cause: thrown });
}
