import { z } from 'zod';
import { type FileOutcome, FileOutcomeSchema, FoundFileSchema } from './file-outcome';
import { readFile } from './read-file';

export const ReadInputSchema = z.object({ files: z.array(FoundFileSchema), artworkFolder: z.string() });
export const ReadOutputSchema = z.array(FileOutcomeSchema);

/** A sign of life is given this often, milliseconds: slow disks are no reason to be stopped, stuck files are. */
const SIGN_OF_LIFE_MS = 500;

/** Reads files one after the other. */
export async function readBatch(
  { files, artworkFolder }: z.infer<typeof ReadInputSchema>,
  report: (progress: null) => void,
): Promise<FileOutcome[]> {
  const outcomes: FileOutcome[] = [];
  let lastSign = performance.now();
  for (const file of files) {
    outcomes.push(await readFile(file, artworkFolder));
    if (performance.now() - lastSign < SIGN_OF_LIFE_MS) continue;
    lastSign = performance.now();
    report(null);
  }
  return outcomes;
}
