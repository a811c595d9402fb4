import { z } from 'zod';
import { ProblemSchema } from './errors';
import { FingerprintNoteSchema, FingerprintSchema, SoundCharacterSchema, SoundExtrasSchema } from './fingerprint';
import { LoudnessSchema } from './loudness';
import { PlanSchema } from './plan';

/** What was measured on the whole of one file; nothing in it is declared by the file rather than measured. */
export const TrackAnalysisSchema = z.object({
  file: z.string(),
  /** Length of what was decoded, seconds; null where nothing could be. */
  durationSeconds: z.number().nullable(),
  sampleRateHz: z.number().nullable(),
  channels: z.number().int().nullable(),
  loudness: LoudnessSchema,
  fingerprint: FingerprintSchema.nullable(),
  /** Why dimensions of the fingerprint are null. */
  fingerprintNotes: z.array(FingerprintNoteSchema),
  extras: SoundExtrasSchema.nullable(),
  /** Hash of all its encoded sound, without tags; null where only a part of all this was asked for. */
  contentHash: z.string().nullable(),
  /** Why it could not be measured, or what was odd about it. */
  problems: z.array(ProblemSchema),
});
export type TrackAnalysis = z.infer<typeof TrackAnalysisSchema>;

/** Loudness and character estimated from some windows of a file: what a first plan is made from. */
export const LoudnessEstimateSchema = z.object({
  loudness: LoudnessSchema,
  character: SoundCharacterSchema,
  /** How much of the file was heard for it. */
  heardSeconds: z.number(),
});
export type LoudnessEstimate = z.infer<typeof LoudnessEstimateSchema>;

/** A measured file and what is to be done to it. */
export const PlannedTrackSchema = z.object({ analysis: TrackAnalysisSchema, plan: PlanSchema });
export type PlannedTrack = z.infer<typeof PlannedTrackSchema>;

/** How the result of an enhancement was written. */
export const WrittenFileSchema = z.object({
  container: z.enum(['wav', 'flac', 'mp3', 'opus', 'aac', 'alac']),
  sampleRateHz: z.number(),
  /** Resolution of integers; null for floating point and lossy codecs. */
  bitsPerSample: z.number().int().nullable(),
  /** Whether noise of two steps makes the rounding independent of the sound. */
  dithered: z.boolean(),
  /** Samples that integers could not hold. */
  clippedSamples: z.number().int(),
  /** What the level was lowered by so that encoding did not lift the true peak over the ceiling, dB; 0 where it did not. */
  loweredDb: z.number(),
});
export type WrittenFile = z.infer<typeof WrittenFileSchema>;

/** What became of a file that was enhanced into another one. */
export const EnhancementResultSchema = z.object({
  input: z.string(),
  output: z.string(),
  plan: PlanSchema,
  before: LoudnessSchema,
  /** Measured on the samples that were written. */
  after: LoudnessSchema,
  written: WrittenFileSchema,
  /** Time that it took. */
  seconds: z.number(),
  /** Length of the sound over the time that it took. */
  realtimeFactor: z.number(),
  problems: z.array(ProblemSchema),
});
export type EnhancementResult = z.infer<typeof EnhancementResultSchema>;

/** Done share of a task, 0..1; null while it cannot be told. */
export const TaskProgressSchema = z.object({ fraction: z.number().min(0).max(1).nullable() });
export type TaskProgress = z.infer<typeof TaskProgressSchema>;
