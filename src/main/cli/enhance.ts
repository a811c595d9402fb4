import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { z } from 'zod';
import type { EnhancementResult } from '../../shared/domain/analysis';
import { AuralisError } from '../../shared/domain/errors';
import { EXPORT_FORMATS, ExportFormatSchema, FORMAT_ENDINGS } from '../../shared/domain/export-format';
import {
  DEFAULT_ENHANCEMENT,
  type EnhancementRequest,
  EnhancementRequestSchema,
  PRESETS,
  ReferenceSchema,
} from '../../shared/domain/plan';
import { writeReport } from '../audio/jobs';
import { albumLevel, referenceFrom } from '../audio/mastering';
import { withAnalysis } from './analysis-pool';
import { parseArguments } from './arguments';
import { type CliContext, type Command, EXIT, JSON_OPTION, toJson, UsageError, validate } from './command';
import { enhanceAll } from './enhance-all';
import { isFolder, isPlainFile, pairFiles } from './input-files';
import { levels } from './levels';
import { formatNumber } from './table';

const { preset, intensity, targetLufs, ceilingDbtp } = EnhancementRequestSchema.shape;

const MOST_JOBS = 64;
/** What many files get where no format is asked for: lossless, in the resolution that the source needs. */
const ENDING_OF_MANY = '.flac';

/** One core is left to the person. */
const spareCores = () => Math.max(1, availableParallelism() - 1);

/** A number as typed; empty and words are refused rather than read as 0. */
const typed = (range: z.ZodType<number, number>) =>
  z
    .string()
    .regex(/^[+-]?(\d+\.?\d*|\.\d+)$/, 'not a number')
    .transform(Number)
    .pipe(range);

const OptionsSchema = z.object({
  preset: preset.default(DEFAULT_ENHANCEMENT.preset),
  intensity: typed(intensity).default(DEFAULT_ENHANCEMENT.intensity),
  target: typed(targetLufs).default(DEFAULT_ENHANCEMENT.targetLufs),
  ceiling: typed(ceilingDbtp).default(DEFAULT_ENHANCEMENT.ceilingDbtp),
  format: ExportFormatSchema.optional(),
  amount: typed(ReferenceSchema.shape.amount).default(1),
  jobs: typed(z.number().int().min(1).max(MOST_JOBS)).default(spareCores),
});
type Options = z.infer<typeof OptionsSchema>;

export const enhance: Command = {
  name: 'enhance',
  synopsis: 'IN... OUT',
  summary: 'write an enhanced copy of a sound file, or of all in folders and patterns into a folder',
  options: [
    { flag: '--preset NAME', explanation: `one of ${PRESETS.join(', ')} (${DEFAULT_ENHANCEMENT.preset})` },
    { flag: '--intensity X', explanation: `0 to 1 (${DEFAULT_ENHANCEMENT.intensity})` },
    { flag: '--target LUFS', explanation: `loudness to reach (${DEFAULT_ENHANCEMENT.targetLufs})` },
    { flag: '--ceiling dBTP', explanation: `true peak not to be exceeded (${DEFAULT_ENHANCEMENT.ceilingDbtp})` },
    { flag: '--format NAME', explanation: `one of ${EXPORT_FORMATS.join(', ')} (by the ending; folders: flac)` },
    { flag: '--reference FILE', explanation: 'sound like this one: loudness, balance and width' },
    { flag: '--amount X', explanation: 'how much like the reference, 0 to 1 (1)' },
    { flag: '--album', explanation: 'keep how loud the files are against one another' },
    { flag: '--no-fingerprint', explanation: 'go by the preset alone, whatever the sound' },
    { flag: '--jobs N', explanation: 'files at once (cores less one)' },
    { flag: '--report', explanation: 'write NAME.report.json beside each result: plan, before and after' },
    JSON_OPTION,
  ],
  async run(args, context) {
    const { values, positionals } = parseArguments(args, {
      preset: { type: 'string' },
      intensity: { type: 'string' },
      target: { type: 'string' },
      ceiling: { type: 'string' },
      format: { type: 'string' },
      reference: { type: 'string' },
      amount: { type: 'string' },
      album: { type: 'boolean' },
      'no-fingerprint': { type: 'boolean' },
      jobs: { type: 'string' },
      report: { type: 'boolean' },
      json: { type: 'boolean' },
    });
    const inputs = positionals.slice(0, -1);
    const output = positionals.at(-1);
    const [input] = inputs;
    if (!input || !output) throw new UsageError('enhance needs an input and an output');
    const {
      json = false,
      report = false,
      album = false,
      reference,
      'no-fingerprint': plain = false,
      ...given
    } = values;
    const options = validate(OptionsSchema, given);
    const told = { json, report };
    const request = await withReference(requestOf(options), reference, options.amount, context);
    const work = { request, album, useFingerprint: !plain };
    const single = inputs.length === 1 && isPlainFile(input) && !isFolder(output) && !/[\\/]$/.test(output);
    return single
      ? enhanceOne(input, output, options, work, told, context)
      : enhanceMany(inputs, output, options, work, told, context);
  },
};

