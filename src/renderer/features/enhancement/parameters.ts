import {
  EnhancementRequestSchema,
  OVERRIDE_LIMITS,
  type Plan,
  type StageName,
  stageOf,
  TONAL_BANDS,
} from '../../../shared/domain/plan';
import type {
  KeptOverrides,
  OverrideField,
  OverrideLayers,
  OverrideScope,
  OverridesChange,
} from '../../../shared/domain/wishes';

/** One number of a stage that can be set by hand; `band` is one of the tonal bands, where it is about those. */
export type Parameter = ({ field: Exclude<OverrideField, 'bandsDb'> } | { field: 'bandsDb'; band: number }) & {
  unit: string;
  min: number;
  max: number;
  step: number;
  /** Where it does nothing. */
  neutral: number;
};

const { targetLufs, ceilingDbtp } = EnhancementRequestSchema.shape;
const rangeOf = ({ minValue, maxValue }: { minValue: number | null; maxValue: number | null }) => ({
  min: minValue ?? 0,
  max: maxValue ?? 0,
});

/** What can be set by hand in each stage, within the bounds of the plan. */
export const STAGE_PARAMETERS: Record<StageName, readonly Parameter[]> = {
  'subsonic-filter': [{ field: 'subsonicHz', unit: 'Hz', ...OVERRIDE_LIMITS.subsonicHz, step: 1, neutral: 0 }],
  'tonal-balance': Array.from({ length: TONAL_BANDS }, (_, band) => ({
    field: 'bandsDb',
    band,
    unit: 'dB',
    ...OVERRIDE_LIMITS.bandDb,
    step: 0.1,
    neutral: 0,
  })),
  dynamics: [
    { field: 'ratio', unit: ': 1', ...OVERRIDE_LIMITS.ratio, step: 0.05, neutral: 1 },
    { field: 'thresholdDb', unit: 'dBFS', ...OVERRIDE_LIMITS.thresholdDb, step: 0.5, neutral: 0 },
    { field: 'mostDb', unit: 'dB', ...OVERRIDE_LIMITS.mostDb, step: 0.1, neutral: 0 },
  ],
  'stereo-width': [{ field: 'widthDb', unit: 'dB', ...OVERRIDE_LIMITS.widthDb, step: 0.1, neutral: 0 }],
  'make-up-gain': [{ field: 'targetLufs', unit: 'LUFS', ...rangeOf(targetLufs), step: 0.1, neutral: -14 }],
  'true-peak-limiter': [{ field: 'ceilingDbtp', unit: 'dBTP', ...rangeOf(ceilingDbtp), step: 0.1, neutral: -1 }],
};

/** Every stage, in the order in which the sound goes through them. */
export const STAGE_NAMES = Object.keys(STAGE_PARAMETERS) as StageName[];

/** What a scope sets of a parameter; null where it leaves it alone. */
export function valueIn(overrides: KeptOverrides | null, parameter: Parameter): number | null {
  if (parameter.field === 'bandsDb') return overrides?.bandsDb?.[parameter.band] ?? null;
  return overrides?.[parameter.field] ?? null;
}

/** The narrowest scope that sets a parameter, and to what; null where it is left to the plan. */
export function setByHand(
  layers: OverrideLayers,
  parameter: Parameter,
): { origin: OverrideScope; value: number } | null {
  for (const origin of ['track', 'album', 'preset', 'all'] as const) {
    const value = valueIn(layers[origin], parameter);
    if (value !== null) return { origin, value };
  }
  return null;
}

/** The change that sets parameters in a scope; null leaves them to the wider scope again. */
export function changeTo(parameters: readonly Parameter[], value: number | null): OverridesChange {
  const change: OverridesChange = {};
  for (const parameter of parameters) {
    if (parameter.field === 'bandsDb')
      change.bandsDb = [...(change.bandsDb ?? []), { band: parameter.band, gainDb: value }];
    else change[parameter.field] = value;
  }
  return change;
}

/**
 * What the plan does by itself, as it would be at full intensity: there is where a value set by hand counts. Null where the
 * plan has no such number.
 */
export function automaticValue(plan: Plan, parameter: Parameter): number | null {
  const { intensity } = plan.request;
  if (parameter.field === 'targetLufs' || parameter.field === 'ceilingDbtp') return plan.request[parameter.field];
  if (intensity === 0) return null;
  switch (parameter.field) {
    case 'subsonicHz': {
      const stage = stageOf(plan, 'subsonic-filter');
      return stage ? (stage.cutoffHz ?? 0) / intensity : null;
    }
    case 'ratio': {
      const stage = stageOf(plan, 'dynamics');
      return stage ? stage.ratio ** (1 / intensity) : null;
    }
    case 'thresholdDb': {
      const stage = stageOf(plan, 'dynamics');
      // Of sound that was not measured no level is known.
      return stage && stage.explanationId !== 'dynamics.unmeasured' ? stage.thresholdDb : null;
    }
    case 'mostDb': {
      const stage = stageOf(plan, 'dynamics');
      return stage ? stage.mostDb / intensity : null;
    }
    case 'widthDb': {
      const stage = stageOf(plan, 'stereo-width');
      return stage ? stage.widthDb / intensity : null;
    }
    case 'bandsDb': {
      const stage = stageOf(plan, 'tonal-balance');
      // Not the gain of its filter, which also makes up for the filters beside it.
      return stage?.askedDb[parameter.band] ?? null;
    }
  }
}
