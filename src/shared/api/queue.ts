import { oc } from '@orpc/contract';
import { z } from 'zod';
import { QueueEntrySchema, QueueModesSchema, QueueNumberSchema } from '../domain/queue';
import { LONGEST_QUERY, TrackSourceSchema } from '../domain/track-source';
import { MAX_PAGE_SIZE } from './library';

const NumbersSchema = z.array(QueueNumberSchema).min(1).max(100_000);

/** What plays after what. `playback.watch` tells its length, its revision, the place in it and how it is gone through. */
export const queueContract = {
  /** A part of it, from a place on. */
  entries: oc
    .input(z.object({ from: z.number().int().min(0), limit: z.number().int().min(1).max(MAX_PAGE_SIZE) }))
    .output(z.array(QueueEntrySchema)),
  /** The entries whose tracks match, at most a page of them. */
  find: oc.input(z.object({ query: z.string().max(LONGEST_QUERY) })).output(z.array(QueueEntrySchema)),
  add: oc
    .input(z.object({ source: TrackSourceSchema, where: z.enum(['next', 'end']) }))
    .output(z.object({ added: z.number().int() })),
  remove: oc.input(z.object({ entries: NumbersSchema })).output(z.object({ removed: z.number().int() })),
  /** Has entries stand together, in the order that they have, before another one, or at the end. */
  move: oc.input(z.object({ entries: NumbersSchema, before: QueueNumberSchema.nullable() })).output(z.void()),
  /** Takes out everything but the current track. */
  clear: oc.output(z.void()),
  /** Takes the last edit back, playing a list included; what plays goes on playing. False where there is none. */
  undo: oc.output(z.object({ done: z.boolean() })),
  redo: oc.output(z.object({ done: z.boolean() })),
  /** Plays an entry from its start. */
  jump: oc.input(z.object({ entry: QueueNumberSchema })).output(z.void()),
  /** Puts it into random order, and back into the one before. */
  setShuffled: oc.input(z.object({ shuffled: z.boolean() })).output(z.void()),
  setModes: oc.input(QueueModesSchema.partial()).output(z.void()),
  /** Makes a playlist of it. */
  save: oc
    .input(z.object({ name: z.string().trim().min(1).max(200) }))
    .output(z.object({ playlistId: z.number().int() })),
};
