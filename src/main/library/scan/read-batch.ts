import type { FileOutcome } from './file-outcome';
import { FolderCovers } from './folder-covers';
import { readFile } from './read-file';
import type { ReadInput } from './read-messages';

/** A sign of life is given this often, milliseconds: slow disks are no reason to be stopped, stuck files are. */
const SIGN_OF_LIFE_MS = 500;

/** Reads files one after the other. */
export async function readBatch(
  { files, artworkFolder }: ReadInput,
  report: (progress: null) => void,
): Promise<FileOutcome[]> {
  const outcomes: FileOutcome[] = [];
  const folderCovers = new FolderCovers(artworkFolder);
  let lastSign = performance.now();
  for (const file of files) {
    outcomes.push(await readFile(file, artworkFolder, folderCovers));
    if (performance.now() - lastSign < SIGN_OF_LIFE_MS) continue;
    lastSign = performance.now();
    report(null);
  }
  return outcomes;
}
