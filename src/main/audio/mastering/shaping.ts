import type { SoundCharacter } from '../../../shared/domain/fingerprint';
import type { EnhancementRequest, Stage } from '../../../shared/domain/plan';
import { explain } from './explanation';
import { PRESET_TASTES } from './presets';
import { spectrumLines } from './sound-character';
import { tonalBalance } from './tonal-balance';

/** Rumble of so much less than everything audible is worth a filter, dB. */
const RUMBLE_DB = -25;
const RUMBLE_CUTOFF_HZ = 18;
/** Under this there is nothing to take away any more. */
const LOWEST_CUTOFF_HZ = 5;

/** Crest in dB and loudness range in LU from which on the dynamics are large, and where they are compressed in full. */
const LARGE_CREST_DB = [15, 19] as const;
const LARGE_RANGE_LU = [5, 10] as const;
const COMPRESSION = { ratio: 1.5, mostDb: 2.5, overRmsDb: 2 };
/** Under both of these the dynamics are crushed. */
const CRUSHED_CREST_DB = [9, 6] as const;
const CRUSHED_RANGE_LU = 4;
const EXPANSION = { ratio: 1 / 1.4, mostDb: 2 };
const LIVELY = { ratio: 1 / 1.5, mostDb: 2 };
const OPEN = { ratio: 1 / 1.4, mostDb: 2 };

/** The image is made wider where the side holds less than this of the energy, and narrower where left opposes right. */
const NARROW_WIDTH = 0.05;
const MONO_WIDTH = 0.001;
/** Less than this at the sides is the room around something in the middle, and no image. */
const ROOM_WIDTH = 0.015;
const WIDER_DB = 1.5;
const NARROWER_DB = -2;
const MOST_WIDTH_DB = 3;
/** So much less loud, against the whole, the sum of both sides may become, dB. */
const MOST_MONO_LOSS_DB = 0.8;

/** What of the loudness decides about the dynamics. */
export interface SourceLevel {
  rangeLu: number | null;
  peakDbtp: number | null;
  /** Its peaks were limited before. */
  held: boolean;
}

/**
 * The stages that shape the sound before its loudness is set. All of them are there, neutral ones too, so that each can say
 * why it does nothing. `character` is null where the fingerprint is not known or not to be used.
 */
export function shapingStages(
  character: SoundCharacter | null,
  source: SourceLevel,
  request: EnhancementRequest,
): Stage[] {
  return [
    subsonic(character, request),
    tonalBalance(character, request),
    dynamics(character, source, request),
    width(character, request),
  ];
}

function subsonic(character: SoundCharacter | null, { preset, overrides, intensity }: EnhancementRequest): Stage {
  const name = 'subsonic-filter';
  const own = overrides.subsonicHz;
  const rumbleDb = character ? relativeRumbleDb(character) : null;
  const rumbles = rumbleDb !== null && rumbleDb > RUMBLE_DB;
  const fullHz = own ?? PRESET_TASTES[preset].subsonicHz ?? (rumbles ? RUMBLE_CUTOFF_HZ : 0);
  const cutoffHz = fullHz * intensity;
  const values = { cutoffHz, rumbleDb: rumbleDb ?? 0 };
  if (cutoffHz < LOWEST_CUTOFF_HZ) return { name, cutoffHz: null, ...explain('subsonic-filter.none', values) };
  if (own !== undefined) return { name, cutoffHz, ...explain('subsonic-filter.own', values) };
  return { name, cutoffHz, ...explain(rumbles ? 'subsonic-filter.rumble' : 'subsonic-filter.taste', values) };
}

/** Level of what lies under hearing, relative to all that is audible, dB; null where either is nothing. */
function relativeRumbleDb(character: SoundCharacter): number | null {
  const { subsonicDb } = character.extras;
  const audible = spectrumLines(character).reduce((sum, { power }) => sum + power, 0);
  return subsonicDb === null || audible === 0 ? null : subsonicDb - 10 * Math.log10(audible);
}

/** 0 at the first of two levels and before it, 1 at the second and beyond. */
function ramp(value: number, [from, to]: readonly [number, number]): number {
  return Math.max(0, Math.min(1, (value - from) / (to - from)));
}

function dynamics(character: SoundCharacter | null, source: SourceLevel, request: EnhancementRequest): Stage {
  const name = 'dynamics';
  const crestDb = character?.fingerprint.crest ?? null;
  const { rangeLu, peakDbtp } = source;
  // Without a level nothing can be said to be above it.
  const rmsDb = crestDb === null || peakDbtp === null ? null : peakDbtp - crestDb;
  const ownThresholdDb = request.overrides.thresholdDb;
  const thresholdDb = ownThresholdDb ?? (rmsDb ?? 0) + COMPRESSION.overRmsDb;
  const chosen = chooseDynamics(crestDb, source, request);
  const mostDb = (request.overrides.mostDb ?? chosen.mostDb) * request.intensity;
  const unknown = rmsDb === null && ownThresholdDb === undefined;
  const scaled = unknown && chosen.ratio > 1 ? 1 : chosen.ratio ** request.intensity;
  const values = { ratio: scaled, thresholdDb, mostDb, crestDb: crestDb ?? 0, rangeLu: rangeLu ?? 0 };
  if (Math.abs(scaled - 1) < 0.01 || mostDb === 0) {
    const nothing = { thresholdDb, ratio: 1, mostDb: 0 };
    return { name, ...nothing, ...explain(whyNothing(crestDb, request), { ...values, ...nothing }) };
  }
  const stage = { name, thresholdDb, ratio: scaled, mostDb } as const;
  if (scaled < 1) return { ...stage, ...explain(`dynamics.expand-${chosen.reason}`, values) };
  const id = ownThresholdDb === undefined ? (`dynamics.compress-${chosen.reason}` as const) : 'dynamics.compress-over';
  return { ...stage, ...explain(id, values) };
}

