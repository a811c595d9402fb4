import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Folder of real input files, or null where it is absent: what depends on it then skips, with {@link NO_CORPUS}. */
export function corpusFolder(): string | null {
  const folder = process.env.AURALIS_CORPUS ?? resolve(import.meta.dirname, '../../../shared/corpus');
  return existsSync(join(folder, 'music')) ? folder : null;
}

export const NO_CORPUS = 'corpus not available (set AURALIS_CORPUS to its folder)';
