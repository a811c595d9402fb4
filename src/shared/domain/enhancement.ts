import { z } from 'zod';
import { ProblemSchema } from './errors';
import { LoudnessSchema } from './loudness';
import { EnhancementRequestSchema, PlanSchema } from './plan';
import { MetersSchema } from './playback';

/** What the enhancement does to the track that plays now. */
export const EnhancementStateSchema = z.object({
  enabled: z.boolean(),
  request: EnhancementRequestSchema,
  /** Untouched and enhanced sound are heard equally loud. */
  levelMatched: z.boolean(),
  /** What is turned down for that, dB: over 0 the enhanced sound, under 0 the untouched one by as much. */
  matchDb: z.number(),
  /** Null while nothing plays or nothing has been decided yet. */
  plan: PlanSchema.nullable(),
  /** Loudness of the whole file as it is; null until measured. */
  source: LoudnessSchema.nullable(),
  /** Where the measuring of the current track stands. */
  analysis: z.enum(['none', 'running', 'done', 'failed']),
  /** Why this track plays without enhancement, if it does. */
  failure: ProblemSchema.nullable(),
  meters: MetersSchema.nullable(),
});
export type EnhancementState = z.infer<typeof EnhancementStateSchema>;