function whyNothing(crestDb: number | null, { overrides }: EnhancementRequest) {
  if (overrides.ratio === 1 || overrides.mostDb === 0) return 'dynamics.off-own';
  return crestDb === null ? 'dynamics.unmeasured' : 'dynamics.none';
}

function chooseDynamics(
  crestDb: number | null,
  { rangeLu, held }: SourceLevel,
  { preset, overrides }: EnhancementRequest,
): { ratio: number; mostDb: number; reason: 'sound' | 'own' } {
  if (overrides.ratio !== undefined) return { ratio: overrides.ratio, mostDb: OWN_MOST_DB, reason: 'own' };
  const taste = PRESET_TASTES[preset].dynamics;
  if (taste === 'lively') return { ...LIVELY, reason: 'own' };
  if (taste === 'open') return { ...OPEN, reason: 'own' };
  if (taste === 'none' || crestDb === null || rangeLu === null) return { ratio: 1, mostDb: 0, reason: 'sound' };
  const large = held ? 0 : ramp(crestDb, LARGE_CREST_DB) * ramp(rangeLu, LARGE_RANGE_LU);
  if (large > 0) return { ratio: COMPRESSION.ratio ** large, mostDb: COMPRESSION.mostDb, reason: 'sound' };
  const crushed = rangeLu < CRUSHED_RANGE_LU ? ramp(crestDb, CRUSHED_CREST_DB) : 0;
  return { ratio: EXPANSION.ratio ** crushed, mostDb: EXPANSION.mostDb, reason: 'sound' };
}

/** Most that a ratio set by hand changes the level by, dB. */
const OWN_MOST_DB = 6;

function width(character: SoundCharacter | null, request: EnhancementRequest): Stage {
  const name = 'stereo-width';
  const { overrides, reference, intensity } = request;
  const share = character?.fingerprint.stereoWidth ?? null;
  const correlation = character?.fingerprint.phaseCorrelation ?? null;
  const values = { widthDb: 0, share: 100 * (share ?? 0), correlation: correlation ?? 0 };
  const stage = (fullDb: number, id: 'own' | 'taste' | 'reference' | 'narrow' | 'opposed'): Stage => {
    const widthDb = (share === null ? fullDb : Math.min(fullDb, mostWidthDb(share))) * intensity;
    if (Math.abs(widthDb) < 0.05) return { name, widthDb: 0, ...explain('stereo-width.none', values) };
    return { name, widthDb, ...explain(`stereo-width.${id}`, { ...values, widthDb }) };
  };
  if (share !== null && share < MONO_WIDTH) return { name, widthDb: 0, ...explain('stereo-width.mono', values) };
  if (overrides.widthDb !== undefined) return stage(overrides.widthDb, 'own');
  const byItself = widthByItself(share, correlation, request);
  if (reference && reference.amount > 0 && share !== null) {
    const matchedDb = towards(share, reference.stereoWidth);
    return stage(byItself.widthDb + reference.amount * (matchedDb - byItself.widthDb), 'reference');
  }
  if (byItself.id !== 'none' && byItself.id !== 'unmeasured') return stage(byItself.widthDb, byItself.id);
  return { name, widthDb: 0, ...explain(`stereo-width.${byItself.id}`, values) };
}

/** What sound and preset ask for at intensity 1, dB, and why. */
function widthByItself(
  share: number | null,
  correlation: number | null,
  { preset }: EnhancementRequest,
): { widthDb: number; id: 'opposed' | 'taste' | 'narrow' | 'none' | 'unmeasured' } {
  const taste = PRESET_TASTES[preset].widthDb;
  if (correlation !== null && correlation < 0)
    return { widthDb: NARROWER_DB * Math.min(1, -correlation / 0.3), id: 'opposed' };
  if (taste !== null) return { widthDb: taste, id: 'taste' };
  if (share === null) return { widthDb: 0, id: 'unmeasured' };
  if (share >= NARROW_WIDTH || share < ROOM_WIDTH || PRESET_TASTES[preset].dynamics === 'none')
    return { widthDb: 0, id: 'none' };
  return { widthDb: WIDER_DB * ramp(share, [NARROW_WIDTH, NARROW_WIDTH / 2]), id: 'narrow' };
}

/** Gain of the side that takes no more than {@link MOST_MONO_LOSS_DB} from the sum of both sides against the whole, dB. */
function mostWidthDb(share: number): number {
  const power = 1 + (10 ** (MOST_MONO_LOSS_DB / 10) - 1) / Math.max(share, 1e-6);
  return 10 * Math.log10(power);
}

/** Gain of the side that brings its share of the energy to another one, within bounds, dB. */
function towards(share: number, wanted: number): number {
  const odds = (x: number) => x / Math.max(1e-6, 1 - x);
  const db = 10 * Math.log10(Math.max(1e-6, odds(wanted)) / Math.max(1e-6, odds(share)));
  return Math.max(-MOST_WIDTH_DB, Math.min(MOST_WIDTH_DB, db));
}
