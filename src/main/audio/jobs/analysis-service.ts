import {
  type EnhancementResult,
  EnhancementResultSchema,
  type LoudnessEstimate,
  LoudnessEstimateSchema,
  type PlannedTrack,
  PlannedTrackSchema,
  type TaskProgress,
  TaskProgressSchema,
  type TrackAnalysis,
  TrackAnalysisSchema,
} from '../../../shared/domain/analysis';
import { type EnhancedSound, EnhancedSoundSchema } from '../../../shared/domain/enhancement';
import type { EnhancementRequest, Plan } from '../../../shared/domain/plan';
import type { TaskPool } from '../../processes';
import { discardPart, partPathFor } from './part-file';
import type { EnhanceInput, Layout } from './tasks';

export interface JobOptions {
  signal?: AbortSignal;
  /** Goes before everything that waits. */
  urgent?: boolean;
  onProgress?: (progress: TaskProgress) => void;
}

export interface EnhanceOptions extends JobOptions {
  /** Where the incomplete file is to lie, for callers that must know it after a crash. */
  partPath?: string;
}

/**
 * Measuring and enhancing files, in processes that may die. Every method throws AuralisError: what is wrong with the file,
 * `decoder-crashed`, `decoder-timeout` or `cancelled`.
 */
export class AnalysisService {
  constructor(private readonly pool: TaskPool) {}

  /** Measures the whole file, by default as it is. */
  analyze(path: string, options: JobOptions & { layout?: Layout } = {}): Promise<TrackAnalysis> {
    const input = { path, layout: options.layout ?? 'native' };
    return this.pool.run('analyze', input, { ...job(path, options), output: TrackAnalysisSchema });
  }

  /** Estimates the loudness from three windows of the file, by default as it is played. */
  quickAnalyze(path: string, options: JobOptions & { layout?: Layout } = {}): Promise<LoudnessEstimate> {
    const input = { path, layout: options.layout ?? 'stereo' };
    return this.pool.run('quick-analyze', input, { ...job(path, options), output: LoudnessEstimateSchema });
  }

  /**
   * Measures the whole file and decides what to do to it, by default for how it is played and from its fingerprint. The
   * fingerprint that comes with it is that of the file as it is.
   */
  plan(
    path: string,
    request: EnhancementRequest,
    options: JobOptions & { layout?: Layout; useFingerprint?: boolean } = {},
  ): Promise<PlannedTrack> {
    const { layout = 'stereo', useFingerprint = true } = options;
    const input = { path, layout, request, useFingerprint };
    return this.pool.run('plan', input, { ...job(path, options), output: PlannedTrackSchema });
  }

  /** Measures the whole file as a plan makes it, as it is played. */
  measureEnhanced(path: string, plan: Plan, options: JobOptions = {}): Promise<EnhancedSound> {
    return this.pool.run('measure-enhanced', { path, plan }, { ...job(path, options), output: EnhancedSoundSchema });
  }

  /**
   * Writes the enhanced sound of one file to another, which appears only when it is complete.
   * Throws in addition `unsupported-output`, `not-writable`, `disk-full` and `invalid-input` (output is the input).
   */
  async enhance(input: EnhanceInput, options: EnhanceOptions = {}): Promise<EnhancementResult> {
    const partPath = options.partPath ?? partPathFor(input.output);
    try {
      const settings = { ...job(input.input, options), output: EnhancementResultSchema };
      return await this.pool.run('enhance', { ...input, partPath }, settings);
    } finally {
      discardPart(partPath);
    }
  }
}

function job(subject: string, { signal, urgent, onProgress }: JobOptions) {
  const heard = (raw: unknown) => {
    const progress = TaskProgressSchema.safeParse(raw);
    if (progress.success) onProgress?.(progress.data);
  };
  return { subject, signal, urgent, onProgress: heard };
}
