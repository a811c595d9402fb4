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
  /** Gain with which the track's untouched sound is heard, and the enhanced one behind its plan, dB. */
  dryGainDb: z.number(),
  wetGainDb: z.number(),
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
