import { AuralisError } from '../../../shared/domain/errors';

/** SQLite's own code, wherever the layers above have put it; null for anything else that is thrown. */
function sqliteCode(thrown: unknown): string | null {
  if (!(thrown instanceof Error)) return null;
  if ('code' in thrown && typeof thrown.code === 'string' && thrown.code.startsWith('SQLITE_')) return thrown.code;
  return 'driverError' in thrown ? sqliteCode(thrown.driverError) : null;
}

/** Whether it says that the file is no sound SQLite database. */
export function saysCorrupt(thrown: unknown): boolean {
  const code = sqliteCode(thrown);
  return code === 'SQLITE_NOTADB' || (code?.startsWith('SQLITE_CORRUPT') ?? false);
}

/** What a database threw, as one of ours about that file. */
export function databaseError(thrown: unknown, file: string): AuralisError {
  if (thrown instanceof AuralisError) return thrown;
  const code = sqliteCode(thrown) ?? '';
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  const systemCode = thrown instanceof Error && 'code' in thrown ? thrown.code : '';
  if (code.startsWith('SQLITE_FULL') || systemCode === 'ENOSPC')
    return AuralisError.about(file, 'disk-full', {}, { cause: thrown });
  if (/^SQLITE_(READONLY|CANTOPEN|PERM|IOERR)/.test(code))
    return AuralisError.about(file, 'not-writable', { reason }, { cause: thrown });
  return new AuralisError('library-failed', { reason }, { cause: thrown });
}
