import { expect, it } from 'vitest';
import { planFor, STAGE_EXPLANATION_IDS } from '../../src/main/audio/mastering';
import { explanations as de } from '../../src/renderer/app/i18n/de/enhancement';
import { explanations as en } from '../../src/renderer/app/i18n/en/enhancement';
import { explanations as es } from '../../src/renderer/app/i18n/es/enhancement';
import { NO_LOUDNESS } from '../../src/shared/domain/loudness';
import { DEFAULT_ENHANCEMENT } from '../../src/shared/domain/plan';

/** Ids of a catalogue, such as make-up-gain.raise. */
const idsOf = (catalogue: object) =>
  Object.entries(catalogue).flatMap(([stage, sentences]) =>
    Object.keys(sentences as object).map((id) => `${stage}.${id}`),
  );

/** Names of the values that a sentence of the page asks for. */
function asked(catalogue: object, explanationId: string): string[] {
  const [stage, id] = explanationId.split('.') as [keyof typeof catalogue, string];
  const sentences: Record<string, string> = catalogue[stage];
  return [...(sentences[id] as string).matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] as string);
}

/** Loudness, peak and intensity that together bring up every sentence. */
const SOUNDS: [number | null, number, number][] = [
  [-20, -12, 1],
  [-8, 0, 1],
  [-14, -3, 1],
  [-14, -3, 0],
  [null, 0, 1],
  [-24, -2, 1],
  [-50, -40, 1],
];

it.each([
  ['English', en],
  ['German', de],
  ['Spanish', es],
])('%s has a sentence for every explanation, and the values that it asks for', (_, catalogue) => {
  expect(idsOf(catalogue).sort()).toEqual([...STAGE_EXPLANATION_IDS].sort());
  const seen = new Set<string>();
  for (const [integratedLufs, truePeakDbtp, intensity] of SOUNDS) {
    const source = { ...NO_LOUDNESS, integratedLufs, truePeakDbtp };
    const request = { ...DEFAULT_ENHANCEMENT, intensity };
    for (const stage of planFor({ source, basis: 'whole-file', request }).stages) {
      seen.add(stage.explanationId);
      expect(Object.keys(stage.values)).toEqual(expect.arrayContaining(asked(catalogue, stage.explanationId)));
    }
  }
  expect([...seen].sort()).toEqual([...STAGE_EXPLANATION_IDS].sort());
});
