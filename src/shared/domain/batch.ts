import { z } from 'zod';
import { ProblemSchema } from './errors';
import { ExportFormatSchema } from './export-format';
import { TrackIdSchema } from './track';
import { AlbumModeSchema } from './wishes';

/** Most songs that are exported at once. */
export const MAX_BATCH = 10_000;

export const ExportJobStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('waiting') }),
  /** Done share, 0..1; null while it cannot be told. */
  z.object({ kind: z.literal('running'), fraction: z.number().min(0).max(1).nullable() }),
  /** What the listener is to know of the result. */
  z.object({ kind: z.literal('done'), problems: z.array(ProblemSchema) }),
  z.object({ kind: z.literal('failed'), problem: ProblemSchema }),
  z.object({ kind: z.literal('cancelled') }),
]);
export type ExportJobState = z.infer<typeof ExportJobStateSchema>;

/** One song on its way into a file. */
export const ExportJobSchema = z.object({
  id: z.number().int(),
  title: z.string(),
  /** Full path of the file to be. */
  output: z.string(),
  state: ExportJobStateSchema,
});
export type ExportJob = z.infer<typeof ExportJobSchema>;

/** Jobs that a page is told of; the others only count. */
export const MOST_SHOWN_JOBS = 200;

export const BatchStateSchema = z.object({
  paused: z.boolean(),
  counts: z.object({
    waiting: z.number().int(),
    running: z.number().int(),
    done: z.number().int(),
    failed: z.number().int(),
    cancelled: z.number().int(),
  }),
  /** Running ones first, then failed, waiting, done and cancelled ones, at most {@link MOST_SHOWN_JOBS}. */
  jobs: z.array(ExportJobSchema),
});
export type BatchState = z.infer<typeof BatchStateSchema>;

export const AddExportSchema = z.object({
  trackIds: z.array(TrackIdSchema).min(1).max(MAX_BATCH),
  /** A folder that the person chose in the system's dialog. */
  folder: z.string().min(1).max(8192),
  format: ExportFormatSchema,
  /** When tracks of an album keep their relations; `auto` is where more than one of an album is among the songs. */
  albumMode: AlbumModeSchema,
  /** Writes NAME.report.json beside each file: plan, and what was measured before and after. */
  report: z.boolean(),
});
export type AddExport = z.infer<typeof AddExportSchema>;
