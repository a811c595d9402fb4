import type { SoundCharacter } from '../../../shared/domain/fingerprint';
import type { Loudness } from '../../../shared/domain/loudness';
import { type AlbumLevel, type EnhancementRequest, type Plan, type Stage, stageOf } from '../../../shared/domain/plan';
import { type AlbumGain, albumGain, CRUSHED_CREST_DB } from './album';
import { explain } from './explanation';
import { type LimiterResponse, limiterLossLu, MAXIMUM_LIMITING_DB, peaksAreHeld } from './limiter-response';
import { PRESET_TASTES } from './presets';
import { targetFor } from './reference';
import { predictedChangeLu } from './shaped-loudness';
import { shapingStages } from './shaping';
import { spectrumLines } from './sound-character';

/** The most make-up gain there is, dB: beyond it lies the noise of the recording. */
export const MAXIMUM_GAIN_DB = 20;
/** A gain that nobody hears is not worth changing every sample for, dB. */
const SMALLEST_GAIN_DB = 0.05;
/** A plan that misses its aim by less is not made anew, LU. */
const CLOSE_ENOUGH_LU = 0.05;
/** From this much on a target that is missed is reported, LU. */
const SHORTFALL_LU = 0.1;

/** What a plan is decided from. */
export interface PlanInput {
  /** Loudness of the sound as it is; null where it was not measured. */
  source: Loudness | null;
  /** What `source` was measured on. */
  basis: Plan['basis'];
  request: EnhancementRequest;
  /** What the limiter does to its loudness; without it the limiter is taken to lower nothing. */
  limiterResponse?: LimiterResponse | null;
  /** What it sounds like; null or left out where the fingerprint is not known or not to be used. */
  character?: SoundCharacter | null;
  /** The sound measured after the stages that shape it; left out, its loudness is estimated from the spectrum. */
  shaped?: ShapedSound | null;
}

/** What was measured of sound to which {@link shapingOf} was applied. */
export interface ShapedSound {
  loudness: Loudness;
  limiterResponse: LimiterResponse | null;
  /** Peak over root mean square, dB; null for silence. */
  crestDb: number | null;
}

/** Most that shaping that raised the crest may give back to the limiter, dB. */
const MOST_CREST_GAINED_DB = 2;

const SEARCH_STEPS = 200;
const NO_RESPONSE: LimiterResponse = { lossLu: [0, 0], stepDb: 1, closePeaks: 0, nearPeaks: 0 };

/** The measured part of a {@link PlanInput}, where there is one. */
interface Measured {
  lufs: number;
  peakDbtp: number;
  response: LimiterResponse;
  request: EnhancementRequest;
  /** Loudness of the sound before it was shaped, LUFS. */
  sourceLufs: number;
  /** Loudness to reach, LUFS: at intensity 1, or with an album's gain at the intensity asked for. */
  targetLufs: number;
  /** The gain of the album that it is a part of. */
  album: AlbumGain | null;
  /** Most that limiting may take from the crest, dB. */
  crestLossDb: number;
}

/**
 * Decides what is done to one piece of sound. First it is shaped, as {@link shapingOf} says; the make-up gain is what then
 * brings the integrated loudness, after limiting, to the request's target, at most {@link MAXIMUM_GAIN_DB}, at most what
 * drives peaks {@link MAXIMUM_LIMITING_DB} over the ceiling, and no more than the crest may lose; the intensity scales it
 * in dB. As a part of an album a track gets the gain that makes it as much louder as all of the album becomes. At intensity
 * 0 nothing changes the sound; where the loudness has no value only peaks over the ceiling are limited.
 */
export function planFor(input: PlanInput): Plan {
  const { source, basis, request } = input;
  if (source === null || source.integratedLufs === null || source.truePeakDbtp === null)
    return withoutLoudness(source?.truePeakDbtp ?? null, request);
  if (request.intensity === 0) return neutral(basis, request, 'make-up-gain.off');
  const shaping = shapingOf(input);
  const measured = measuredAfter(input, shaping);
  if (!measured) return neutral('unmeasured', request, 'make-up-gain.unmeasured');
  const full = fullGain(measured);
  const scaled = measured.album ? full.gainDb : full.gainDb * request.intensity;
  const gainDb = Math.abs(scaled) < SMALLEST_GAIN_DB ? 0 : scaled;
  return { basis, request, stages: [...shaping, makeUpGain(measured, gainDb, full), limiter(measured, gainDb)] };
}

