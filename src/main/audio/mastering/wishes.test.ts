import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { character } from '../../../../tests/support/character';
import { NO_LOUDNESS } from '../../../shared/domain/loudness';
import {
  DEFAULT_ENHANCEMENT,
  type EnhancementRequest,
  MOST_TONAL_DB,
  OVERRIDE_LIMITS,
  type Plan,
  PRESETS,
  type StageName,
  stageOf,
  TONAL_BANDS,
  TONAL_EDGES_HZ,
} from '../../../shared/domain/plan';
import { type AlbumTrack, albumGain, albumLevel } from './album';
import { MAXIMUM_GAIN_DB, type PlanInput, planFor } from './plan-for';
import { referenceFrom, targetFor } from './reference';
import { spectrumLines, tonalLevels } from './sound-character';
import { equaliserGainDb } from './tonal-balance';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const perBand = (value: fc.Arbitrary<number>) => fc.array(value, { minLength: TONAL_BANDS, maxLength: TONAL_BANDS });
const bandOf = (hz: number) => {
  const above = TONAL_EDGES_HZ.findIndex((edge) => hz < edge);
  return Math.min(TONAL_BANDS - 1, Math.max(0, (above < 0 ? TONAL_EDGES_HZ.length : above) - 1));
};

/** Sounds of every balance, crest and width that music comes in, and some that it does not. */
const characters = fc
  .record({
    bands: perBand(number(-12, 12)),
    crest: number(3, 24),
    stereoWidth: number(0, 0.7),
    phaseCorrelation: number(-1, 1),
    subsonicDb: number(-80, -10),
  })
  .map(({ bands, ...sound }) => character({ ...sound, bandDb: (hz) => bands[bandOf(hz)] as number }));

const references = fc
  .record({ sound: characters, lufs: number(-30, -6), amount: number(0, 1) })
  .map(({ sound, lufs, amount }) => referenceFrom('r', lufs, sound, amount));

const overrides = fc.record(
  {
    subsonicHz: number(OVERRIDE_LIMITS.subsonicHz.min, OVERRIDE_LIMITS.subsonicHz.max),
    bandsDb: fc.array(fc.option(number(OVERRIDE_LIMITS.bandDb.min, OVERRIDE_LIMITS.bandDb.max)), {
      minLength: TONAL_BANDS,
      maxLength: TONAL_BANDS,
    }),
    ratio: number(OVERRIDE_LIMITS.ratio.min, OVERRIDE_LIMITS.ratio.max),
    thresholdDb: number(OVERRIDE_LIMITS.thresholdDb.min, OVERRIDE_LIMITS.thresholdDb.max),
    mostDb: number(OVERRIDE_LIMITS.mostDb.min, OVERRIDE_LIMITS.mostDb.max),
    widthDb: number(OVERRIDE_LIMITS.widthDb.min, OVERRIDE_LIMITS.widthDb.max),
  },
  { requiredKeys: [] },
);

const albumTracks = fc.array(
  fc.record({ lufs: number(-40, -6), seconds: number(1, 900), above: number(0.5, 24), crestDb: number(4, 24) }),
  { minLength: 1, maxLength: 8 },
);
const albums = albumTracks.map((tracks): AlbumTrack[] =>
  tracks.map(({ above, ...track }) => ({ ...track, truePeakDbtp: Math.min(2, track.lufs + above) })),
);

const requests = fc
  .record({
    preset: fc.constantFrom(...PRESETS),
    intensity: number(0, 1),
    targetLufs: number(-30, -8),
    ceilingDbtp: number(-6, 0),
    overrides,
    reference: fc.option(references),
    album: fc.option(albums.map((tracks) => albumLevel(tracks, tracks.length + 1))),
  })
  .map((wishes): EnhancementRequest => ({ ...wishes, album: wishes.album ?? null }));

const inputs = fc
  .record({ sound: fc.option(characters), lufs: number(-50, -4), above: number(0.5, 24), range: number(0, 20) })
  .chain(({ sound, lufs, above, range }) =>
    requests.map((request): PlanInput => {
      const source = { ...NO_LOUDNESS, integratedLufs: lufs, truePeakDbtp: Math.min(3, lufs + above), rangeLu: range };
      return { source, basis: 'whole-file', request, character: sound };
    }),
  );

const asking = (input: PlanInput, wishes: Partial<EnhancementRequest>) =>
  planFor({ ...input, request: { ...input.request, ...wishes } });

function stage<Name extends StageName>(plan: Plan, name: Name) {
  const found = stageOf(plan, name);
  if (!found) throw new Error(`the plan has no ${name}`);
  return found;
}

