import { z } from 'zod';
import { TrackIdSchema } from './track';

/** How far the measuring of the library's sound has come, in tracks. */
export const AnalysisCountsSchema = z.object({
  total: z.number().int(),
  /** Measured by the current algorithm. */
  measured: z.number().int(),
  /** Can be measured and were not yet. */
  waiting: z.number().int(),
  /** Could not be measured and are not tried again until they change. */
  failed: z.number().int(),
});
export type AnalysisCounts = z.infer<typeof AnalysisCountsSchema>;

/** A track that waits to be measured, as its file was when it was scanned. */
export const UnmeasuredTrackSchema = z.object({
  id: TrackIdSchema,
  path: z.string(),
  sizeBytes: z.number(),
  modifiedAtMs: z.number(),
});
export type UnmeasuredTrack = z.infer<typeof UnmeasuredTrackSchema>;
