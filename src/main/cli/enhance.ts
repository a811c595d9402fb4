import { z } from 'zod';
import type { EnhancementResult } from '../../shared/domain/analysis';
import type { Loudness } from '../../shared/domain/loudness';
import {
  DEFAULT_ENHANCEMENT,
  type EnhancementRequest,
  EnhancementRequestSchema,
  PRESETS,
} from '../../shared/domain/plan';
import { withAnalysis } from './analysis-pool';
import { parseArguments } from './arguments';
import { type Command, EXIT, JSON_OPTION, toJson, UsageError, validate } from './command';
import { formatNumber } from './table';

const { preset, intensity, targetLufs, ceilingDbtp } = EnhancementRequestSchema.shape;

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
});

export const enhance: Command = {
  name: 'enhance',
  synopsis: 'IN OUT',
  summary: 'write an enhanced copy of a sound file (.wav or .flac)',
  options: [
    { flag: '--preset NAME', explanation: `one of ${PRESETS.join(', ')} (${DEFAULT_ENHANCEMENT.preset})` },
    { flag: '--intensity X', explanation: `0 to 1 (${DEFAULT_ENHANCEMENT.intensity})` },
    { flag: '--target LUFS', explanation: `loudness to reach (${DEFAULT_ENHANCEMENT.targetLufs})` },
    { flag: '--ceiling dBTP', explanation: `true peak not to be exceeded (${DEFAULT_ENHANCEMENT.ceilingDbtp})` },
    JSON_OPTION,
  ],
  async run(args, context) {
    const { values, positionals } = parseArguments(args, {
      preset: { type: 'string' },
      intensity: { type: 'string' },
      target: { type: 'string' },
      ceiling: { type: 'string' },
      json: { type: 'boolean' },
    });
    const [input, output, ...rest] = positionals;
    if (!input || !output || rest.length > 0) throw new UsageError('enhance needs an input file and an output file');
    const { json, ...given } = values;
    const options = validate(OptionsSchema, given);
    const request: EnhancementRequest = {
      ...DEFAULT_ENHANCEMENT,
      preset: options.preset,
      intensity: options.intensity,
      targetLufs: options.target,
      ceilingDbtp: options.ceiling,
    };
    const result = await withAnalysis(context.processFolder, 1, (analysis) =>
      analysis.enhance({ input, output, request }, { signal: context.signal }),
    );
    context.print(json ? toJson(result) : report(result));
    return EXIT.done;
  },
};

function report({ output, plan, before, after, seconds, realtimeFactor, problems }: EnhancementResult): string {
  const lines = [
    ...plan.stages.map(({ name, explanation }) => `${name}: ${explanation}`),
    `before: ${levels(before)}`,
    `after:  ${levels(after)}`,
    ...problems.map(({ message }) => message),
    `${output} written in ${formatNumber(seconds, 1)} s, ${formatNumber(realtimeFactor, 0)} times real time`,
  ];
  return `${lines.join('\n')}\n`;
}

function levels({ integratedLufs, rangeLu, truePeakDbtp }: Loudness): string {
  const numbers = [formatNumber(integratedLufs, 2), formatNumber(rangeLu, 2), formatNumber(truePeakDbtp, 2)];
  return `${numbers[0]} LUFS, range ${numbers[1]} LU, true peak ${numbers[2]} dBTP`;
}
