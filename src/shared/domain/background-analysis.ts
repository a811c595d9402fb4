import { z } from 'zod';
import { ProblemSchema } from './errors';
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

/** Why measuring waits although it is switched on. */
export const AnalysisHoldSchema = z.enum(['scan', 'playback', 'battery']);
export type AnalysisHold = z.infer<typeof AnalysisHoldSchema>;

/**
 *            switched on       a few seconds after the start          every track is measured
 *   off <------------------> starting -------------> measuring <------------------------------> idle
 *    ^                                               |  ^  |        tracks came or changed       |
 *    | switched off, from anywhere                   |  |  +-- the library refused --> failed    |
 *    |                                               v  |                                |       |
 *    +------- paused (by the person), held (scan, playback, battery) <--- from any of these -----+
 *                                                       ^------------- resume -----------+
 */
export const AnalysisActivitySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('off') }),
  z.object({ kind: z.literal('starting') }),
  z.object({
    kind: z.literal('measuring'),
    /** What is being measured now; `fraction` 0..1 is null while it cannot be told. */
    files: z.array(z.object({ trackId: TrackIdSchema, name: z.string(), fraction: z.number().nullable() })),
    /** Over the last tracks; null before the first one is done. */
    tracksPerMinute: z.number().nullable(),
    secondsLeft: z.number().nullable(),
  }),
  z.object({ kind: z.literal('paused') }),
  z.object({ kind: z.literal('held'), reason: AnalysisHoldSchema }),
  z.object({ kind: z.literal('idle') }),
  z.object({ kind: z.literal('failed'), problem: ProblemSchema }),
]);
export type AnalysisActivity = z.infer<typeof AnalysisActivitySchema>;

/** Measuring of the library in the background, as a page shows it. */
export const BackgroundAnalysisSchema = z.object({
  activity: AnalysisActivitySchema,
  /** Null until the library was asked. */
  counts: AnalysisCountsSchema.nullable(),
});
export type BackgroundAnalysisState = z.infer<typeof BackgroundAnalysisSchema>;