describe('a plan with overrides, a reference and an album', () => {
  it('does nothing at intensity 0', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { stages } = asking(input, { intensity: 0 });
        expect(stages).toEqual([expect.objectContaining({ name: 'make-up-gain', gainDb: 0 })]);
      }),
    );
  });

  it('is bounded in every stage', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const plan = planFor(input);
        if (plan.request.intensity === 0) return;
        const { bandsDb, widthDb: ownWidth, mostDb: ownMost } = input.request.overrides;
        const mostBandDb = Math.max(MOST_TONAL_DB, ...(bandsDb ?? []).map((db) => Math.abs(db ?? 0)));
        for (const { gainDb } of stage(plan, 'tonal-balance').bands)
          expect(Math.abs(gainDb)).toBeLessThanOrEqual(mostBandDb + 1e-9);
        const cutoffHz = stage(plan, 'subsonic-filter').cutoffHz ?? 0;
        expect(cutoffHz).toBeLessThanOrEqual(OVERRIDE_LIMITS.subsonicHz.max);
        const { ratio, mostDb } = stage(plan, 'dynamics');
        expect(ratio).toBeGreaterThanOrEqual(OVERRIDE_LIMITS.ratio.min);
        expect(ratio).toBeLessThanOrEqual(OVERRIDE_LIMITS.ratio.max);
        expect(mostDb).toBeLessThanOrEqual(ownMost ?? 6);
        const { widthDb } = stage(plan, 'stereo-width');
        expect(Math.abs(widthDb)).toBeLessThanOrEqual(Math.max(3, Math.abs(ownWidth ?? 0)) + 1e-9);
        expect(stage(plan, 'make-up-gain').gainDb).toBeLessThanOrEqual(MAXIMUM_GAIN_DB + 1e-9);
      }),
    );
  });

  it('does more the higher the intensity, and in one direction', () => {
    fc.assert(
      fc.property(inputs, number(0.01, 1), (input, lower) => {
        const [less, full] = [asking(input, { intensity: lower }), asking(input, { intensity: 1 })];
        const grows = (of: (plan: Plan) => number) => {
          expect(Math.abs(of(less))).toBeLessThanOrEqual(Math.abs(of(full)) + 1e-9);
          expect(of(less) * of(full)).toBeGreaterThanOrEqual(-1e-12);
        };
        grows((plan) => stage(plan, 'subsonic-filter').cutoffHz ?? 0);
        // Where two bands are moved alike, which of them is told of may change, and with it the sign.
        grows((plan) => Math.abs(stage(plan, 'tonal-balance').values.gainDb ?? 0));
        grows((plan) => Math.log(stage(plan, 'dynamics').ratio));
        grows((plan) => stage(plan, 'stereo-width').widthDb);
      }),
    );
  });

  it('says in its sentences what its stages do', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        for (const one of planFor(input).stages) {
          expect(one.explanation).not.toMatch(/[{}]|NaN|undefined|Infinity/);
          const id = one.explanationId;
          const idle = /\.(none|mono|unmeasured|off|off-own)$/.test(id);
          if (one.name === 'subsonic-filter') expect(one.cutoffHz === null).toBe(idle);
          if (one.name === 'tonal-balance') expect(one.bands.length === 0).toBe(idle);
          if (one.name === 'dynamics') expect(one.ratio === 1).toBe(idle);
          if (one.name === 'stereo-width') expect([one.widthDb, idle]).toEqual([one.values.widthDb, one.widthDb === 0]);
          if (one.name === 'make-up-gain') expect(one.values.gainDb).toBe(one.gainDb);
          if (/reference/.test(id)) expect(input.request.reference?.amount).toBeGreaterThan(0);
          if (id.endsWith('own') && one.name === 'stereo-width') expect(input.request.overrides.widthDb).toBeDefined();
          if (/make-up-gain.album/.test(id)) expect(input.request.album).not.toBeNull();
        }
      }),
    );
  });
});

describe('what is set by hand', () => {
  it('wins over preset, reference and sound', () => {
    fc.assert(
      fc.property(inputs, number(-6, 3), number(5, 60), (input, widthDb, subsonicHz) => {
        const plan = asking(input, { intensity: 1, overrides: { widthDb: Math.min(widthDb, -0.1), subsonicHz } });
        expect(stage(plan, 'subsonic-filter').cutoffHz).toBe(subsonicHz);
        const { explanationId, widthDb: found } = stage(plan, 'stereo-width');
        if (explanationId !== 'stereo-width.mono') expect(found).toBeCloseTo(Math.min(widthDb, -0.1), 9);
      }),
    );
  });

  it('to what the plan would do by itself, in any of the bands, changes nothing of what is done', () => {
    fc.assert(
      fc.property(
        inputs,
        fc.array(fc.boolean(), { minLength: TONAL_BANDS, maxLength: TONAL_BANDS }),
        (input, byHand) => {
          fc.pre(input.request.intensity > 0);
          const itself = asking(input, { overrides: {} });
          const { askedDb, bands } = stage(itself, 'tonal-balance');
          const bandsDb = askedDb.map((db, band) => (byHand[band] ? db : null));
          const own = asking(input, { overrides: { bandsDb } });
          expect(stage(own, 'tonal-balance').bands).toEqual(bands);
          expect(stage(own, 'make-up-gain').gainDb).toBe(stage(itself, 'make-up-gain').gainDb);
        },
      ),
    );
  });
});

