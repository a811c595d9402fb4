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
