import { z } from 'zod';
import { TAG_FIELDS } from '../../../shared/domain/tags';
import { FileOutcomeSchema } from '../scan/file-outcome';

export const EditFieldSchema = z.enum([...TAG_FIELDS, 'cover']);

/** A file by its size, time and the SHA-256 of its content. */
export const HashedStateSchema = z.object({ sizeBytes: z.number(), modifiedAtMs: z.number(), hash: z.string() });

/**
 *   begun --- proven --- written --- undoing --- (gone)
 *     |         |           ^           |
 *     +- gone <-+           +-----------+  where it was not put back
 *
 * begun: a copy is being made. proven: the copy may be in the file's place already, or not. undoing: the same backwards.
 */
export const EDIT_STATES = ['begun', 'proven', 'written', 'undoing'] as const;

export const EditFileSchema = z.object({
  id: z.number().int(),
  editId: z.number().int(),
  path: z.string(),
  state: z.enum(EDIT_STATES),
  copyPath: z.string(),
  deltaName: z.string(),
  before: HashedStateSchema.nullable(),
  after: HashedStateSchema.nullable(),
});
export type EditFile = z.infer<typeof EditFileSchema>;

const IdSchema = z.number().int().positive();
const Done = z.null();

/** Questions about edits of tags. Not kept in the cache. */
export const EDIT_QUERIES = {
  /** Edits that can be undone, the latest first. */
  tagEdits: {
    input: z.object({}),
    output: z.array(
      z.object({ id: IdSchema, atMs: z.number(), files: z.number().int(), fields: z.array(EditFieldSchema) }),
    ),
    reads: [],
  },
  editFiles: { input: z.object({ editId: IdSchema }), output: z.array(EditFileSchema), reads: [] },
  /** Files with which something was in hand when the application ended. */
  unsettledEdits: { input: z.object({}), output: z.array(EditFileSchema), reads: [] },
} as const;

/** Every step of an edit is noted before it is taken. */
export const EDIT_COMMANDS = {
  beginEdit: { input: z.object({ fields: z.array(EditFieldSchema) }), output: IdSchema },
  noteEditFile: {
    input: z.object({ editId: IdSchema, path: z.string(), copyPath: z.string(), deltaName: z.string() }),
    output: IdSchema,
  },
  proveEditFile: {
    input: z.object({
      id: IdSchema,
      before: HashedStateSchema,
      after: HashedStateSchema,
      deltaBytes: z.number().int(),
    }),
    output: Done,
  },
  undoEditFile: { input: z.object({ id: IdSchema, copyPath: z.string() }), output: Done },
  /** The file is now as the edit left it; `outcome` is what its tags say. Its sound is what it was. */
  settleEditFile: { input: z.object({ id: IdSchema, outcome: FileOutcomeSchema }), output: Done },
  /** The file is what it was before the edit, which forgets it. Without an outcome it never was anything else. */
  forgetEditFile: { input: z.object({ id: IdSchema, outcome: FileOutcomeSchema.nullable() }), output: Done },
  /** Undoing did not come about: the file is as the edit left it. */
  keepEditFile: { input: z.object({ id: IdSchema }), output: Done },
  /** Forgets the oldest edits beyond these limits; answers which deltas are of no use any more. */
  trimEdits: {
    input: z.object({ mostEdits: z.number().int(), mostBytes: z.number().int() }),
    output: z.array(z.string()),
  },
} as const;
