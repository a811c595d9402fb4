/** Every sentence that a stage explains itself with, by id; `{name}` is filled with the value of that name. */
const STAGE_EXPLANATIONS = {
  'make-up-gain.raise': '+{gainDb} dB: brought up from {sourceLufs} to {targetLufs} LUFS.',
  'make-up-gain.lower': '{gainDb} dB: turned down from {sourceLufs} to {targetLufs} LUFS.',
  'make-up-gain.none': 'Left alone: it is at {sourceLufs} LUFS already.',
  'make-up-gain.off': 'Left alone: the intensity is 0.',
  'make-up-gain.unmeasured': 'Left alone: its loudness could not be measured.',
  'make-up-gain.short-of-limit':
    '+{gainDb} dB: brought to {reachedLufs} LUFS, {shortfallLu} LU short of {targetLufs}: more would take over {limitDb} dB off its peaks.',
  'make-up-gain.short-of-gain':
    '+{gainDb} dB: brought to {reachedLufs} LUFS, {shortfallLu} LU short of {targetLufs}: there is no more gain than this.',
  'true-peak-limiter.active': 'Peaks are held under {ceilingDbtp} dBTP: up to {reductionDb} dB less, for moments.',
  'true-peak-limiter.idle': 'Stands by at {ceilingDbtp} dBTP: the highest peak only gets to {peakDbtp} dBTP.',
} as const;

export type StageExplanationId = keyof typeof STAGE_EXPLANATIONS;

/** All ids, so that a translation can be checked to be complete. */
export const STAGE_EXPLANATION_IDS = Object.keys(STAGE_EXPLANATIONS) as StageExplanationId[];

/** The English sentence of an id with its numbers to one decimal, and both for translation. */
export function explain(explanationId: StageExplanationId, values: Record<string, number>) {
  const explanation = STAGE_EXPLANATIONS[explanationId].replace(/\{(\w+)\}/g, (_, name: string) =>
    (values[name] as number).toFixed(1),
  );
  return { explanation, explanationId, values };
}
