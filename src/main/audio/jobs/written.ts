import type { WrittenFile } from '../../../shared/domain/analysis';
import { AuralisError, type Problem } from '../../../shared/domain/errors';
import type { Loudness } from '../../../shared/domain/loudness';
import { type Plan, stageOf } from '../../../shared/domain/plan';
import { type AudioWriter, CONTAINERS, type WriterOptions } from '../export';

/** True peak over the ceiling that is lived with, dB: the limiter's own tolerance on noise. */
export const TOLERATED_OVERSHOOT_DB = 0.1;
/** From here on a level below the plan's is told, dB: the tolerance of the loudness target. */
const TOLD_LOWERING_DB = 0.2;

/** A file as it was written and measured. */
export interface Written {
  loudness: Loudness;
  file: WrittenFile;
  problems: Problem[];
}

/** What stands in the file that a writer has finished. */
export function describeWritten(writer: AudioWriter, options: WriterOptions, loweredDb: number): WrittenFile {
  const { container, encoding, dither } = options;
  return {
    container,
    sampleRateHz: writer.writtenRateHz,
    bitsPerSample: encoding === 'float32' ? null : encoding === 'int16' ? 16 : 24,
    dithered: dither,
    clippedSamples: writer.clippedSamples,
    loweredDb,
  };
}

/**
 * How far encoding lifted the true peak over the plan's ceiling, dB; 0 or less where it did not, where nothing was
 * limited, and where the samples stand in the file as the limiter made them.
 */
export function overshootDb({ loudness, file }: Written, plan: Plan): number {
  const limiter = stageOf(plan, 'true-peak-limiter');
  const lossy = CONTAINERS[file.container].bitRatePerChannel !== null;
  if (!limiter || !lossy || loudness.truePeakDbtp === null) return 0;
  return loudness.truePeakDbtp - limiter.ceilingDbtp;
}

/** What the listener is to know about how the sound got into the file. */
export function encodingProblems(output: string, written: Written, plan: Plan): Problem[] {
  const { clippedSamples, loweredDb, container } = written.file;
  const over = overshootDb(written, plan);
  const format = container.toUpperCase();
  const errors: AuralisError[] = [];
  if (clippedSamples > 0) errors.push(AuralisError.about(output, 'samples-clipped', { count: clippedSamples }));
  if (loweredDb > TOLD_LOWERING_DB)
    errors.push(AuralisError.about(output, 'encoded-quieter', { format, db: Number(loweredDb.toFixed(2)) }));
  if (over > TOLERATED_OVERSHOOT_DB)
    errors.push(AuralisError.about(output, 'peak-over-ceiling', { format, db: Number(over.toFixed(2)) }));
  return errors.map((error) => error.toProblem());
}
