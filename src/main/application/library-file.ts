import { join } from 'node:path';

/** The library's database in a profile. */
export function libraryFile(profileFolder: string): string {
  return join(profileFolder, 'library.sqlite');
}
