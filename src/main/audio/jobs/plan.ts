import type { PlannedTrack, TrackAnalysis } from '../../../shared/domain/analysis';
import type { EnhancementRequest, Stage } from '../../../shared/domain/plan';
import { MasteringAnalysis } from '../analysis';
import { openAudioSource } from '../decode';
import { changesSound, type PlanInput, planFor, type ShapedSound, type SoundCharacter, shapingOf } from '../mastering';
import { blocksOf, measureFile, measureForMastering, soundFormat } from './measure';
import type { Pacer } from './pacer';
import { masteredBlocks } from './render';
import { SoundStore } from './sound-store';
import type { Layout } from './tasks';

/** Times that planning goes through the file. */
export const PLAN_PASSES = 2;

export interface PlanSettings {
  layout: Layout;
  request: EnhancementRequest;
  /** Without it the preset's own plan is made, whatever the sound. */
  useFingerprint: boolean;
}

/** What of an analysis decides how sound is shaped; null where it has no fingerprint. */
export function characterOf({ fingerprint, extras }: TrackAnalysis): SoundCharacter | null {
  return fingerprint && extras ? { fingerprint, extras } : null;
}

/**
 * Measures the whole file, decides how to shape it, measures it once more as it then is, and decides the rest; `input` is
 * what the plan was decided from. `store` keeps what was decoded, so that it is decoded only once.
 */
export async function planTrack(
  path: string,
  { layout, request, useFingerprint }: PlanSettings,
  pacer: Pacer,
  store: SoundStore,
): Promise<PlannedTrack & { input: PlanInput; asItIs: boolean }> {
  const how = { layout, useFingerprint };
  const { analysis, limiterResponse, asItIs } = await measureForMastering(path, how, pacer, store);
  const character = characterOf(analysis);
  const unshaped: PlanInput = { source: analysis.loudness, basis: 'whole-file', request, limiterResponse, character };
  const shaping = shapingOf(unshaped);
  const whole = { loudness: analysis.loudness, limiterResponse, crestDb: character?.fingerprint.crest ?? null };
  const shaped = changesSound(shaping)
    ? await measureShaped({ analysis, layout, shaping, request, pacer, store })
    : whole;
  pacer.nextPass();
  const input = { ...unshaped, shaped };
  return { analysis, plan: planFor(input), input, asItIs };
}

/**
 * Plans from what is played, and gives the fingerprint of the file as it is: where those differ (mono, surround), the file
 * is gone through once more.
 */
export async function planWithOwnFingerprint(
  path: string,
  settings: PlanSettings,
  pacer: Pacer,
): Promise<PlannedTrack> {
  const { analysis, plan, asItIs } = await planTrack(path, settings, pacer, new SoundStore());
  if (asItIs || !settings.useFingerprint) return { analysis, plan };
  pacer.addPasses(1);
  const { fingerprint, fingerprintNotes, extras } = await measureFile(path, 'native', pacer);
  return { analysis: { ...analysis, fingerprint, fingerprintNotes, extras }, plan };
}

interface Shaping {
  analysis: TrackAnalysis;
  layout: Layout;
  shaping: Stage[];
  request: EnhancementRequest;
  pacer: Pacer;
  store: SoundStore;
}

async function measureShaped({ analysis, layout, shaping, request, pacer, store }: Shaping): Promise<ShapedSound> {
  const source = openAudioSource(analysis.file, { layout });
  try {
    const { info } = source;
    const meter = new MasteringAnalysis(soundFormat(info));
    const wholeFrames = (analysis.durationSeconds ?? 0) * info.sampleRateHz;
    let frames = 0;
    const plan = { basis: 'whole-file' as const, request, stages: shaping };
    for (const block of masteredBlocks(store.copies() ?? blocksOf(source), info, plan)) {
      meter.add(block);
      frames += block[0]?.length ?? 0;
      await pacer.breathe(frames / wholeFrames);
    }
    return meter.result();
  } finally {
    source.close();
  }
}
