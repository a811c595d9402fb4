/** Every sentence that a stage can explain itself with, by id; `{name}` is filled with the value of that name. */
export const STAGE_EXPLANATIONS = {
  'make-up-gain.raise': '{gainDb} dB: from {sourceLufs} LUFS up to {targetLufs} LUFS.',
  'make-up-gain.lower': '{gainDb} dB: from {sourceLufs} LUFS down to {targetLufs} LUFS.',
  'make-up-gain.none': 'No gain: it is at {sourceLufs} LUFS already.',
  'make-up-gain.off': 'No gain: the intensity is 0.',
  'make-up-gain.unmeasured': 'No gain: its loudness could not be measured.',
  'make-up-gain.short-of-limit':
    '{gainDb} dB: it gets to {reachedLufs} LUFS, {shortfallLu} LU short of {targetLufs}, because more would take over {limitDb} dB off its peaks.',
  'make-up-gain.short-of-gain':
    '{gainDb} dB, the most there is: it gets to {reachedLufs} LUFS, {shortfallLu} LU short of {targetLufs}.',
  'true-peak-limiter.active': 'Peaks are held under {ceilingDbtp} dBTP: up to {reductionDb} dB less, for moments.',
  'true-peak-limiter.idle': 'Stands by at {ceilingDbtp} dBTP: the highest peak gets to {peakDbtp} dBTP.',
} as const;

export type StageExplanationId = keyof typeof STAGE_EXPLANATIONS;
export const STAGE_EXPLANATION_IDS = Object.keys(STAGE_EXPLANATIONS) as StageExplanationId[];

/** The English sentence of an id with its numbers to one decimal, and both for translation. */
export function explain(explanationId: StageExplanationId, values: Record<string, number>) {
  const explanation = STAGE_EXPLANATIONS[explanationId].replace(/\{(\w+)\}/g, (_, name: string) =>
    (values[name] as number).toFixed(1),
  );
  return { explanation, explanationId, values };
}
