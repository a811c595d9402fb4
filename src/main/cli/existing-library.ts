import { statSync } from 'node:fs';
import { AuralisError } from '../../shared/domain/errors';
import { UsageError } from './command';

/**
 * The library that a command reads. Throws UsageError where none is named, AuralisError `file-not-found` where there is none:
 * opening would create it, and an empty library is no answer to a mistyped name.
 */
export function existingLibrary(command: string, file: string | undefined): string {
  if (!file) throw new UsageError(`${command} needs --library FILE`);
  if (!statSync(file, { throwIfNoEntry: false })) throw AuralisError.about(file, 'file-not-found');
  return file;
}
