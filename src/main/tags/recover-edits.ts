import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { EditFile, Library } from '../library';

/**
 * Brings to an end what was in hand when the application ended: copies go, and the library says of each file what it is now,
 * the old one or the new one. Deltas that no edit knows go as well; `deltas` are the names of those that are there.
 */
export async function recoverEdits(library: Library, folder: string, deltas: readonly string[]): Promise<void> {
  for (const file of await library.edits.unsettled()) {
    await rm(file.copyPath, { force: true });
    await settle(library, file);
  }
  const known = new Set<string>();
  for (const { id } of await library.edits.all())
    for (const { deltaName } of await library.edits.filesOf(id)) known.add(deltaName);
  for (const name of deltas) if (!known.has(name)) await rm(join(folder, name), { force: true });
}

async function settle({ edits }: Library, { id, path, state, before, after }: EditFile): Promise<void> {
  const now = await stat(path).catch(() => null);
  const is = (wanted: EditFile['before']) =>
    now !== null && wanted !== null && now.size === wanted.sizeBytes && Math.round(now.mtimeMs) === wanted.modifiedAtMs;
  if (is(after) && after) await edits.settle(id, path, after);
  else if (state === 'undoing' && is(before)) await edits.forget(id, path, before);
  else if (state === 'undoing') await edits.keep(id);
  else await edits.forget(id, path, null);
}
