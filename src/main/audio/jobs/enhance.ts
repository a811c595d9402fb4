import type { EnhancementResult, TaskProgress, TrackAnalysis } from '../../../shared/domain/analysis';
import { AuralisError } from '../../../shared/domain/errors';
import type { Loudness } from '../../../shared/domain/loudness';
import type { Plan } from '../../../shared/domain/plan';
import type { AudioSource, AudioSourceInfo } from '../decode';
import { AudioWriter, checkOutput, containerOf, publishOutput, type WriterOptions } from '../export';
import { refinePlan } from '../mastering';
import { measureForMastering, shareDone } from './measure';
import { Pacer } from './pacer';
import { discardPart } from './part-file';
import { PLAN_PASSES, planTrack } from './plan';
import { masteredBlocks, withSource } from './render';
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
  const planned = await planTrack(input, 'native', request, pacer);
  const { analysis } = planned;
  try {
    let plan = planned.plan;
    let after = await writeAndMeasure(planned.analysis, plan, partPath, output, pacer);
    for (let again = 0; again < REFINEMENTS; again++) {
      const refined = refinePlan(planned.input, plan, after);
      if (refined === plan) break;
      plan = refined;
      pacer.addPasses(FURTHER_PASSES);
      after = await writeAndMeasure(planned.analysis, plan, partPath, output, pacer);
    }
    publishOutput(partPath, output);
    const seconds = (performance.now() - started) / 1000;
    const realtimeFactor = (analysis.durationSeconds ?? 0) / seconds;
    const { loudness: before, problems } = analysis;
    return { input, output, plan, before, after, seconds, realtimeFactor, problems };
  } finally {
    discardPart(partPath);
  }
}

/** Renders into `partPath` and measures what stands there then: the samples that were really written. */
async function writeAndMeasure(
  { file, loudness }: TrackAnalysis,
  plan: Plan,
  partPath: string,
  output: string,
  pacer: Pacer,
): Promise<Loudness> {
  const frames = await withSource(file, (source) => render(source, plan, loudness, partPath, output, pacer));
  const { analysis: written } = await measureForMastering(partPath, 'native', pacer);
  const found = Math.round((written.durationSeconds ?? 0) * (written.sampleRateHz ?? 0));
  if (found !== frames)
    throw new AuralisError('internal', { reason: `the written file holds ${found} frames instead of ${frames}` });
  return written.loudness;
}

/** Writes the mastered sound and answers how many frames that were. */
async function render(
  source: AudioSource,
  plan: Plan,
  loudness: Loudness,
  partPath: string,
  output: string,
  pacer: Pacer,
): Promise<number> {
  const writer = new AudioWriter(partPath, output, writerOptions(source.info, plan, loudness, output));
  try {
    for (const block of masteredBlocks(source, plan)) {
      writer.write(block);
      await pacer.breathe(shareDone(source));
    }
    writer.finish();
    pacer.nextPass();
    return writer.frames;
  } catch (thrown) {
    writer.discard();
    throw thrown;
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
  return plan.stages.every((stage) =>
    stage.name === 'make-up-gain' ? stage.gainDb === 0 : (truePeakDbtp ?? -Infinity) <= stage.ceilingDbtp,
  );
}
