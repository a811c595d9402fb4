import type { PlannedTrack, TrackAnalysis } from '../../../shared/domain/analysis';
import type { EnhancementRequest, Stage } from '../../../shared/domain/plan';
import { MasteringAnalysis } from '../analysis';
import { openAudioSource } from '../decode';
import { changesSound, type PlanInput, planFor, type ShapedSound, shapingOf } from '../mastering';
import { blocksOf, measureFile, measureForMastering, soundFormat, type Thoroughness } from './measure';
import type { Pacer } from './pacer';
import { masteredBlocks } from './render';
import { SoundStore } from './sound-store';
import type { Layout } from './tasks';

/** Times that planning goes through the file. */
export const PLAN_PASSES = 2;

export interface PlanSettings {
  layout: Layout;
  request: EnhancementRequest;
  measure: Thoroughness;
}

/** The sound that the make-up gain and the limiter are applied to, as far as it could be kept. */
export interface KeptSound {
  store: SoundStore;
  /** Whether the stages before the make-up gain were applied to it already. */
  shaped: boolean;
}

/**
 * Measures the whole file, decides how to shape it, measures it once more as it then is, and decides the rest; `input` is
 * what the plan was decided from. What was decoded and shaped is kept, so that it is done only once.
 */
export async function planTrack(
  path: string,
  { layout, request, measure }: PlanSettings,
  pacer: Pacer,
): Promise<PlannedTrack & { input: PlanInput; asItIs: boolean; sound: KeptSound }> {
  const store = new SoundStore();
  const measured = await measureForMastering(path, { layout, measure }, pacer, store);
  const { analysis, limiterResponse, character, asItIs } = measured;
  const unshaped: PlanInput = { source: analysis.loudness, basis: 'whole-file', request, limiterResponse, character };
  const shaping = shapingOf(unshaped);
  if (!changesSound(shaping)) {
    pacer.nextPass();
    const crestDb = character?.fingerprint.crest ?? null;
    const input = { ...unshaped, shaped: { loudness: analysis.loudness, limiterResponse, crestDb } };
    return { analysis, plan: planFor(input), input, asItIs, sound: { store, shaped: false } };
  }
  const shaped = new SoundStore();
  const input = {
    ...unshaped,
    shaped: await measureShaped({ analysis, layout, shaping, request, pacer, store, shaped }),
  };
  pacer.nextPass();
  return { analysis, plan: planFor(input), input, asItIs, sound: { store: shaped, shaped: true } };
}

/**
 * Plans from what is played, and gives the fingerprint of the file as it is: where those differ (mono, surround), the file
 * is gone through once more.
 */
export async function planWithOwnFingerprint(
  path: string,
  { useFingerprint, ...settings }: Omit<PlanSettings, 'measure'> & { useFingerprint: boolean },
  pacer: Pacer,
): Promise<PlannedTrack> {
  const measure = useFingerprint ? 'fingerprint' : 'loudness';
  const { analysis, plan, asItIs } = await planTrack(path, { ...settings, measure }, pacer);
  if (asItIs || !useFingerprint) return { analysis, plan };
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
  /** Keeps the shaped sound. */
  shaped: SoundStore;
}

async function measureShaped({
  analysis,
  layout,
  shaping,
  request,
  pacer,
  store,
  shaped,
}: Shaping): Promise<ShapedSound> {
  const source = openAudioSource(analysis.file, { layout });
  try {
    const { info } = source;
    const meter = new MasteringAnalysis(soundFormat(info));
    const wholeFrames = (analysis.durationSeconds ?? 0) * info.sampleRateHz;
    let frames = 0;
    const plan = { basis: 'whole-file' as const, request, stages: shaping };
    for (const block of masteredBlocks(store.takeOut() ?? blocksOf(source), info, plan)) {
      meter.add(block);
      shaped.keep(block);
      frames += block[0]?.length ?? 0;
      await pacer.breathe(frames / wholeFrames);
    }
    return meter.result();
  } finally {
    source.close();
  }
}
