import { z } from 'zod';
import { EnhancementRequestSchema, type Overrides, OverridesSchema, PresetSchema, TONAL_BANDS } from './plan';
import { TrackIdSchema } from './track';

/** Where something set by hand applies, from the widest to the narrowest: the narrower wins. */
export const OVERRIDE_SCOPES = ['all', 'preset', 'album', 'track'] as const;
export const OverrideScopeSchema = z.enum(OVERRIDE_SCOPES);
export type OverrideScope = z.infer<typeof OverrideScopeSchema>;

const { targetLufs, ceilingDbtp, intensity } = EnhancementRequestSchema.shape;

/** What is kept for a track, an album or a preset: parameters of the shaping stages, and what the last two stages aim at. */
export const KeptOverridesSchema = OverridesSchema.extend({
  targetLufs: targetLufs.optional(),
  ceilingDbtp: ceilingDbtp.optional(),
});
export type KeptOverrides = z.infer<typeof KeptOverridesSchema>;
export type OverrideField = keyof KeptOverrides;

/** Change of one of the tonal bands by hand, dB. */
const BandChangeSchema = z.object({
  band: z
    .number()
    .int()
    .min(0)
    .max(TONAL_BANDS - 1),
  gainDb: OverridesSchema.shape.bandsDb.unwrap().element,
});

/**
 * A change of some of them; null leaves a parameter to the wider scope again. Bands that are not named stay as they are: what
 * changes one of them need not know what the others are by then.
 */
export const OverridesChangeSchema = z.object({
  subsonicHz: OverridesSchema.shape.subsonicHz.nullable(),
  bandsDb: z.array(BandChangeSchema).optional(),
  ratio: OverridesSchema.shape.ratio.nullable(),
  thresholdDb: OverridesSchema.shape.thresholdDb.nullable(),
  mostDb: OverridesSchema.shape.mostDb.nullable(),
  widthDb: OverridesSchema.shape.widthDb.nullable(),
  targetLufs: targetLufs.nullable().optional(),
  ceilingDbtp: ceilingDbtp.nullable().optional(),
});
export type OverridesChange = z.infer<typeof OverridesChangeSchema>;

/** What is set in each scope for one track; null where there is no such scope, as for a track without an album. */
export const OverrideLayersSchema = z.object({
  all: KeptOverridesSchema,
  preset: KeptOverridesSchema,
  album: KeptOverridesSchema.nullable(),
  track: KeptOverridesSchema.nullable(),
});
export type OverrideLayers = z.infer<typeof OverrideLayersSchema>;

/** What is in force of several layers, and from which scope each of it comes. */
export interface ResolvedOverrides {
  overrides: KeptOverrides;
  origins: Partial<Record<Exclude<OverrideField, 'bandsDb'>, OverrideScope>>;
  /** Of each tonal band; null where it is left to the plan. */
  bandOrigins: (OverrideScope | null)[];
}

/** Lays the scopes over one another: what the narrower one sets replaces the wider one's, band by band. */
export function resolveOverrides(layers: OverrideLayers): ResolvedOverrides {
  const resolved: ResolvedOverrides = {
    overrides: {},
    origins: {},
    bandOrigins: Array.from({ length: TONAL_BANDS }, () => null),
  };
  const bands: (number | null)[] = Array.from({ length: TONAL_BANDS }, () => null);
  for (const scope of OVERRIDE_SCOPES) {
    const { bandsDb, ...others } = layers[scope] ?? {};
    for (const [field, value] of Object.entries(others) as [keyof typeof others, number | undefined][]) {
      if (value === undefined) continue;
      resolved.overrides[field] = value;
      resolved.origins[field] = scope;
    }
    for (const [band, value] of (bandsDb ?? []).entries()) {
      if (value === null) continue;
      bands[band] = value;
      resolved.bandOrigins[band] = scope;
    }
  }
  if (bands.some((value) => value !== null)) resolved.overrides.bandsDb = bands;
  return resolved;
}

/** The overrides after a change; what is null in it, and bands that are all null, are gone. */
export function changedOverrides(
  current: KeptOverrides,
  { bandsDb: changes, ...others }: OverridesChange,
): KeptOverrides {
  const bandsDb = Array.from({ length: TONAL_BANDS }, (_, band) => current.bandsDb?.[band] ?? null);
  for (const { band, gainDb } of changes ?? []) bandsDb[band] = gainDb;
  const merged = Object.entries({ ...current, ...others, bandsDb }).filter(
    ([, value]) =>
      value !== null && value !== undefined && !(Array.isArray(value) && value.every((band) => band === null)),
  );
  return KeptOverridesSchema.parse(Object.fromEntries(merged));
}

/** The parameters that the stages which shape the sound understand. */
export function stageOverrides({ targetLufs: _target, ceilingDbtp: _ceiling, ...stages }: KeptOverrides): Overrides {
  return stages;
}

/** Longest name and description of a preset, characters. */
export const MOST_PRESET_NAME = 60;
export const MOST_PRESET_DESCRIPTION = 200;

const described = {
  name: z.string().trim().min(1).max(MOST_PRESET_NAME),
  /** One line, may be empty. */
  description: z.string().trim().max(MOST_PRESET_DESCRIPTION),
};
export const PresetTextSchema = z.object(described);
export type PresetText = z.infer<typeof PresetTextSchema>;

export const OwnPresetIdSchema = z.number().int().positive();

/** A preset of the person's own: a built-in one as its character, and wishes that come with it. Its parameters are kept as overrides. */
export const OwnPresetSchema = z.object({
  id: OwnPresetIdSchema,
  ...described,
  base: PresetSchema,
  intensity,
  targetLufs,
  ceilingDbtp,
});
export type OwnPreset = z.infer<typeof OwnPresetSchema>;

/** Under which a preset's overrides are kept: its name where it is built in, else the number of the person's own. */
export const PresetKeySchema = z.union([PresetSchema, OwnPresetIdSchema]);
export type PresetKey = z.infer<typeof PresetKeySchema>;

/** Whose overrides are meant, by one of its tracks where it is an album. */
export const OverrideOwnerSchema = z.discriminatedUnion('scope', [
  z.object({ scope: z.literal('track'), trackId: TrackIdSchema }),
  z.object({ scope: z.literal('album'), trackId: TrackIdSchema }),
  z.object({ scope: z.literal('preset'), preset: PresetKeySchema }),
]);
export type OverrideOwner = z.infer<typeof OverrideOwnerSchema>;

/** When the tracks of an album keep their relations: while it plays in order, never, or always. */
export const ALBUM_MODES = ['auto', 'track', 'album'] as const;
export const AlbumModeSchema = z.enum(ALBUM_MODES);
export type AlbumMode = z.infer<typeof AlbumModeSchema>;
