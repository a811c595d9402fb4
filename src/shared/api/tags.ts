import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import {
  MOST_FILES_AN_EDIT,
  TagChangesSchema,
  TagEditSchema,
  TagOutcomeSchema,
  TagPictureSchema,
  TagPreviewSchema,
  TagSummarySchema,
  TagWorkSchema,
} from '../domain/tags';
import { TrackIdSchema } from '../domain/track';

const TrackIdsSchema = z.array(TrackIdSchema).min(1).max(MOST_FILES_AN_EDIT);
const EditSchema = z.object({ trackIds: TrackIdsSchema, changes: TagChangesSchema });

export const tagsContract = {
  /** What the tags of these tracks say now, read from their files; where they differ a field is mixed. */
  read: oc.input(z.object({ trackIds: TrackIdsSchema })).output(TagSummarySchema),
  /** Before and after of every field of every file, without writing anything. */
  preview: oc.input(EditSchema).output(z.array(TagPreviewSchema)),
  /** Writes; a file that fails is left as it is, with its reason, and the others are written. */
  write: oc.input(EditSchema).output(TagOutcomeSchema),
  /** Makes the files of an edit what they were before it, byte for byte; one that has changed since is left alone. */
  undo: oc.input(z.object({ editId: z.number().int().positive() })).output(TagOutcomeSchema),
  /** Edits that can be undone, the latest first, those before the last start included. */
  history: oc.output(z.array(TagEditSchema)),
  /** Lets the person choose a picture in the system's dialog; its token names it in a change. Null where they chose none. */
  chooseCover: oc.output(z.object({ token: z.string(), name: z.string(), picture: TagPictureSchema }).nullable()),
  watch: oc.output(eventIterator(TagWorkSchema)),
};