/** The stages before the make-up gain: what has to be applied to the sound before {@link PlanInput.shaped} is measured. */
export function shapingOf({ source, request, character, limiterResponse }: PlanInput): Stage[] {
  if (request.intensity === 0) return [];
  const level = { rangeLu: source?.rangeLu ?? null, peakDbtp: source?.truePeakDbtp ?? null };
  const held =
    limiterResponse && level.peakDbtp !== null
      ? peaksAreHeld(limiterResponse, { peakDbtp: level.peakDbtp, ceilingDbtp: request.ceilingDbtp })
      : false;
  return shapingStages(character ?? null, { ...level, held }, request);
}

/** Whether stages of {@link shapingOf} change any sample. */
export function changesSound(stages: readonly Stage[]): boolean {
  return stages.some(
    (stage) =>
      (stage.name === 'subsonic-filter' && stage.cutoffHz !== null) ||
      (stage.name === 'tonal-balance' && stage.bands.length > 0) ||
      (stage.name === 'dynamics' && stage.ratio !== 1) ||
      (stage.name === 'stereo-width' && stage.widthDb !== 0) ||
      (stage.name === 'make-up-gain' && stage.gainDb !== 0),
  );
}

/**
 * Most that limiting may take from the crest, dB, of sound whose crest shaping has changed by so much: nothing of what was
 * limited before, and of what was crushed only what shaping has given it.
 */
function spareCrestDb({ source, request, character, limiterResponse }: PlanInput, gainedDb: number): number {
  const peakDbtp = source?.truePeakDbtp ?? Number.NEGATIVE_INFINITY;
  if (limiterResponse && peaksAreHeld(limiterResponse, { peakDbtp, ceilingDbtp: request.ceilingDbtp })) return 0;
  const most = PRESET_TASTES[request.preset].crestLossDb;
  const crestDb = character ? audibleCrestDb(character, peakDbtp) : null;
  if (crestDb !== null && crestDb < CRUSHED_CREST_DB) return Math.max(0, Math.min(most, gainedDb));
  return Math.max(0, most + Math.min(MOST_CREST_GAINED_DB, gainedDb));
}

/**
 * The larger of the crest and of the true peak over the root mean square of what is audible, dB: rumble and a constant offset,
 * which are taken away, make no sound crushed.
 */
function audibleCrestDb(character: SoundCharacter, peakDbtp: number): number | null {
  const { crest } = character.fingerprint;
  const audible = spectrumLines(character).reduce((sum, { power }) => sum + power, 0);
  // Levels are relative to a sine of full scale, whose mean square is a half.
  return crest === null ? null : Math.max(crest, peakDbtp - 10 * Math.log10(audible / 2));
}

/** The sound as the make-up gain meets it; null where it has no loudness. */
function measuredAfter(input: PlanInput, shaping: readonly Stage[]): Measured | null {
  const { source, request, character, shaped, limiterResponse } = input;
  const sourceLufs = source?.integratedLufs ?? null;
  const peakDbtp = source?.truePeakDbtp ?? null;
  if (sourceLufs === null || peakDbtp === null) return null;
  const album = request.album && albumGain(request.album, request, MAXIMUM_GAIN_DB);
  const targetLufs = album ? sourceLufs + album.gainDb * request.intensity : targetFor(request);
  const wish = { request, sourceLufs, targetLufs, album };
  if (!shaped) {
    const changeLu = predictedChangeLu(character ?? null, shaping);
    const response = limiterResponse ?? NO_RESPONSE;
    const lufs = sourceLufs + changeLu;
    return { ...wish, lufs, peakDbtp: peakDbtp + changeLu, response, crestLossDb: spareCrestDb(input, 0) };
  }
  const { integratedLufs, truePeakDbtp } = shaped.loudness;
  if (integratedLufs === null || truePeakDbtp === null) return null;
  const crestDb = character?.fingerprint.crest ?? null;
  const gainedDb = crestDb === null || shaped.crestDb === null ? 0 : shaped.crestDb - crestDb;
  const response = shaped.limiterResponse ?? NO_RESPONSE;
  const crestLossDb = spareCrestDb(input, gainedDb);
  return { ...wish, lufs: integratedLufs, peakDbtp: truePeakDbtp, response, crestLossDb };
}

