import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LoudnessMeter } from '../../src/main/audio/analysis';
import { Pacer } from '../../src/main/audio/jobs/pacer';
import { PLAN_PASSES, planTrack } from '../../src/main/audio/jobs/plan';
import { treatmentFor } from '../../src/main/playback/treatment';
import { DEFAULT_ENHANCEMENT, type EnhancementRequest } from '../../src/shared/domain/plan';
import { corpusFolder, NO_CORPUS } from '../support/corpus';
import { FULL_TESTS } from '../support/full-tests';
import { SoundListener } from '../support/sound-listener';

const RATE_HZ = 44_100;
/** Most that the two may differ by, LU. */
const EQUAL_LU = 0.1;

const corpus = corpusFolder();
const FILES = ['hungarian-dance-5.ogg', 'solo-trumpet.ogg'];
const WISHES: [string, Partial<EnhancementRequest>][] = [
  ['as shipped', {}],
  ['loud and punchy', { preset: 'punchy', targetLufs: -10 }],
  ['quiet and half', { preset: 'warm', targetLufs: -30, intensity: 0.5 }],
];

/** Each wish with one song, the long one once. */
const PAIRS = FILES.flatMap((file, f) =>
  WISHES.map(([name, wish], w) => [file, name, wish, (w === 1) === (f === 0)] as const),
);

describe.skipIf(corpus === null)(`real music compared equally loud${corpus ? '' : `: ${NO_CORPUS}`}`, () => {
  it.each(PAIRS.filter(([, , , told]) => FULL_TESTS || told))(
    '%s, %s',
    async (name, _wishes, wish) => {
      const path = join(corpus ?? '', 'music', name);
      const request = { ...DEFAULT_ENHANCEMENT, ...wish };
      const settings = { layout: 'stereo', request, measure: 'fingerprint' } as const;
      const { analysis, plan } = await planTrack(path, settings, new Pacer(() => undefined, PLAN_PASSES));
      const treatment = treatmentFor({ plan, source: analysis.loudness, replayGainDb: 0, levelMatched: true });
      const [original, enhanced] = await Promise.all([heard(path, treatment, false), heard(path, treatment, true)]);
      expect(Math.abs(enhanced - original)).toBeLessThanOrEqual(EQUAL_LU);
      expect(Math.max(treatment.dryGainDb, treatment.wetGainDb)).toBe(0);
    },
    120_000,
  );

  /** Integrated loudness of a file at the output, LUFS. */
  async function heard(path: string, treatment: ReturnType<typeof treatmentFor>, enhanced: boolean): Promise<number> {
    const listener = new SoundListener(RATE_HZ);
    listener.engine.handle({ type: 'enhanced', enabled: enhanced });
    listener.engine.handle({
      type: 'open',
      intent: 1,
      entry: 1,
      path,
      ...treatment,
      startSeconds: 0,
      playing: true,
    });
    while (!listener.last('ended')) await listener.run(1);
    const meter = new LoudnessMeter({ rateHz: RATE_HZ, channels: 2 });
    meter.add([listener.everything('left'), listener.everything('right')]);
    return meter.result().integratedLufs ?? Number.NaN;
  }
});
