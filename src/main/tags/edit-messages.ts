import { z } from 'zod';
import { EditableTagsSchema, TagChangesSchema, TagDifferenceSchema } from '../../shared/domain/tags';

/** A file exactly as it was or is. */
export const FileStateSchema = z.object({
  sizeBytes: z.number(),
  /** Whole milliseconds, as everywhere in the library. */
  modifiedAtMs: z.number(),
});
export type FileState = z.infer<typeof FileStateSchema>;

/** Changes as they travel to the process that writes: the new cover is a file of its own there. */
export const ChangesForFileSchema = z.object({
  fields: TagChangesSchema.omit({ cover: true }),
  /** Path of the new cover; null takes the cover out, undefined leaves it. */
  coverPath: z.string().nullable().optional(),
});
export type ChangesForFile = z.infer<typeof ChangesForFileSchema>;

export const ReadTagsInputSchema = z.object({ path: z.string() });

export const PreviewInputSchema = z.object({
  path: z.string(),
  /** How the library knows the file; null where nobody has read it before. */
  expected: FileStateSchema.nullable(),
  changes: ChangesForFileSchema,
});
export const PreviewOutputSchema = z.object({
  tags: EditableTagsSchema,
  differences: z.array(TagDifferenceSchema),
  otherNames: z.number().int(),
});

export const PrepareInputSchema = PreviewInputSchema.extend({
  /** Where the copy is made, in the folder of the file itself. */
  copyPath: z.string(),
  /** Where what undoing needs is kept; null where it will not be undone. */
  deltaPath: z.string().nullable(),
});
/** A copy that was written and proven; null where the file says already what is wished. */
export const PreparedSchema = z
  .object({
    before: FileStateSchema.extend({ hash: z.string() }),
    after: FileStateSchema.extend({ hash: z.string() }),
    deltaBytes: z.number(),
    otherNames: z.number().int(),
    differences: z.array(TagDifferenceSchema),
  })
  .nullable();
export type Prepared = z.infer<typeof PreparedSchema>;

export const CommitInputSchema = z.object({
  path: z.string(),
  copyPath: z.string(),
  before: FileStateSchema,
});

export const RestoreInputSchema = z.object({
  path: z.string(),
  copyPath: z.string(),
  deltaPath: z.string(),
  /** The file as the edit left it, and as it was before. */
  edited: FileStateSchema.extend({ hash: z.string() }),
  original: FileStateSchema.extend({ hash: z.string() }),
});

export const DoneSchema = z.null();