/** Integrated loudness after a gain in dB and the limiter, LUFS. */
function expectedLufs({ lufs, peakDbtp, response, request }: Measured, gainDb: number): number {
  return lufs + gainDb - limiterLossLu(response, peakDbtp + gainDb - request.ceilingDbtp);
}

/**
 * The plan corrected by what was measured after a pass with it: the limiter's response is scaled to the loss that it really
 * had. `input` is what `plan` was decided from. Returns `plan` itself where it is within 0.05 LU of its aim already.
 */
export function refinePlan(input: PlanInput, plan: Plan, after: Loudness): Plan {
  const measured = measuredAfter(input, shapingOf(input));
  if (!measured || after.integratedLufs === null) return plan;
  const gainDb = stageOf(plan, 'make-up-gain')?.gainDb ?? 0;
  const { lufs, peakDbtp, response, request } = measured;
  const driveDb = peakDbtp + gainDb - request.ceilingDbtp;
  const lossLu = lufs + gainDb - after.integratedLufs;
  const expectedLossLu = limiterLossLu(response, driveDb);
  if (driveDb <= 0 || Math.abs(lossLu - expectedLossLu) < CLOSE_ENOUGH_LU) return plan;
  const scaled = scaledResponse(response === NO_RESPONSE ? null : response, driveDb, lossLu);
  const { shaped } = input;
  return planFor(
    shaped ? { ...input, shaped: { ...shaped, limiterResponse: scaled } } : { ...input, limiterResponse: scaled },
  );
}

function scaledResponse(response: LimiterResponse | null, driveDb: number, lossLu: number): LimiterResponse {
  const before = response === null ? 0 : limiterLossLu(response, driveDb);
  if (response === null || before <= 0) return { ...NO_RESPONSE, lossLu: [0, lossLu], stepDb: driveDb };
  return { ...response, lossLu: response.lossLu.map((loss) => (loss * lossLu) / before) };
}

/** What is too short or too quiet to have a loudness keeps its level, but not peaks over the ceiling, dBTP. */
function withoutLoudness(peakDbtp: number | null, request: EnhancementRequest): Plan {
  const plan = neutral('unmeasured', request, 'make-up-gain.unmeasured');
  if (peakDbtp === null || request.intensity === 0 || peakDbtp <= request.ceilingDbtp) return plan;
  return { ...plan, stages: [...plan.stages, limiter({ peakDbtp, request }, 0)] };
}

function neutral(
  basis: Plan['basis'],
  request: EnhancementRequest,
  id: 'make-up-gain.unmeasured' | 'make-up-gain.off',
): Plan {
  return { basis, request, stages: [{ name: 'make-up-gain', gainDb: 0, ...explain(id, { gainDb: 0 }) }] };
}

/** The gain at intensity 1, what keeps it from being more, and how far it drives peaks over the ceiling, dB. */
interface FullGain {
  gainDb: number;
  bound: 'limit' | 'gain' | null;
  limitDb: number;
}

/**
 * The smallest gain that reaches the target at intensity 1; where none does, the one that gets nearest, and what keeps it
 * from more. More gain is not always louder: limiting the loudest parts lets quieter ones through the gate of the measure.
 */
function fullGain(measured: Measured): FullGain {
  const { lufs, peakDbtp, request } = measured;
  const toLimit = Math.max(0, mostDriveDb(measured) + request.ceilingDbtp - peakDbtp);
  const most = Math.min(MAXIMUM_GAIN_DB, toLimit);
  const { targetLufs } = measured;
  const least = Math.min(0, targetLufs - lufs);
  let nearest = least;
  for (let step = 1; step <= SEARCH_STEPS; step++) {
    const gainDb = least + ((most - least) * step) / SEARCH_STEPS;
    const reached = expectedLufs(measured, gainDb);
    if (reached >= targetLufs) {
      const before = least + ((most - least) * (step - 1)) / SEARCH_STEPS;
      return { gainDb: crossing(measured, before, gainDb), bound: null, limitDb: 0 };
    }
    if (reached > expectedLufs(measured, nearest)) nearest = gainDb;
  }
  const limitDb = Math.max(0, peakDbtp + nearest - request.ceilingDbtp);
  return { gainDb: nearest, bound: nearest === MAXIMUM_GAIN_DB ? 'gain' : 'limit', limitDb };
}

