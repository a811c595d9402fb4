import type { EnhancementResult } from '../../shared/domain/analysis';
import { AuralisError, type Problem } from '../../shared/domain/errors';
import type { ExportFormat } from '../../shared/domain/export-format';
import { NO_LOUDNESS } from '../../shared/domain/loudness';
import type { EnhancementRequest } from '../../shared/domain/plan';
import { type AnalysisService, writeReport } from '../audio/jobs';
import { withAnalysis } from './analysis-pool';
import type { CliContext } from './command';
import type { FilePair } from './input-files';
import { levels } from './levels';
import { formatNumber } from './table';

export interface ManyFiles {
  pairs: FilePair[];
  request: EnhancementRequest;
  format: ExportFormat | undefined;
  /** Files worked on at once. */
  jobs: number;
  useFingerprint: boolean;
  /** Whether each result gets a report beside it. */
  report: boolean;
  /** Tells of nothing but failures until the end. */
  quiet: boolean;
}

/** A file that fails keeps its place in the result, with the reason and without numbers. */
export type Outcome = EnhancementResult | (FilePair & Failure);

interface Failure {
  plan: null;
  before: typeof NO_LOUDNESS;
  after: typeof NO_LOUDNESS;
  written: null;
  seconds: null;
  realtimeFactor: null;
  problems: Problem[];
}

/** Enhances each file into its place, telling of each as it is done. Throws AuralisError `cancelled`. */
export function enhanceAll(work: ManyFiles, context: CliContext): Promise<Outcome[]> {
  const use = (analysis: AnalysisService) =>
    Promise.all(work.pairs.map((pair) => enhanceInto(analysis, pair, work, context)));
  return withAnalysis(context.processFolder, work.pairs.length, use, work.jobs);
}

async function enhanceInto(
  analysis: AnalysisService,
  pair: FilePair,
  { request, format, useFingerprint, report, quiet }: ManyFiles,
  { signal, print, complain }: CliContext,
): Promise<Outcome> {
  try {
    const result = await analysis.enhance(
      { ...pair, request, format, useFingerprint, createFolders: true },
      { signal },
    );
    if (report) writeReport(result);
    if (!quiet) print(inWords(result));
    return result;
  } catch (thrown) {
    const error = AuralisError.from(thrown);
    if (error.code === 'cancelled') throw error;
    complain(error.message);
    const nothing = { plan: null, before: NO_LOUDNESS, after: NO_LOUDNESS, written: null };
    return { ...pair, ...nothing, seconds: null, realtimeFactor: null, problems: [error.toProblem()] };
  }
}

function inWords({ output, before, after, realtimeFactor, problems }: EnhancementResult): string {
  const speed = `${formatNumber(realtimeFactor, 0)} times real time`;
  const lines = [`${output}: ${levels(before)} → ${levels(after)}, ${speed}`];
  return [...lines, ...problems.map(({ message }) => `  ${message}`), ''].join('\n');
}
