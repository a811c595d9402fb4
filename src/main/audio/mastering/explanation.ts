/** Every sentence that a stage explains itself with, by id; `{name}` is filled with the value of that name. */
const STAGE_EXPLANATIONS = {
  'subsonic-filter.none': 'Left alone: nothing to speak of lies under hearing.',
  'subsonic-filter.rumble': 'What lies under {cutoffHz} Hz is taken away: rumble at {rumbleDb} dB of the music.',
  'subsonic-filter.taste': 'What lies under {cutoffHz} Hz is taken away, as the preset has it.',
  'subsonic-filter.own': 'What lies under {cutoffHz} Hz is taken away, as set by hand.',
  'tonal-balance.none': 'Left alone: its balance is that of comparable music.',
  'tonal-balance.unmeasured': 'Left alone: its balance is not known.',
  'tonal-balance.raise':
    '{gainDb} dB at {lowHz} to {highHz} Hz: {excessDb} dB less there than in comparable music. Bands changed: {bands}.',
  'tonal-balance.lower':
    '{gainDb} dB at {lowHz} to {highHz} Hz: {excessDb} dB more there than in comparable music. Bands changed: {bands}.',
  'tonal-balance.taste': 'Up to {gainDb} dB, at {lowHz} to {highHz} Hz, as the preset has it. Bands changed: {bands}.',
  'tonal-balance.own': 'Up to {gainDb} dB, at {lowHz} to {highHz} Hz, as set by hand. Bands changed: {bands}.',
  'tonal-balance.reference':
    'Up to {gainDb} dB, at {lowHz} to {highHz} Hz, {excessDb} dB away from the reference. Bands changed: {bands}.',
  'dynamics.none': 'Left alone: a crest of {crestDb} dB and a range of {rangeLu} LU ask for nothing.',
  'dynamics.off-own': 'Left alone, as set by hand.',
  'dynamics.unmeasured': 'Left alone: its dynamics are not known.',
  'dynamics.compress-sound':
    'Loud passages come down by up to {mostDb} dB, {ratio} to 1: its crest is {crestDb} dB, its range {rangeLu} LU.',
  'dynamics.expand-sound':
    'What stands out is raised by up to {mostDb} dB: it was crushed to a crest of {crestDb} dB and a range of {rangeLu} LU.',
  'dynamics.compress-own': 'Loud passages come down by up to {mostDb} dB, {ratio} to 1, as asked for.',
  'dynamics.compress-over':
    'What is over {thresholdDb} dBFS comes down by up to {mostDb} dB, {ratio} to 1, as set by hand.',
  'dynamics.expand-own': 'What stands out is raised by up to {mostDb} dB, as asked for.',
  'stereo-width.none': 'Left alone: {share} % of its energy is at the sides.',
  'stereo-width.mono': 'Left alone: both sides are the same.',
  'stereo-width.unmeasured': 'Left alone: its width is not known.',
  'stereo-width.narrow': '{widthDb} dB at the sides: only {share} % of its energy is there.',
  'stereo-width.opposed': '{widthDb} dB at the sides: left and right oppose each other, correlation {correlation}.',
  'stereo-width.taste': '{widthDb} dB at the sides, as the preset has it.',
  'stereo-width.own': '{widthDb} dB at the sides, as set by hand.',
  'stereo-width.reference': '{widthDb} dB at the sides, towards the reference.',
  'make-up-gain.raise': '+{gainDb} dB: brought up from {sourceLufs} to {targetLufs} LUFS.',
  'make-up-gain.lower': '{gainDb} dB: turned down from {sourceLufs} to {targetLufs} LUFS.',
  'make-up-gain.none': 'Left alone: it is at {sourceLufs} LUFS already.',
  'make-up-gain.off': 'Left alone: the intensity is 0.',
  'make-up-gain.unmeasured': 'Left alone: its loudness could not be measured.',
  'make-up-gain.reference':
    '{gainDb} dB: from {sourceLufs} to {targetLufs} LUFS, towards the reference at {referenceLufs} LUFS.',
  'make-up-gain.album':
    '{gainDb} dB: all of the album changes by {albumGainDb} dB, so that its tracks keep their relations. It is at {albumLufs} LUFS.',
  'make-up-gain.album-partly':
    '{gainDb} dB: all of the album changes by {albumGainDb} dB, so that its tracks keep their relations. It is at {albumLufs} LUFS as far as is known: {measured} of {tracks} tracks are measured.',
  'make-up-gain.album-short':
    '{gainDb} dB: all of the album changes by {albumGainDb} dB, so that its tracks keep their relations: {shortfallLu} LU short of the target, for more would cut too much off its highest peaks. It is at {albumLufs} LUFS; {measured} of {tracks} tracks are measured.',
  'make-up-gain.encoded':
    '{gainDb} dB, {loweredDb} dB less than planned: encoding lifts the peaks over the ceiling by as much. It came out at {reachedLufs} LUFS.',
  'make-up-gain.short-of-limit':
    '+{gainDb} dB: brought to {reachedLufs} LUFS, {shortfallLu} LU short of {targetLufs}: more would take over {limitDb} dB off its peaks.',
  'make-up-gain.short-of-gain':
    '+{gainDb} dB: brought to {reachedLufs} LUFS, {shortfallLu} LU short of {targetLufs}: there is no more gain than this.',
  'make-up-gain.short-of-crest':
    '+{gainDb} dB: brought to {reachedLufs} LUFS, {shortfallLu} LU short of {targetLufs}: its peaks are cut already, and are not cut again.',
  'true-peak-limiter.active': 'Peaks are held under {ceilingDbtp} dBTP: up to {reductionDb} dB less, for moments.',
  'true-peak-limiter.idle': 'Stands by at {ceilingDbtp} dBTP: the highest peak only gets to {peakDbtp} dBTP.',
} as const;

export type StageExplanationId = keyof typeof STAGE_EXPLANATIONS;

/** All ids, so that a translation can be checked to be complete. */
export const STAGE_EXPLANATION_IDS = Object.keys(STAGE_EXPLANATIONS) as StageExplanationId[];

/** Names of values whose sign tells something even where it is a plus. */
const SIGNED = new Set(['gainDb', 'widthDb', 'albumGainDb']);
const SENTENCES_WITH_SIGN = /^(tonal-balance|stereo-width|make-up-gain\.(reference|encoded|album.*))($|\.)/;

/** The English sentence of an id with its numbers to one decimal (hertz and counts whole), and both for translation. */
export function explain(explanationId: StageExplanationId, values: Record<string, number>) {
  const signed = SENTENCES_WITH_SIGN.test(explanationId);
  const explanation = STAGE_EXPLANATIONS[explanationId].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] as number;
    const shown = value.toFixed(isWhole(name) ? 0 : 1);
    return signed && SIGNED.has(name) && value > 0 ? `+${shown}` : shown;
  });
  return { explanation, explanationId, values };
}

const WHOLE = new Set(['bands', 'share', 'measured', 'tracks']);

function isWhole(name: string): boolean {
  return name.endsWith('Hz') || WHOLE.has(name);
}
