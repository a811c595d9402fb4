import { z } from 'zod';
import { TrackIdSchema } from './track';

export const PRESETS = ['adaptive', 'gentle', 'warm', 'bright', 'punchy', 'live'] as const;
export const PresetSchema = z.enum(PRESETS);
export type Preset = z.infer<typeof PresetSchema>;

/** Edges of the bands in which the tonal balance is compared and changed, Hz. */
export const TONAL_EDGES_HZ = [20, 148, 392, 795, 1458, 2550, 4350, 7300, 12_200, 20_000] as const;
export const TONAL_BANDS = TONAL_EDGES_HZ.length - 1;
/** No band is moved further than this by the plan itself, dB. */
export const MOST_TONAL_DB = 4;

/** Ranges of what the person may set by hand. */
export const OVERRIDE_LIMITS = {
  subsonicHz: { min: 0, max: 60 },
  bandDb: { min: -12, max: 12 },
  ratio: { min: 0.5, max: 4 },
  thresholdDb: { min: -60, max: 0 },
  mostDb: { min: 0, max: 12 },
  widthDb: { min: -12, max: 6 },
} as const;

const within = ({ min, max }: { min: number; max: number }) => z.number().min(min).max(max);

/**
 * Parameters set by hand, each in place of what the plan would choose at intensity 1; what is not there is left to the plan.
 */
export const OverridesSchema = z.object({
  /** Corner of the subsonic filter, Hz; 0 is off. */
  subsonicHz: within(OVERRIDE_LIMITS.subsonicHz).optional(),
  /** Change of each of the {@link TONAL_BANDS} bands, dB; null leaves a band to the plan. */
  bandsDb: z.array(within(OVERRIDE_LIMITS.bandDb).nullable()).length(TONAL_BANDS).optional(),
  /** Over 1 compresses, under 1 expands, 1 does neither. */
  ratio: within(OVERRIDE_LIMITS.ratio).optional(),
  /** Mean power of the channels above which is compressed, dBFS. */
  thresholdDb: within(OVERRIDE_LIMITS.thresholdDb).optional(),
  /** Most that compressing or expanding changes the gain by, dB. */
  mostDb: within(OVERRIDE_LIMITS.mostDb).optional(),
  /** Gain of the side signal, dB. */
  widthDb: within(OVERRIDE_LIMITS.widthDb).optional(),
});
export type Overrides = z.infer<typeof OverridesSchema>;

/** What another track sounds like, to be approached from what the plan would do by itself. */
export const ReferenceSchema = z.object({
  /** What people know it by, such as its title or the file's name. */
  name: z.string(),
  /** The song of the library that it was measured from; absent for a file from elsewhere. */
  trackId: TrackIdSchema.optional(),
  integratedLufs: z.number(),
  /** Level of each tonal band relative to all of them together, dB; null where a band holds nothing. */
  bandsDb: z.array(z.number().nullable()).length(TONAL_BANDS),
  /** Side energy over all energy, 0..1. */
  stereoWidth: z.number().min(0).max(1),
  /** 0 is the plan without it, 1 as near as the bounds allow. */
  amount: z.number().min(0).max(1),
});
export type Reference = z.infer<typeof ReferenceSchema>;

/** What is known of an album, so that its tracks keep how loud they are against one another. */
export const AlbumLevelSchema = z.object({
  /** Of its measured tracks one after the other, LUFS. */
  lufs: z.number(),
  /** Highest true peak among tracks whose peaks may be limited, dBTP; null where there is none. */
  peakDbtp: z.number().nullable(),
  /** Highest true peak among tracks whose peaks are crushed already and are left alone, dBTP; null where there is none. */
  crushedPeakDbtp: z.number().nullable(),
  measured: z.number().int().positive(),
  tracks: z.number().int().positive(),
});
export type AlbumLevel = z.infer<typeof AlbumLevelSchema>;

/** What the person asks for. */
const requestFields = {
  preset: PresetSchema,
  /** 0 leaves the sound as it is, 1 applies the whole plan. */
  intensity: z.number().min(0).max(1),
  /** Integrated loudness to reach, LUFS. */
  targetLufs: z.number().min(-40).max(-5),
  /** True peak not to be exceeded, dBTP. */
  ceilingDbtp: z.number().min(-12).max(0),
  overrides: OverridesSchema,
  reference: ReferenceSchema.nullable(),
  /** The album that the track is treated as a part of; null treats it by itself. */
  album: AlbumLevelSchema.nullable(),
};
/** What was stored before there were overrides and references has none. */
export const EnhancementRequestSchema = z.object({
  ...requestFields,
  overrides: requestFields.overrides.default({}),
  reference: requestFields.reference.default(null),
  album: requestFields.album.default(null),
});
/** Some of the wishes, to be changed; what is left out stays. A reference and an album are measured, never told. */
export const EnhancementChangeSchema = z.object(requestFields).omit({ reference: true, album: true }).partial();
export type EnhancementRequest = z.infer<typeof EnhancementRequestSchema>;

export const DEFAULT_ENHANCEMENT: EnhancementRequest = {
  preset: 'adaptive',
  intensity: 1,
  targetLufs: -14,
  ceilingDbtp: -1,
  overrides: {},
  reference: null,
  album: null,
};

/** A sentence about a stage: English, and its id with values for translation. */
const explained = {
  explanation: z.string(),
  explanationId: z.string(),
  values: z.record(z.string(), z.number()),
};

/** One section of the equaliser; Q and frequency as in R. Bristow-Johnson's audio EQ cookbook. */
export const EqualiserBandSchema = z.object({
  filter: z.enum(['low-shelf', 'peak', 'high-shelf']),
  frequencyHz: z.number().positive(),
  q: z.number().positive(),
  gainDb: z.number(),
});
export type EqualiserBand = z.infer<typeof EqualiserBandSchema>;

export const DynamicsSettingsSchema = z.object({
  /** Mean power of the channels above which is compressed, dBFS (0 is full scale, squared). */
  thresholdDb: z.number(),
  /** Over 1 compresses, under 1 expands, 1 does neither. */
  ratio: z.number().positive(),
  /** Most that the gain is changed by, dB >= 0. */
  mostDb: z.number().min(0),
});
export type DynamicsSettings = z.infer<typeof DynamicsSettingsSchema>;

export const StageSchema = z.discriminatedUnion('name', [
  /** High-pass under hearing; null is off. */
  z.object({ name: z.literal('subsonic-filter'), cutoffHz: z.number().nullable(), ...explained }),
  z.object({
    name: z.literal('tonal-balance'),
    /** Filters that together change the power in each band by what is asked for: each reaches into the bands beside its own. */
    bands: z.array(EqualiserBandSchema),
    /** Change of the power in each of the {@link TONAL_BANDS} bands that is asked for at intensity 1, dB. */
    askedDb: z.array(z.number()).length(TONAL_BANDS),
    ...explained,
  }),
  z.object({ name: z.literal('dynamics'), ...DynamicsSettingsSchema.shape, ...explained }),
  /** Gain of the side signal above the bass. */
  z.object({ name: z.literal('stereo-width'), widthDb: z.number(), ...explained }),
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

/** A plan's stage of a name; undefined where it has none. */
export function stageOf<Name extends StageName>(
  { stages }: Pick<Plan, 'stages'>,
  name: Name,
): Extract<Stage, { name: Name }> | undefined {
  return stages.find((stage): stage is Extract<Stage, { name: Name }> => stage.name === name);
}