/** How far peaks may be driven over the ceiling: what that takes from them, less what it takes from the loudness, is lost. */
function mostDriveDb({ response, crestLossDb }: Measured): number {
  let low = 0;
  let high = MAXIMUM_LIMITING_DB;
  if (high - limiterLossLu(response, high) <= crestLossDb) return high;
  while (high - low > 1e-3) {
    const middle = (low + high) / 2;
    if (middle - limiterLossLu(response, middle) <= crestLossDb) low = middle;
    else high = middle;
  }
  return low;
}

/** Where the target is reached between a gain that does not and one that does, dB. */
function crossing(measured: Measured, below: number, above: number): number {
  let low = below;
  let high = above;
  while (high - low > 1e-6) {
    const middle = (low + high) / 2;
    if (expectedLufs(measured, middle) < measured.targetLufs) low = middle;
    else high = middle;
  }
  return high;
}

function makeUpGain(measured: Measured, gainDb: number, { bound, limitDb }: FullGain): Stage {
  const { lufs, request, targetLufs, album } = measured;
  const reachedLufs = expectedLufs(measured, gainDb);
  const wantedLufs = album ? targetLufs : lufs + (targetLufs - lufs) * request.intensity;
  const shortfallLu = wantedLufs - reachedLufs;
  const stage = { name: 'make-up-gain', gainDb } as const;
  if (bound !== null && shortfallLu > SHORTFALL_LU) {
    const shown = { gainDb, reachedLufs, shortfallLu, targetLufs: wantedLufs };
    if (measured.crestLossDb === 0) return { ...stage, ...explain('make-up-gain.short-of-crest', shown) };
    return bound === 'limit'
      ? { ...stage, ...explain('make-up-gain.short-of-limit', { ...shown, limitDb }) }
      : { ...stage, ...explain('make-up-gain.short-of-gain', shown) };
  }
  if (album && request.album) return { ...stage, ...explainAlbum(measured, gainDb, album, request.album) };
  const values = { gainDb, sourceLufs: lufs, targetLufs: reachedLufs };
  if (gainDb === 0) return { ...stage, ...explain('make-up-gain.none', values) };
  const { reference } = request;
  if (reference && reference.amount > 0)
    return { ...stage, ...explain('make-up-gain.reference', { ...values, referenceLufs: reference.integratedLufs }) };
  return { ...stage, ...explain(gainDb > 0 ? 'make-up-gain.raise' : 'make-up-gain.lower', values) };
}

function explainAlbum(
  measured: Measured,
  gainDb: number,
  { gainDb: fullDb, shortfallLu }: AlbumGain,
  level: AlbumLevel,
) {
  const { intensity } = measured.request;
  const values = {
    gainDb,
    albumGainDb: fullDb * intensity,
    albumLufs: level.lufs,
    measured: level.measured,
    tracks: level.tracks,
    reachedLufs: expectedLufs(measured, gainDb),
  };
  const shortfall = shortfallLu * intensity;
  if (shortfall > SHORTFALL_LU) return explain('make-up-gain.album-short', { ...values, shortfallLu: shortfall });
  return explain(level.measured < level.tracks ? 'make-up-gain.album-partly' : 'make-up-gain.album', values);
}

function limiter(
  { peakDbtp, request: { ceilingDbtp } }: Pick<Measured, 'peakDbtp' | 'request'>,
  gainDb: number,
): Stage {
  const driven = peakDbtp + gainDb;
  const reductionDb = driven - ceilingDbtp;
  const explained =
    reductionDb > 0
      ? explain('true-peak-limiter.active', { ceilingDbtp, reductionDb })
      : explain('true-peak-limiter.idle', { ceilingDbtp, peakDbtp: driven });
  return { name: 'true-peak-limiter', ceilingDbtp, ...explained };
}
