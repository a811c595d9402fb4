import { z } from 'zod';

/** `not-applicable` and `could-not-run` are never counted as passed. */
export const VerdictSchema = z.enum(['pass', 'slow', 'fail', 'not-applicable', 'could-not-run']);
export type Verdict = z.infer<typeof VerdictSchema>;

export const MeasurementSchema = z.object({
  metric: z.string(),
  value: z.number(),
  unit: z.string(),
  /** Limit that it was judged by, in the same unit; null where it is only recorded. */
  limit: z.number().nullable(),
});
export type Measurement = z.infer<typeof MeasurementSchema>;

export const ScenarioResultSchema = z.object({
  id: z.string(),
  title: z.string(),
  group: z.string(),
  verdict: VerdictSchema,
  seconds: z.number(),
  measurements: z.array(MeasurementSchema),
  /** For `fail` and `could-not-run`: the step and what was seen instead. For `not-applicable`: what is missing. */
  reason: z.string().nullable(),
  remedy: z.string().nullable(),
});
export type ScenarioResult = z.infer<typeof ScenarioResultSchema>;

export const DepthSchema = z.enum(['quick', 'full']);
export type Depth = z.infer<typeof DepthSchema>;

/** Events of a run, one JSON line each where they cross a process. */
export const RunEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('run-started'), scenarios: z.array(z.object({ id: z.string(), title: z.string() })) }),
  z.object({ type: z.literal('scenario-started'), id: z.string() }),
  z.object({ type: z.literal('step-started'), id: z.string(), step: z.string() }),
  z.object({ type: z.literal('scenario-finished'), result: ScenarioResultSchema }),
  z.object({ type: z.literal('run-finished'), verdict: VerdictSchema }),
]);
export type RunEvent = z.infer<typeof RunEventSchema>;

/**
 *   idle --run--> running --last scenario--> finished --run--> running
 *                    | cancel
 *                    +--> cancelled --run--> running
 */
export const RunStateSchema = z.object({
  kind: z.enum(['idle', 'running', 'finished', 'cancelled']),
  depth: DepthSchema.nullable(),
  scenarios: z.array(z.object({ id: z.string(), title: z.string() })),
  currentId: z.string().nullable(),
  currentStep: z.string().nullable(),
  elapsedSeconds: z.number(),
  results: z.array(ScenarioResultSchema),
  verdict: VerdictSchema.nullable(),
  /** Why the run could not be carried out, if it could not. */
  problem: z.string().nullable(),
});
export type RunState = z.infer<typeof RunStateSchema>;

export const SystemReportSchema = z.object({
  application: z.string(),
  electron: z.string(),
  chrome: z.string(),
  node: z.string(),
  sqlite: z.string(),
  /** True where the development fallback stands in for the current Electron. */
  fallbackRuntime: z.boolean(),
  platform: z.string(),
  cpu: z.string(),
  cores: z.number().int(),
  memoryBytes: z.number(),
  tracks: z.number().int(),
});
export type SystemReport = z.infer<typeof SystemReportSchema>;
