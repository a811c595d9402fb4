import { oc } from '@orpc/contract';
import { z } from 'zod';
import {
  EntryIdSchema,
  ExportReportSchema,
  ImportReportSchema,
  PlaylistDescriptionSchema,
  PlaylistEditSchema,
  PlaylistEntrySchema,
  PlaylistNameSchema,
  PlaylistSchema,
  PlaylistSummarySchema,
} from '../domain/playlist';
import { SmartRulesSchema } from '../domain/smart-rules';
import { PlaylistIdSchema, TrackSourceSchema } from '../domain/track-source';
import { MAX_PAGE_SIZE } from './library';

const OneSchema = z.object({ id: PlaylistIdSchema });
const EntriesSchema = z.array(EntryIdSchema).min(1).max(100_000);
const CountedSchema = z.object({ entries: z.number().int() });

/** Whatever is changed here can be undone and done again, one edit after the other; `library.watchRevision` tells of it. */
export const playlistsContract = {
  all: oc.output(z.array(PlaylistSummarySchema)),
  get: oc.input(OneSchema).output(PlaylistSchema),
  /** One page, keyset-paged: `cursor` is the `next` of the page before, null for the first. */
  entries: oc
    .input(
      OneSchema.extend({ cursor: z.string().max(4096).nullable(), limit: z.number().int().min(1).max(MAX_PAGE_SIZE) }),
    )
    .output(z.object({ entries: z.array(PlaylistEntrySchema), next: z.string().nullable() })),
  /** What smart rules find now. */
  count: oc
    .input(z.object({ rules: SmartRulesSchema }))
    .output(z.object({ tracks: z.number().int(), durationSeconds: z.number() })),
  create: oc
    .input(
      z.object({
        name: PlaylistNameSchema,
        description: PlaylistDescriptionSchema,
        /** Null for one that the person fills. */
        rules: SmartRulesSchema.nullable(),
        /** What it holds from the beginning; null for nothing. */
        source: TrackSourceSchema.nullable(),
      }),
    )
    .output(OneSchema),
  change: oc
    .input(
      OneSchema.extend({
        name: PlaylistNameSchema.optional(),
        description: PlaylistDescriptionSchema.optional(),
        rules: SmartRulesSchema.optional(),
      }),
    )
    .output(z.void()),
  delete: oc.input(OneSchema).output(z.void()),
  /** Adds tracks before an entry, or at the end where that is null. */
  add: oc
    .input(OneSchema.extend({ source: TrackSourceSchema, before: EntryIdSchema.nullable() }))
    .output(CountedSchema),
  remove: oc.input(OneSchema.extend({ entries: EntriesSchema })).output(CountedSchema),
  /** Has entries stand together, in the order that they have, before another one, or at the end. */
  move: oc.input(OneSchema.extend({ entries: EntriesSchema, before: EntryIdSchema.nullable() })).output(CountedSchema),
  undo: oc.output(PlaylistEditSchema.nullable()),
  redo: oc.output(PlaylistEditSchema.nullable()),
  /** Lets the person choose a playlist file in the system's dialog and imports it; null where they chose none. */
  import: oc.output(ImportReportSchema.nullable()),
  /** Lets the person say where a playlist is written, and in which format; null where they did not. */
  export: oc.input(OneSchema.extend({ relative: z.boolean() })).output(ExportReportSchema.nullable()),
};
