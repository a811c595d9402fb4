import { z } from 'zod';

/**
 * Loudness of one piece of sound by ITU-R BS.1770-4 and EBU Tech 3341/3342. A value is null where the standard gives
 * none (silence, or shorter than the measure's window); null is never replaced by a number.
 */
export const LoudnessSchema = z.object({
  /** Gated programme loudness, LUFS. */
  integratedLufs: z.number().nullable(),
  /** Loudness range, LU. */
  rangeLu: z.number().nullable(),
  /** Highest inter-sample peak, dB relative to full scale, oversampled at least four times. */
  truePeakDbtp: z.number().nullable(),
  /** Highest 400 ms loudness, LUFS. */
  maxMomentaryLufs: z.number().nullable(),
  /** Highest 3 s loudness, LUFS. */
  maxShortTermLufs: z.number().nullable(),
});
export type Loudness = z.infer<typeof LoudnessSchema>;

export const NO_LOUDNESS: Loudness = {
  integratedLufs: null,
  rangeLu: null,
  truePeakDbtp: null,
  maxMomentaryLufs: null,
  maxShortTermLufs: null,
};
