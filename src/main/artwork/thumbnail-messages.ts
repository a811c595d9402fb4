import { z } from 'zod';

export const ThumbnailInputSchema = z.object({
  /** The cover, and where its thumbnail goes. */
  source: z.string(),
  target: z.string(),
  /** Length of its shorter side, pixels. */
  side: z.number().int().min(1).max(2048),
});
export type ThumbnailInput = z.infer<typeof ThumbnailInputSchema>;
export const ThumbnailOutputSchema = z.object({ bytes: z.number().int() });
