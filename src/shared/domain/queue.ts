import { z } from 'zod';
import { TrackSchema } from './track';

export const REPEAT_MODES = ['off', 'all', 'one'] as const;

/** How the queue is gone through. */
export const QueueModesSchema = z.object({
  repeat: z.enum(REPEAT_MODES),
  /** Nothing follows the current track when it ends; then this is off again. */
  stopAfterCurrent: z.boolean(),
});
export type QueueModes = z.infer<typeof QueueModesSchema>;

/** What an entry is called for as long as it is queued. */
export const QueueNumberSchema = z.number().int().positive();

export const QueueEntrySchema = z.object({
  number: QueueNumberSchema,
  /** Place in the queue, from 0. */
  index: z.number().int(),
  /** Null where the track has left the library. */
  track: TrackSchema.nullable(),
});
export type QueueEntry = z.infer<typeof QueueEntrySchema>;

/** The queue as it is kept between two runs, beside its tracks. */
export const StoredQueueStateSchema = z.object({
  place: z.number().int().min(0),
  gone: z.boolean(),
  /** Place in the current track, seconds. */
  seconds: z.number().min(0),
  repeat: z.enum(REPEAT_MODES),
});
export type StoredQueueState = z.infer<typeof StoredQueueStateSchema>;
