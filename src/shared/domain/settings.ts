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
  cacheBudgetBytes: 32 * 1024 * 1024,
};
