import { z } from 'zod';
import { FileOutcomeSchema, FoundFileSchema } from './file-outcome';

/** What a tag process is asked to read. Apart from the reading itself, which main never loads. */
export const ReadInputSchema = z.object({ files: z.array(FoundFileSchema), artworkFolder: z.string() });
export type ReadInput = z.infer<typeof ReadInputSchema>;
export const ReadOutputSchema = z.array(FileOutcomeSchema);
