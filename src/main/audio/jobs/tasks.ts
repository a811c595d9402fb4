import { z } from 'zod';
import { ExportFormatSchema } from '../../../shared/domain/export-format';
import { EnhancementRequestSchema, PlanSchema } from '../../../shared/domain/plan';

/** `stereo` measures what is played: surround folded down, mono on both sides; `native` measures the file as it is. */
const LayoutSchema = z.enum(['native', 'stereo']);
export type Layout = z.infer<typeof LayoutSchema>;

/** What the analysis process is asked for, by task name. */
export const AnalyzeInputSchema = z.object({ path: z.string(), layout: LayoutSchema });
export const PlanInputSchema = AnalyzeInputSchema.extend({
  request: EnhancementRequestSchema,
  /** Without it the preset's own plan is made, whatever the sound. */
  useFingerprint: z.boolean().default(true),
});
/** Sound is measured as a plan makes it, in the layout that it is played in. */
export const MeasureEnhancedSchema = z.object({ path: z.string(), plan: PlanSchema });
export const EnhanceInputSchema = z.object({
  input: z.string(),
  output: z.string(),
  request: EnhancementRequestSchema,
  /** Without it the ending of `output` decides, and the resolution follows the source. */
  format: ExportFormatSchema.optional(),
  /** Makes the folders of `output` where they are missing. */
  createFolders: z.boolean().optional(),
  /** Without it the preset's own plan is made, whatever the sound. */
  useFingerprint: z.boolean().default(true),
});
export type EnhanceInput = z.input<typeof EnhanceInputSchema>;
/** The parent chooses where the incomplete file lies, so that it can remove it should this process die. */
export const EnhanceTaskSchema = EnhanceInputSchema.extend({ partPath: z.string() });
export type EnhanceTask = z.infer<typeof EnhanceTaskSchema>;
