import { z } from 'zod';

/** The 25 dimensions in their published order; units and definitions stand in docs/sound.md. */
export const FINGERPRINT_DIMENSIONS = [
  'subBass',
  'bass',
  'lowMid',
  'mid',
  'upperMid',
  'presence',
  'air',
  'loudness',
  'crest',
  'bassToMid',
  'tempo',
  'rhythmStability',
  'transientDensity',
  'silenceRatio',
  'centroid',
  'rolloff',
  'flatness',
  'harmonicRatio',
  'pitchStability',
  'chromaConcentration',
  'crestVariation',
  'loudnessVariation',
  'peakConsistency',
  'stereoWidth',
  'phaseCorrelation',
] as const;

export type FingerprintDimension = (typeof FINGERPRINT_DIMENSIONS)[number];

/** Each dimension in its physical unit, or null where it cannot be computed: never a stand-in. */
export const FingerprintSchema = z.record(z.enum(FINGERPRINT_DIMENSIONS), z.number().nullable());
export type Fingerprint = z.infer<typeof FingerprintSchema>;

/** Why a dimension is null, as a sentence for people. */
export const FingerprintNoteSchema = z.object({ dimension: z.enum(FINGERPRINT_DIMENSIONS), reason: z.string() });
export type FingerprintNote = z.infer<typeof FingerprintNoteSchema>;

/** What the fingerprint's analysis finds beside the 25 dimensions. */
export const SoundExtrasSchema = z.object({
  /** Such as `Bb major`; null where no key is convincing. */
  key: z.string().nullable(),
  /** Centres of the third-octave bands, Hz. */
  thirdOctaveHz: z.array(z.number()),
  /** Long-term level of each, dBFS (0 is a full-scale sine in every channel); null where the band holds nothing. */
  thirdOctaveDb: z.array(z.number().nullable()),
  /** Level of what lies under 20 Hz, dBFS as above; null where nothing does. */
  subsonicDb: z.number().nullable(),
  /** The waveform at a glance: highest sample and root mean square of each point, linear, 1 is full scale. */
  overview: z.object({ secondsPerPoint: z.number(), peak: z.array(z.number()), rms: z.array(z.number()) }),
  /** What the recording is known by in any encoding, as `sound-print.ts` writes it; absent where it is too short or too steady. */
  soundPrint: z.string().optional(),
});
export type SoundExtras = z.infer<typeof SoundExtrasSchema>;

/** Raised when a definition changes: tracks are then measured again by and by, and what is stored serves until then. */
export const FINGERPRINT_VERSION = 2;

/** What the library keeps of a track's sound. */
export const StoredFingerprintSchema = z.object({
  /** The {@link FINGERPRINT_VERSION} that measured it. */
  algorithmVersion: z.number().int(),
  fingerprint: FingerprintSchema,
  notes: z.array(FingerprintNoteSchema),
  extras: SoundExtrasSchema.nullable(),
});
export type StoredFingerprint = z.infer<typeof StoredFingerprintSchema>;

/** What of an analysis decides how sound is shaped. */
export const SoundCharacterSchema = z.object({
  fingerprint: z.object({
    crest: z.number().nullable(),
    stereoWidth: z.number().nullable(),
    phaseCorrelation: z.number().nullable(),
  }),
  extras: SoundExtrasSchema.pick({ thirdOctaveHz: true, thirdOctaveDb: true, subsonicDb: true }),
});
export type SoundCharacter = z.infer<typeof SoundCharacterSchema>;
