import type { EnhancementResult, TaskProgress, TrackAnalysis } from '../../../shared/domain/analysis';
import { AuralisError } from '../../../shared/domain/errors';
import type { ExportFormat } from '../../../shared/domain/export-format';
import { type Plan, stageOf } from '../../../shared/domain/plan';
import { openAudioSource } from '../decode';
import { AudioWriter, type CarriedTags, checkOutput, createFolderOf, publishOutput, readCarriedTags } from '../export';
import { changesSound, loweredPlan, refinePlan } from '../mastering';
import { blocksOf, measureLoudness } from './measure';
import { layoutFor, outputEncoding } from './output-encoding';
import { Pacer } from './pacer';
import { discardPart } from './part-file';
import { type KeptSound, PLAN_PASSES, planTrack } from './plan';
import { afterShaping, masteredBlocks } from './render';
import { addTags } from './tagging';
import type { EnhanceTask, Layout } from './tasks';
import { checkUnchanged, type FileState, stateOf } from './unchanged';
import { describeWritten, encodingProblems, overshootDb, TOLERATED_OVERSHOOT_DB, type Written } from './written';

/** Beside planning: rendering and measuring what was written. */
const FURTHER_PASSES = 2;
/** How often a plan that misses its aim is made anew from what it did. */
const REFINEMENTS = 2;
/** How often the level is lowered where encoding lifts the true peak over the ceiling. */
const LOWERINGS = 3;

/**
 * Plans, renders, measures what was written and only then gives it its name. Whatever fails, `output` is untouched.
 * Throws AuralisError as reading and writing do, and `file-changed-meanwhile` where the input does not stay what it is meanwhile.
 */
export async function enhanceFile(
  task: EnhanceTask,
  report: (progress: TaskProgress) => void,
): Promise<EnhancementResult> {
  const state = stateOf(task.input);
  try {
    return await enhanceUnchanged(task, state, report);
  } catch (thrown) {
    // What then goes wrong follows from it.
    checkUnchanged(task.input, state);
    throw thrown;
  }
}

async function enhanceUnchanged(
  { input, output, partPath, request, format, createFolders, useFingerprint }: EnhanceTask,
  state: FileState | null,
  report: (progress: TaskProgress) => void,
): Promise<EnhancementResult> {
  const started = performance.now();
  if (createFolders) createFolderOf(output);
  checkOutput(input, output, format);
  const pacer = new Pacer(report, PLAN_PASSES + FURTHER_PASSES);
  const layout = layoutFor(input, output, format);
  const planned = await planTrack(
    input,
    { layout, request, measure: useFingerprint ? 'character' : 'loudness' },
    pacer,
  );
  const { analysis, sound } = planned;
  const carried = await readCarriedTags(input);
  const base = { sound, analysis, layout, partPath, output, format, tags: carried.tags, pacer };
  const abandon = () => discardPart(partPath);
  // Where the parent dies it cannot clean up, and this process ends by itself.
  process.once('exit', abandon);
  try {
    let plan = planned.plan;
    let written = await write({ ...base, plan });
    for (let again = 0; again < REFINEMENTS; again++) {
      const refined = refinePlan(planned.input, plan, written.loudness);
      if (refined === plan) break;
      plan = refined;
      pacer.addPasses(FURTHER_PASSES);
      written = await write({ ...base, plan });
    }
    for (let again = 0; again < LOWERINGS && overshootDb(written, plan) > TOLERATED_OVERSHOOT_DB; again++) {
      const loweredDb = written.file.loweredDb + overshootDb(written, plan);
      pacer.addPasses(FURTHER_PASSES);
      written = await write({ ...base, plan, loweredDb });
    }
    checkUnchanged(input, state);
    publishOutput(partPath, output);
    const seconds = (performance.now() - started) / 1000;
    const realtimeFactor = (analysis.durationSeconds ?? 0) / seconds;
    const problems = [
      ...analysis.problems,
      ...carried.problems,
      ...written.problems,
      ...encodingProblems(output, written, plan),
    ];
    const { loudness: after, file } = written;
    const told = loweredPlan(plan, file.loweredDb, after.integratedLufs);
    const before = analysis.loudness;
    return { input, output, plan: told, before, after, written: file, seconds, realtimeFactor, problems };
  } finally {
    process.off('exit', abandon);
    abandon();
  }
}

interface Writing {
  sound: KeptSound;
  analysis: TrackAnalysis;
  layout: Layout;
  plan: Plan;
  partPath: string;
  output: string;
  format: ExportFormat | undefined;
  tags: CarriedTags | null;
  /** Taken off the level on the way to the encoder, dB. */
  loweredDb?: number;
  pacer: Pacer;
}

/** Renders, tags and measures what then stands in the file: all samples that were really written. */
async function write(writing: Writing): Promise<Written> {
  const { partPath, output, tags, pacer } = writing;
  const { frames, file } = await render(writing);
  const problems = tags ? addTags(partPath, output, file.container, tags) : [];
  const analysis = await measureLoudness(partPath, 'native', pacer);
  const found = Math.round((analysis.durationSeconds ?? 0) * (analysis.sampleRateHz ?? 0));
  if (found !== frames)
    throw new AuralisError('internal', { reason: `the written file holds ${found} frames instead of ${frames}` });
  return { loudness: analysis.loudness, file, problems };
}

/** Writes the mastered sound and answers how many frames that were. */
async function render({ sound, analysis, layout, plan, partPath, output, format, loweredDb = 0, pacer }: Writing) {
  const source = openAudioSource(analysis.file, { layout });
  try {
    const untouched = leavesAlone(plan, analysis.loudness.truePeakDbtp);
    const options = { ...outputEncoding(source.info, untouched, output, format), gain: 10 ** (-loweredDb / 20) };
    const writer = new AudioWriter(partPath, output, options);
    const whole = (analysis.durationSeconds ?? 0) * source.info.sampleRateHz;
    try {
      const kept = sound.store.copies();
      const stages = kept && sound.shaped ? afterShaping(plan) : plan;
      for (const block of masteredBlocks(kept ?? blocksOf(source), source.info, stages)) {
        writer.write(block);
        await pacer.breathe(writer.frames / whole);
      }
      if (writer.frames !== Math.round(whole)) throw AuralisError.about(analysis.file, 'file-changed-meanwhile');
      writer.finish();
      pacer.nextPass();
      return { frames: writer.writtenFrames, file: describeWritten(writer, options, loweredDb) };
    } finally {
      writer.discard();
    }
  } finally {
    source.close();
  }
}

function leavesAlone(plan: Plan, truePeakDbtp: number | null): boolean {
  const ceiling = stageOf(plan, 'true-peak-limiter')?.ceilingDbtp;
  return !changesSound(plan.stages) && (ceiling === undefined || (truePeakDbtp ?? -Infinity) <= ceiling);
}
