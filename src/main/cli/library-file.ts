import { dirname, join, resolve } from 'node:path';
import { type Library, openLibrary } from '../library';
import { ForkLauncher } from '../processes';
import type { CliContext } from './command';

/** Runs end before a larger cache would pay. */
const CACHE_BUDGET_BYTES = 8 * 1024 * 1024;

/** Opens the library, tells what is odd about it, and closes it whatever happens. Covers lie beside it. */
export async function withLibrary<Result>(
  file: string,
  { processFolder, complain }: CliContext,
  use: (library: Library) => Promise<Result>,
): Promise<Result> {
  const path = resolve(file);
  const library = await openLibrary({
    file: path,
    artworkFolder: join(dirname(path), 'artwork'),
    processFolder,
    launcher: new ForkLauncher(),
    cacheBudgetBytes: CACHE_BUDGET_BYTES,
  });
  try {
    for (const notice of library.notices) complain(notice.message);
    return await use(library);
  } finally {
    await library.dispose();
  }
}
