import { z } from 'zod';
import { DEFAULT_ENHANCEMENT, EnhancementRequestSchema } from './plan';

export const LANGUAGES = ['en', 'de', 'es'] as const;

export const SettingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  /** Null follows the system. */
  language: z.enum(LANGUAGES).nullable(),
  volume: z.number().min(0).max(1),
  muted: z.boolean(),
  enhancementEnabled: z.boolean(),
  enhancement: EnhancementRequestSchema,
  /** Measures the library's sound while the machine has nothing better to do. */
  backgroundAnalysis: z.boolean(),
  /** Lets plans be made from a track's fingerprint; without it they are made from its loudness and the preset alone. */
  fingerprintEnabled: z.boolean(),
  /** Memory that cached library answers may take, bytes. */
  cacheBudgetBytes: z
    .number()
    .int()
    .min(1024 * 1024),
});
export type Settings = z.infer<typeof SettingsSchema>;

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  language: null,
  volume: 1,
  muted: false,
  enhancementEnabled: true,
  enhancement: DEFAULT_ENHANCEMENT,
  backgroundAnalysis: true,
  fingerprintEnabled: true,
  cacheBudgetBytes: 32 * 1024 * 1024,
};
