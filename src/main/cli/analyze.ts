import type { TrackAnalysis } from '../../shared/domain/analysis';
import { AuralisError } from '../../shared/domain/errors';
import { NO_LOUDNESS } from '../../shared/domain/loudness';
import type { AnalysisService } from '../audio/jobs';
import { withAnalysis } from './analysis-pool';
import { parseArguments } from './arguments';
import { type CliContext, type Command, EXIT, JSON_OPTION, toJson, UsageError } from './command';
import { formatNumber, formatTable } from './table';

export const analyze: Command = {
  name: 'analyze',
  synopsis: 'FILE...',
  summary: 'measure loudness, loudness range and true peak of sound files',
  options: [JSON_OPTION],
  async run(args, context) {
    const { values, positionals: files } = parseArguments(args, { json: { type: 'boolean' } });
    if (files.length === 0) throw new UsageError('analyze needs at least one file');
    const outcomes = await withAnalysis(context.processFolder, files.length, (analysis) =>
      Promise.all(files.map((file) => measure(analysis, file, context))),
    );
    const analyses = outcomes.map(({ analysis }) => analysis);
    if (values.json) context.print(toJson(analyses));
    else context.print(report(analyses) + notes(outcomes));
    return outcomes.some(({ failed }) => failed) ? EXIT.failed : EXIT.done;
  },
};

interface Outcome {
  analysis: TrackAnalysis;
  failed: boolean;
}

/** A file that fails keeps its place in the result, with the reason and without numbers. */
async function measure(analysis: AnalysisService, file: string, { signal, complain }: CliContext): Promise<Outcome> {
  try {
    return { analysis: await analysis.analyze(file, { signal }), failed: false };
  } catch (thrown) {
    const error = AuralisError.from(thrown);
    if (error.code === 'cancelled') throw error;
    complain(error.message);
    const nothing = {
      durationSeconds: null,
      sampleRateHz: null,
      channels: null,
      loudness: NO_LOUDNESS,
      fingerprint: null,
      fingerprintNotes: [],
      extras: null,
      contentHash: null,
    };
    return { analysis: { file, ...nothing, problems: [error.toProblem()] }, failed: true };
  }
}

function report(analyses: TrackAnalysis[]): string {
  const heading = ['file', 's', 'Hz', 'ch', 'I LUFS', 'LRA LU', 'TP dBTP', 'max M LUFS', 'max S LUFS'];
  const rows = analyses.map(({ file, durationSeconds, sampleRateHz, channels, loudness }) => [
    file,
    formatNumber(durationSeconds, 1),
    formatNumber(sampleRateHz, 0),
    formatNumber(channels, 0),
    formatNumber(loudness.integratedLufs, 2),
    formatNumber(loudness.rangeLu, 2),
    formatNumber(loudness.truePeakDbtp, 2),
    formatNumber(loudness.maxMomentaryLufs, 2),
    formatNumber(loudness.maxShortTermLufs, 2),
  ]);
  return formatTable([heading, ...rows]);
}

/** Oddities of files that were measured all the same; what failed was told already. */
function notes(outcomes: Outcome[]): string {
  const told = outcomes.filter(({ failed }) => !failed).flatMap(({ analysis }) => analysis.problems);
  return told.map(({ message }) => `${message}\n`).join('');
}
