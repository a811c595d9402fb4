import { z } from 'zod';
import { ProblemSchema } from './errors';
import { SoundExtrasSchema } from './fingerprint';
import { LoudnessSchema } from './loudness';
import { EnhancementRequestSchema, PlanSchema } from './plan';
import { MetersSchema } from './playback';
import { TrackIdSchema } from './track';
import { AlbumModeSchema, OverrideLayersSchema, OwnPresetIdSchema, OwnPresetSchema } from './wishes';

/** What the enhancement does to the track that plays now. */
export const EnhancementStateSchema = z.object({
  enabled: z.boolean(),
  /** What is heard now: the other one while both are compared by a key that is held. */
  heard: z.enum(['enhanced', 'original']),
  /** Both are equally loud for now, because they are or were just compared. */
  comparing: z.boolean(),
  /** What is wished for all tracks. */
  request: EnhancementRequestSchema,
  /** What is set by hand, by where it applies, for the track that plays. */
  layers: OverrideLayersSchema,
  ownPresets: z.array(OwnPresetSchema),
  /** The person's own preset in use; null while a built-in one is. */
  ownPresetId: OwnPresetIdSchema.nullable(),
  albumMode: AlbumModeSchema,
  /** Of the album that the current track is on; null where it is on none. */
  album: z
    .object({
      /** The track is treated as a part of it, as far as it is measured. */
      inUse: z.boolean(),
      measured: z.number().int(),
      tracks: z.number().int(),
    })
    .nullable(),
  /** The reference's file cannot be found any more; what was measured of it is still used. */
  referenceMissing: z.boolean(),
  /** Name of the song that is being measured to become the reference. */
  referenceMeasuring: z.string().nullable(),
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

/** What comes out of the current track with the plan that it has, measured on all of it. */
export const EnhancedSoundSchema = z.object({
  loudness: LoudnessSchema,
  extras: SoundExtrasSchema.pick({ thirdOctaveHz: true, thirdOctaveDb: true }),
});
export type EnhancedSound = z.infer<typeof EnhancedSoundSchema>;

/** {@link EnhancedSoundSchema} of a song of the library, and the plan that it was measured with. */
export const MeasuredEnhancementSchema = EnhancedSoundSchema.extend({ trackId: TrackIdSchema, plan: PlanSchema });
export type MeasuredEnhancement = z.infer<typeof MeasuredEnhancementSchema>;