describe('a reference', () => {
  const apart = (of: (amount: number) => number) => {
    const distances = [0, 0.25, 0.5, 0.75, 1].map(of);
    for (let i = 1; i < distances.length; i++)
      expect(distances[i]).toBeLessThanOrEqual((distances[i - 1] as number) + 0.15);
  };

  it('is approached by balance, width and loudness the more the higher its amount', () => {
    fc.assert(
      fc.property(characters, references, fc.constantFrom(...PRESETS), (sound, model, preset) => {
        if (!model) return;
        const source = { ...NO_LOUDNESS, integratedLufs: -30, truePeakDbtp: -26, rangeLu: 6 };
        const at = (amount: number) =>
          planFor({
            source,
            basis: 'whole-file',
            character: sound,
            request: { ...DEFAULT_ENHANCEMENT, preset, reference: { ...model, amount } },
          });
        const lines = spectrumLines(sound);
        apart((amount) => {
          const { bands } = stage(at(amount), 'tonal-balance');
          const levels = tonalLevels(
            lines.map((line) => ({
              ...line,
              power: line.power * 10 ** (equaliserGainDb(bands, line.frequencyHz) / 10),
            })),
          );
          const differences = levels.map((level, band) => (level as number) - (model.bandsDb[band] as number));
          const middle = differences.toSorted((a, b) => a - b)[4] as number;
          return differences.reduce((sum, difference) => sum + Math.min(20, Math.abs(difference - middle)), 0) / 9;
        });
        const odds = (share: number) => 10 * Math.log10(Math.max(1e-6, share) / Math.max(1e-6, 1 - share));
        const share = sound.fingerprint.stereoWidth ?? 0;
        apart((amount) => Math.abs(odds(share) + stage(at(amount), 'stereo-width').widthDb - odds(model.stereoWidth)));
        apart((amount) => Math.abs(targetFor(at(amount).request) - model.integratedLufs));
      }),
      { numRuns: 60 },
    );
  });
});

describe('an album', () => {
  it('is as loud as the mean of the energies of its tracks, by their lengths', () => {
    const track = { truePeakDbtp: -3, crestDb: 12 };
    expect(albumLevel([{ ...track, lufs: -20, seconds: 100 }], 1)?.lufs).toBeCloseTo(-20, 9);
    const faint = { ...track, lufs: -200, seconds: 100 };
    expect(albumLevel([{ ...track, lufs: -20, seconds: 300 }, faint], 2)?.lufs).toBeCloseTo(
      -20 + 10 * Math.log10(0.75),
      6,
    );
    expect(albumLevel([], 3)).toBeNull();
  });

  it('keeps how loud its tracks are against one another, whatever they are, at every intensity', () => {
    fc.assert(
      fc.property(albums, number(0.05, 1), fc.constantFrom(...PRESETS), (tracks, intensity, preset) => {
        const album = albumLevel(tracks, tracks.length);
        if (!album) throw new Error('an album without tracks');
        const request = { ...DEFAULT_ENHANCEMENT, intensity, preset, album };
        const changes = tracks.map(({ lufs, truePeakDbtp, crestDb }) => {
          const source = { ...NO_LOUDNESS, integratedLufs: lufs, truePeakDbtp };
          const sound = character({ crest: crestDb });
          // Shaping may move peaks; what is asked here is the gain of the unshaped sound.
          const shaped = { loudness: source, limiterResponse: null, crestDb };
          const gain = stage(
            planFor({ source, basis: 'whole-file', request, character: sound, shaped }),
            'make-up-gain',
          );
          expect(gain.explanationId).toMatch(/^make-up-gain\.album/);
          return gain.gainDb;
        });
        const wanted = albumGain(album, request, MAXIMUM_GAIN_DB).gainDb * intensity;
        for (const change of changes) expect(Math.abs(change - wanted)).toBeLessThanOrEqual(0.05);
      }),
    );
  });

  it('reaches the target where its peaks leave room, and says by how much it does not where they do not', () => {
    const tracks = [
      { lufs: -20, seconds: 200, truePeakDbtp: -8, crestDb: 12 },
      { lufs: -26, seconds: 200, truePeakDbtp: -12, crestDb: 12 },
    ];
    const level = albumLevel(tracks, 2);
    if (!level) throw new Error('no level');
    expect(albumGain(level, DEFAULT_ENHANCEMENT, MAXIMUM_GAIN_DB)).toEqual({
      gainDb: expect.closeTo(-14 - level.lufs, 9),
      shortfallLu: expect.closeTo(0, 9),
    });
    const crushed = { ...level, crushedPeakDbtp: -3 };
    expect(albumGain(crushed, DEFAULT_ENHANCEMENT, MAXIMUM_GAIN_DB).gainDb).toBeCloseTo(2, 9);
    const source = { ...NO_LOUDNESS, integratedLufs: -20, truePeakDbtp: -8 };
    const request = { ...DEFAULT_ENHANCEMENT, album: crushed };
    const gain = stage(planFor({ source, basis: 'whole-file', request }), 'make-up-gain');
    expect(gain).toMatchObject({ gainDb: expect.closeTo(2, 5), explanationId: 'make-up-gain.album-short' });
    expect(gain.values.shortfallLu).toBeCloseTo(-14 - level.lufs - 2, 4);
  });
});
