import type { SoundCharacter } from '../../../shared/domain/fingerprint';
import {
  type EnhancementRequest,
  type EqualiserBand,
  MOST_TONAL_DB,
  OVERRIDE_LIMITS,
  type Reference,
  type Stage,
  TONAL_BANDS,
  TONAL_EDGES_HZ,
} from '../../../shared/domain/plan';
import { equaliserSection, sectionGainDb } from '../dsp';
import { explain } from './explanation';
import { PRESET_TASTES, type PresetTaste } from './presets';
import { type SpectrumLine, spectrumLines, tonalLevels, tonalPowers } from './sound-character';
import { excesses } from './tonal-reference';

/** Filters are designed for this rate; at others they differ only next to half the rate. */
const DESIGN_RATE_HZ = 48_000;
const SHELF_Q = 0.7;
/** A change that nobody hears is not made, dB. */
const SMALLEST_DB = 0.1;
const ITERATIONS = 12;

/** Where a change comes from, for the sentence about it. */
type Reason = 'balance' | 'taste' | 'own' | 'reference';

interface Change {
  wantedDb: number;
  reason: Reason;
  /** How far the band lies outside of comparable music, or from the reference, dB. */
  excessDb: number;
}

/** Decides the tonal balance. Without a character there is only the preset's taste and what was set by hand. */
export function tonalBalance(character: SoundCharacter | null, request: EnhancementRequest): Stage {
  const lines = character ? spectrumLines(character) : [];
  const changes = decide(lines, request);
  const wanted = changes.map(({ wantedDb }) => wantedDb * request.intensity);
  const bands = equaliserFor(wanted, lines);
  const askedDb = changes.map(({ wantedDb }) => wantedDb);
  return { name: 'tonal-balance', bands, askedDb, ...sentence(changes, wanted, bands, character !== null) };
}

/** Gain of equaliser bands at a frequency in Hz, dB. */
export function equaliserGainDb(bands: readonly EqualiserBand[], frequencyHz: number): number {
  return bands.reduce(
    (sum, band) =>
      sum + sectionGainDb(equaliserSection(band.filter, band, DESIGN_RATE_HZ), frequencyHz, DESIGN_RATE_HZ),
    0,
  );
}

function decide(lines: readonly SpectrumLine[], request: EnhancementRequest): Change[] {
  const { preset, overrides, reference } = request;
  const taste = PRESET_TASTES[preset];
  const levels = tonalLevels(lines);
  const outside = lines.length > 0 ? excesses(levels, taste.correctionDb) : null;
  const toReference = reference && reference.amount > 0 && lines.length > 0 ? differences(levels, reference) : null;
  return Array.from({ length: TONAL_BANDS }, (_, band): Change => {
    const own = overrides.bandsDb?.[band] ?? null;
    if (own !== null) return { wantedDb: own, reason: 'own', excessDb: 0 };
    const excessDb = outside === null ? 0 : (outside[band] ?? null);
    const byItself = decideBand(excessDb, taste, band);
    if (!toReference || !reference) return byItself;
    const apartDb = toReference[band] as number;
    const matched = bounded(-apartDb, MOST_TONAL_DB);
    const wantedDb = byItself.wantedDb + reference.amount * (matched - byItself.wantedDb);
    return { wantedDb, reason: 'reference', excessDb: apartDb };
  });
}

/** What the preset does to a band that lies so far outside of comparable music; null is out of reach or holds nothing. */
function decideBand(excessDb: number | null, taste: PresetTaste, band: number): Change {
  // What is not there is not made out of noise, whoever would have it.
  if (excessDb === null) return { wantedDb: 0, reason: 'balance', excessDb: 0 };
  const correction = bounded(-excessDb, taste.correctionDb);
  const wantedDb = bounded(correction + (taste.bandsDb[band] as number), MOST_TONAL_DB);
  return { wantedDb, reason: Math.abs(correction) >= SMALLEST_DB ? 'balance' : 'taste', excessDb };
}

/** How much more there is in each band than in the reference, up to what is common to all bands, dB. */
function differences(levels: readonly (number | null)[], { bandsDb }: Reference): number[] {
  const apart = levels.map((level, band) => {
    const other = bandsDb[band] ?? null;
    return level === null || other === null ? null : level - other;
  });
  const known = apart.filter((value) => value !== null).sort((a, b) => a - b);
  const middle = known[Math.floor(known.length / 2)] ?? 0;
  return apart.map((value) => (value === null ? 0 : value - middle));
}

function bounded(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value));
}

function bandFilter(band: number, gainDb: number): EqualiserBand {
  const low = TONAL_EDGES_HZ[band] as number;
  const high = TONAL_EDGES_HZ[band + 1] as number;
  if (band === 0) return { filter: 'low-shelf', frequencyHz: high, q: SHELF_Q, gainDb };
  if (band === TONAL_BANDS - 1) return { filter: 'high-shelf', frequencyHz: low, q: SHELF_Q, gainDb };
  const frequencyHz = Math.sqrt(low * high);
  return { filter: 'peak', frequencyHz, q: frequencyHz / (high - low), gainDb };
}

/** Filters that change the power in each band by what is wanted, as near as their bounds allow, for this spectrum. */
function equaliserFor(wanted: readonly number[], lines: readonly SpectrumLine[]): EqualiserBand[] {
  const moved = wanted.flatMap((db, band) => (Math.abs(db) >= SMALLEST_DB ? [band] : []));
  let gains = moved.map((band) => wanted[band] as number);
  const before = tonalPowers(lines);
  for (let i = 0; i < ITERATIONS && lines.length > 0; i++) {
    const filters = moved.map((band, index) => bandFilter(band, gains[index] as number));
    const after = tonalPowers(lines, (frequencyHz) => equaliserGainDb(filters, frequencyHz));
    gains = gains.map((gainDb, index) => {
      const band = moved[index] as number;
      const db = wanted[band] as number;
      if (!((before[band] as number) > 0)) return gainDb;
      const missed = db - 10 * Math.log10((after[band] as number) / (before[band] as number));
      // What a filter does goes one way only, and no further than what is allowed.
      const most = Math.max(Math.abs(db), Math.min(MOST_TONAL_DB, OVERRIDE_LIMITS.bandDb.max));
      return Math.sign(db) * Math.max(0, Math.min(most, Math.sign(db) * (gainDb + 0.7 * missed)));
    });
  }
  return moved.map((band, index) => bandFilter(band, gains[index] as number)).filter(({ gainDb }) => gainDb !== 0);
}

function sentence(
  changes: readonly Change[],
  wanted: readonly number[],
  bands: readonly EqualiserBand[],
  known: boolean,
) {
  const strongest = wanted.reduce(
    (best, db, band) => (Math.abs(db) > Math.abs(wanted[best] as number) ? band : best),
    0,
  );
  const { reason, excessDb } = changes[strongest] as Change;
  const values = {
    gainDb: wanted[strongest] as number,
    lowHz: TONAL_EDGES_HZ[strongest] as number,
    highHz: TONAL_EDGES_HZ[strongest + 1] as number,
    excessDb: Math.abs(excessDb),
    bands: bands.length,
  };
  if (bands.length === 0)
    return known ? explain('tonal-balance.none', values) : explain('tonal-balance.unmeasured', values);
  if (reason === 'own') return explain('tonal-balance.own', values);
  if (reason === 'reference') return explain('tonal-balance.reference', values);
  if (reason === 'taste') return explain('tonal-balance.taste', values);
  return explain(values.gainDb > 0 ? 'tonal-balance.raise' : 'tonal-balance.lower', values);
}
