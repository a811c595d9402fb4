import { z } from 'zod';
import { FAULT_IDS } from '../../scenarios';
import { DepthSchema, RunEventSchema } from '../../shared/domain/diagnostics';

/** Main to the diagnostics process. */
export const ToDiagnosticsSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('run'),
    depth: DepthSchema,
    only: z.array(z.string()).optional(),
    executable: z.object({ path: z.string(), args: z.array(z.string()) }),
    faults: z.array(z.enum(FAULT_IDS)),
  }),
  z.object({ type: z.literal('cancel') }),
]);
export type ToDiagnostics = z.infer<typeof ToDiagnosticsSchema>;

/** The diagnostics process to main. */
export const FromDiagnosticsSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('event'), event: RunEventSchema }),
  /** The run is over; `problem` says why it could not be carried out, if it could not. */
  z.object({ type: z.literal('over'), problem: z.string().nullable() }),
]);
export type FromDiagnostics = z.infer<typeof FromDiagnosticsSchema>;