interface Telling {
  json: boolean;
  report: boolean;
}

function requestOf({ preset, intensity, target, ceiling }: Options): EnhancementRequest {
  return { ...DEFAULT_ENHANCEMENT, preset, intensity, targetLufs: target, ceilingDbtp: ceiling };
}

/** The request with what a reference sounds like. Throws AuralisError `not-measurable` where that cannot be told. */
async function withReference(
  request: EnhancementRequest,
  file: string | undefined,
  amount: number,
  context: CliContext,
) {
  if (file === undefined) return request;
  const { loudness, fingerprint, extras } = await withAnalysis(context.processFolder, 1, (analysis) =>
    analysis.analyze(file, { signal: context.signal }),
  );
  const character = fingerprint && extras ? { fingerprint, extras } : null;
  const reference = character && referenceFrom(basename(file), loudness.integratedLufs, character, amount);
  if (!reference) throw AuralisError.about(file, 'not-measurable', { reason: 'It cannot be a reference.' });
  return { ...request, reference };
}

interface Work {
  request: EnhancementRequest;
  album: boolean;
  useFingerprint: boolean;
}

async function enhanceOne(
  input: string,
  output: string,
  options: Options,
  { request, useFingerprint }: Work,
  told: Telling,
  context: CliContext,
) {
  const { format } = options;
  if (format && !output.toLowerCase().endsWith(FORMAT_ENDINGS[format]))
    throw new UsageError(`--format ${format} needs an output that ends in ${FORMAT_ENDINGS[format]}`);
  const result = await withAnalysis(context.processFolder, 1, (analysis) =>
    analysis.enhance({ input, output, request, format, useFingerprint }, { signal: context.signal }),
  );
  if (told.report) writeReport(result);
  context.print(told.json ? toJson(result) : inWords(result));
  return EXIT.done;
}

async function enhanceMany(
  inputs: string[],
  folder: string,
  options: Options,
  { request, album, useFingerprint }: Work,
  told: Telling,
  context: CliContext,
) {
  if (isPlainFile(folder) && /\.[a-z0-9]{2,5}$/i.test(folder))
    throw new UsageError('several files need a folder to go into, not a file');
  const { format, jobs } = options;
  const ending = format ? FORMAT_ENDINGS[format] : ENDING_OF_MANY;
  const pairs = pairFiles(inputs, folder, ending, (message) => context.complain(message));
  const level = album ? await albumLevelOf(pairs, jobs, context) : null;
  const telling = { report: told.report, quiet: told.json };
  const work = { pairs, request: { ...request, album: level }, format, jobs, useFingerprint, ...telling };
  const outcomes = await enhanceAll(work, context);
  if (told.json) context.print(toJson(outcomes));
  return outcomes.some(({ plan }) => plan === null) ? EXIT.failed : EXIT.done;
}

/** Level of all files as one album; those that cannot be measured do not count. */
async function albumLevelOf(pairs: readonly { input: string }[], jobs: number, context: CliContext) {
  const analyses = await withAnalysis(context.processFolder, jobs, (analysis) =>
    Promise.allSettled(pairs.map(({ input }) => analysis.analyze(input, { signal: context.signal }))),
  );
  const measured = analyses.flatMap((outcome) => {
    if (outcome.status === 'rejected') return [];
    const { loudness, durationSeconds: seconds, fingerprint } = outcome.value;
    const { integratedLufs: lufs, truePeakDbtp } = loudness;
    const crestDb = fingerprint?.crest ?? null;
    if (lufs === null || truePeakDbtp === null || seconds === null || crestDb === null) return [];
    return [{ lufs, seconds, truePeakDbtp, crestDb }];
  });
  return albumLevel(measured, pairs.length);
}

function inWords({ output, plan, before, after, seconds, realtimeFactor, problems }: EnhancementResult): string {
  const lines = [
    ...plan.stages.map(({ name, explanation }) => `${name}: ${explanation}`),
    `before: ${levels(before)}`,
    `after:  ${levels(after)}`,
    ...problems.map(({ message }) => message),
    `${output} written in ${formatNumber(seconds, 1)} s, ${formatNumber(realtimeFactor, 0)} times real time`,
  ];
  return `${lines.join('\n')}\n`;
}
