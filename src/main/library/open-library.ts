import { AuralisError } from '../../shared/domain/errors';
import type { Library, LibraryOptions } from './library-types';

/**
 * Opens the library, creating or upgrading its database.
 * Throws AuralisError `library-newer`, `library-failed`, `not-writable`.
 */
export async function openLibrary(options: LibraryOptions): Promise<Library> {
  throw AuralisError.about(options.file, 'library-failed', { reason: 'The library is not built yet.' });
}
