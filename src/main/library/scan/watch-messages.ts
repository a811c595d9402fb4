import { z } from 'zod';

/** What the process that watches is told. Apart from the watching itself, which main never loads. */
export const WatchInputSchema = z.object({ folders: z.array(z.string()) });
export type WatchInput = z.infer<typeof WatchInputSchema>;

/** What is told while watching: places in which something came, went or changed; null is a sign of life. */
export const WatchReportSchema = z.object({ paths: z.array(z.string()) }).nullable();
export type WatchReport = z.infer<typeof WatchReportSchema>;
