import { z } from 'zod';
import { LeftOutEntrySchema } from '../../../shared/domain/playlist';
import { FileEntrySchema } from '../playlists/file-entries';

/** What a playlist file says of one entry, before anything is made of it. */
export interface ListedEntry {
  /** As it stands in the file. */
  location: string;
  title: string | null;
  artist: string | null;
  durationSeconds: number | null;
}

export interface ListedFile {
  name: string | null;
  entries: ListedEntry[];
}

export const ParseInputSchema = z.object({ file: z.string() });
export const ParseOutputSchema = z.object({ name: z.string() });
/** Entries are handed over in parts, so that nobody has to take a long list at once. */
export const ParsedPartSchema = z.object({
  entries: z.array(FileEntrySchema),
  leftOut: z.array(LeftOutEntrySchema),
});
export type ParsedPart = z.infer<typeof ParsedPartSchema>;
