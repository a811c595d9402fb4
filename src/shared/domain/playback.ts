import { z } from 'zod';
import { ProblemSchema } from './errors';
import { REPEAT_MODES } from './queue';
import { TrackSchema } from './track';

/**
 *   idle --play--> loading --first sound--> playing <--pause/resume--> paused
 *    ^               |  ^                      |                          |
 *    |               |  +------ seek, next ----+----------- seek, next ---+
 *    +--end of queue, nothing playable---------+
 *   playing --sound process lost--> recovering --restarted--> playing (same place)
 */
export const TransportKindSchema = z.enum(['idle', 'loading', 'playing', 'paused', 'recovering']);
export type TransportKind = z.infer<typeof TransportKindSchema>;

export const PlaybackStateSchema = z.object({
  kind: TransportKindSchema,
  track: TrackSchema.nullable(),
  /** Place in the track that is heard now, seconds; frames really put out, not a clock. */
  positionSeconds: z.number(),
  /** Length of the track, seconds; null until it is known. */
  durationSeconds: z.number().nullable(),
  /** Null where what plays was taken out of the queue. */
  queueIndex: z.number().int().nullable(),
  queueLength: z.number().int(),
  /** Goes up with every edit of the queue: what a page shows of it must then be read again. */
  queueRevision: z.number().int(),
  shuffled: z.boolean(),
  repeat: z.enum(REPEAT_MODES),
  /** Nothing follows the current track when it ends. */
  stopAfterCurrent: z.boolean(),
  /** Linear position of the volume control, 0..1. */
  volume: z.number().min(0).max(1),
  muted: z.boolean(),
  /** Rate of the output, Hz; null until the output is open. */
  outputRateHz: z.number().nullable(),
  /** Frames that the output had to fill with silence since the start. */
  dropoutFrames: z.number().int(),
});
export type PlaybackState = z.infer<typeof PlaybackStateSchema>;

/** Something the person should hear of without being stopped: a skipped file, a restarted process. */
export const NoticeSchema = z.object({
  id: z.number().int(),
  atMs: z.number(),
  severity: z.enum(['info', 'warning', 'error']),
  problem: ProblemSchema,
  /** What the player did about it. */
  action: z.enum(['skipped', 'resumed', 'stopped', 'none']),
});
export type Notice = z.infer<typeof NoticeSchema>;

/** Levels of what is heard now, measured in the sound process over the last 400 ms; null in silence. */
export const MetersSchema = z.object({
  dryMomentaryLufs: z.number().nullable(),
  wetMomentaryLufs: z.number().nullable(),
  /** Gain that the limiter takes away right now, dB, >= 0. */
  limiterReductionDb: z.number(),
});
export type Meters = z.infer<typeof MetersSchema>;
