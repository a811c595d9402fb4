import { z } from 'zod';

export const PRESETS = ['adaptive', 'gentle', 'warm', 'bright', 'punchy', 'live'] as const;
export const PresetSchema = z.enum(PRESETS);
export type Preset = z.infer<typeof PresetSchema>;

/** What the person asks for. */
export const EnhancementRequestSchema = z.object({
  preset: PresetSchema,
  /** 0 leaves the sound as it is, 1 applies the whole plan. */
  intensity: z.number().min(0).max(1),
  /** Integrated loudness to reach, LUFS. */
  targetLufs: z.number().min(-40).max(-5),
  /** True peak not to be exceeded, dBTP. */
  ceilingDbtp: z.number().min(-12).max(0),
});
export type EnhancementRequest = z.infer<typeof EnhancementRequestSchema>;

export const DEFAULT_ENHANCEMENT: EnhancementRequest = {
  preset: 'adaptive',
  intensity: 1,
  targetLufs: -14,
  ceilingDbtp: -1,
};

/** A sentence about a stage: English, and its id with values for translation. */
const explained = {
  explanation: z.string(),
  explanationId: z.string(),
  values: z.record(z.string(), z.number()),
};

export const StageSchema = z.discriminatedUnion('name', [
  z.object({ name: z.literal('make-up-gain'), gainDb: z.number(), ...explained }),
  z.object({ name: z.literal('true-peak-limiter'), ceilingDbtp: z.number(), ...explained }),
]);
export type Stage = z.infer<typeof StageSchema>;
export type StageName = Stage['name'];

/**
 * Everything that will be done to one track, decided before it is done. `basis` says what it was decided from: the whole
 * file, three windows of it, or nothing measurable (then the stages leave the sound as it is).
 */
export const PlanSchema = z.object({
  basis: z.enum(['whole-file', 'three-windows', 'unmeasured']),
  request: EnhancementRequestSchema,
  stages: z.array(StageSchema),
});
export type Plan = z.infer<typeof PlanSchema>;
