import type { EnhancementResult, TaskProgress, TrackAnalysis } from '../../../shared/domain/analysis';
import { AuralisError } from '../../../shared/domain/errors';
import type { Loudness } from '../../../shared/domain/loudness';
import { type Plan, stageOf } from '../../../shared/domain/plan';
import { type AudioSourceInfo, openAudioSource } from '../decode';
import { AudioWriter, checkOutput, containerOf, publishOutput, type WriterOptions } from '../export';
import { changesSound, refinePlan } from '../mastering';
import { blocksOf, measureLoudness } from './measure';
import { Pacer } from './pacer';
import { discardPart } from './part-file';
import { PLAN_PASSES, planTrack } from './plan';
import { masteredBlocks } from './render';
import { SoundStore } from './sound-store';
import type { EnhanceTask } from './tasks';

/** Beside planning: rendering and measuring what was written. */
const FURTHER_PASSES = 2;
/** How often a plan that misses its aim is made anew from what it did. */
const REFINEMENTS = 2;

/**
 * Plans, renders, measures what was written and only then gives it its name. Whatever fails, `output` is untouched.
 * Throws AuralisError as reading and writing do.
 */
export async function enhanceFile(
  { input, output, partPath, request }: EnhanceTask,
  report: (progress: TaskProgress) => void,
): Promise<EnhancementResult> {
  const started = performance.now();
  checkOutput(input, output);
  const pacer = new Pacer(report, PLAN_PASSES + FURTHER_PASSES);
  const store = new SoundStore();
  const planned = await planTrack(input, { layout: 'native', request, useFingerprint: true }, pacer, store);
  const { analysis } = planned;
  const write = async (plan: Plan) => {
    const frames = await render({ store, analysis, plan, partPath, output, pacer });
    return measureWritten(partPath, frames, pacer);
  };
  const abandon = () => discardPart(partPath);
  // Where the parent dies it cannot clean up, and this process ends by itself.
  process.once('exit', abandon);
  try {
    let plan = planned.plan;
    let after = await write(plan);
    for (let again = 0; again < REFINEMENTS; again++) {
      const refined = refinePlan(planned.input, plan, after);
      if (refined === plan) break;
      plan = refined;
      pacer.addPasses(FURTHER_PASSES);
      after = await write(plan);
    }
    publishOutput(partPath, output);
    const seconds = (performance.now() - started) / 1000;
    const realtimeFactor = (analysis.durationSeconds ?? 0) / seconds;
    const { loudness: before, problems } = analysis;
    return { input, output, plan, before, after, seconds, realtimeFactor, problems };
  } finally {
    process.off('exit', abandon);
    abandon();
  }
}

/** Measures what stands in the file: the samples that were really written, all of them. */
async function measureWritten(partPath: string, frames: number, pacer: Pacer): Promise<Loudness> {
  const analysis = await measureLoudness(partPath, 'native', pacer);
  const found = Math.round((analysis.durationSeconds ?? 0) * (analysis.sampleRateHz ?? 0));
  if (found !== frames)
    throw new AuralisError('internal', { reason: `the written file holds ${found} frames instead of ${frames}` });
  return analysis.loudness;
}

interface Rendering {
  store: SoundStore;
  analysis: TrackAnalysis;
  plan: Plan;
  partPath: string;
  output: string;
  pacer: Pacer;
}

/** Writes the mastered sound and answers how many frames that were. */
async function render({ store, analysis, plan, partPath, output, pacer }: Rendering): Promise<number> {
  const source = openAudioSource(analysis.file);
  try {
    const writer = new AudioWriter(partPath, output, writerOptions(source.info, plan, analysis.loudness, output));
    const whole = (analysis.durationSeconds ?? 0) * source.info.sampleRateHz;
    try {
      for (const block of masteredBlocks(store.copies() ?? blocksOf(source), source.info, plan)) {
        writer.write(block);
        await pacer.breathe(writer.frames / whole);
      }
      writer.finish();
      pacer.nextPass();
      return writer.frames;
    } finally {
      writer.discard();
    }
  } finally {
    source.close();
  }
}

/**
 * Untouched integer sound keeps its resolution to the bit. Everything else gets 24 bits with dither, save that WAV can
 * hold the floating point that lossy formats decode to.
 */
function writerOptions(info: AudioSourceInfo, plan: Plan, { truePeakDbtp }: Loudness, output: string): WriterOptions {
  const container = containerOf(output);
  const base = { container, rateHz: info.sampleRateHz, channelPositions: info.channelPositions };
  const bits = info.bitsPerSample;
  if (bits !== null && bits <= 24 && leavesAlone(plan, truePeakDbtp))
    return { ...base, encoding: bits <= 16 ? 'int16' : 'int24', dither: false };
  if (bits === null && container === 'wav') return { ...base, encoding: 'float32', dither: false };
  return { ...base, encoding: 'int24', dither: true };
}

function leavesAlone(plan: Plan, truePeakDbtp: number | null): boolean {
  const ceiling = stageOf(plan, 'true-peak-limiter')?.ceilingDbtp;
  return !changesSound(plan.stages) && (ceiling === undefined || (truePeakDbtp ?? -Infinity) <= ceiling);
}
