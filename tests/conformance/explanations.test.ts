import { expect, it } from 'vitest';
import { loweredPlan, type PlanInput, planFor, STAGE_EXPLANATION_IDS } from '../../src/main/audio/mastering';
import { explanations as de } from '../../src/renderer/app/i18n/de/enhancement';
import { explanations as en } from '../../src/renderer/app/i18n/en/enhancement';
import { explanations as es } from '../../src/renderer/app/i18n/es/enhancement';
import { NO_LOUDNESS } from '../../src/shared/domain/loudness';
import { DEFAULT_ENHANCEMENT, PRESETS } from '../../src/shared/domain/plan';
import { character } from '../support/character';

const level = (integratedLufs: number | null, truePeakDbtp: number, rangeLu: number | null = null) => ({
  ...NO_LOUDNESS,
  integratedLufs,
  truePeakDbtp,
  rangeLu,
});

const REFERENCE = {
  name: 'x',
  integratedLufs: -12,
  bandsDb: [-3, -1, -3, -9, -9, -12, -16, -20, -30],
  stereoWidth: 0.4,
  amount: 1,
};

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

/** Sounds and wishes that together bring up every sentence. */
const CASES: Partial<PlanInput>[] = [
  ...[
    [-20, -12],
    [-8, 0],
    [-14, -3],
    [null, 0],
    [-24, -2],
    [-50, -40],
  ].map(([lufs, peak]) => ({ source: level(lufs as number | null, peak as number) })),
  { request: { ...DEFAULT_ENHANCEMENT, intensity: 0 } },
  { limiterResponse: { lossLu: [0, 0.1], stepDb: 0.5, closePeaks: 20, nearPeaks: 40 } },
  { character: character({}), source: level(-18, -1, 3) },
  { character: character({ crest: 20 }), source: level(-18, -1, 12) },
  { character: character({ crest: 6 }), source: level(-8, 0, 2) },
  { character: character({ stereoWidth: 0 }) },
  { character: character({ stereoWidth: 0.03 }) },
  { character: character({ phaseCorrelation: -0.4 }) },
  { character: character({ subsonicDb: -20 }) },
  // A little too much of the lowest band, and a little too little of the highest.
  { character: character({ bandDb: (hz) => (hz < 148 ? 21.5 : 0) }) },
  { character: character({ bandDb: (hz) => (hz > 12_200 ? -23.5 : 0) }) },
  ...PRESETS.map((preset) => ({ character: character({}), request: { ...DEFAULT_ENHANCEMENT, preset } })),
  ...[
    { ratio: 2 },
    { ratio: 2, thresholdDb: -30 },
    { ratio: 0.7 },
    { ratio: 1 },
    { subsonicHz: 40 },
    { widthDb: 2 },
    { bandsDb: [3, ...Array(8).fill(null)] },
  ].map((overrides) => ({
    character: character({}),
    source: level(-18, -1, 3),
    request: { ...DEFAULT_ENHANCEMENT, overrides },
  })),
  ...[level(-20, -3), level(-18, -14)].map((source) => ({
    source,
    character: character({}),
    request: { ...DEFAULT_ENHANCEMENT, reference: REFERENCE },
  })),
  ...[
    { peakDbtp: -8, measured: 3 },
    { peakDbtp: -8, measured: 1 },
    { peakDbtp: -1, measured: 3 },
  ].map((known) => ({
    request: { ...DEFAULT_ENHANCEMENT, album: { lufs: -18, crushedPeakDbtp: null, tracks: 3, ...known } },
  })),
];

it.each([
  ['English', en],
  ['German', de],
  ['Spanish', es],
])('%s has a sentence for every explanation, and the values that it asks for', (_, catalogue) => {
  expect(idsOf(catalogue).sort()).toEqual([...STAGE_EXPLANATION_IDS].sort());
  const seen = new Set<string>();
  for (const given of CASES) {
    const input = { source: level(-20, -3), basis: 'whole-file' as const, request: DEFAULT_ENHANCEMENT, ...given };
    const plan = planFor(input);
    for (const stage of [...plan.stages, ...loweredPlan(plan, 0.5, -14.5).stages]) {
      seen.add(stage.explanationId);
      expect(Object.keys(stage.values)).toEqual(expect.arrayContaining(asked(catalogue, stage.explanationId)));
    }
  }
  expect([...seen].sort()).toEqual([...STAGE_EXPLANATION_IDS].sort());
});
