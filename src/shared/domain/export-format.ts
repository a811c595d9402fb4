import { z } from 'zod';

/**
 * Everything that sound can be written as. `wav32f` is floating point; `alac` has 16 bits where the sound is exact at
 * that and 24 otherwise.
 */
export const EXPORT_FORMATS = ['wav16', 'wav24', 'wav32f', 'flac16', 'flac24', 'mp3', 'opus', 'aac', 'alac'] as const;
export const ExportFormatSchema = z.enum(EXPORT_FORMATS);
export type ExportFormat = z.infer<typeof ExportFormatSchema>;

/** The ending that files of a format have, with its dot. */
export const FORMAT_ENDINGS: Record<ExportFormat, string> = {
  wav16: '.wav',
  wav24: '.wav',
  wav32f: '.wav',
  flac16: '.flac',
  flac24: '.flac',
  mp3: '.mp3',
  opus: '.opus',
  aac: '.m4a',
  alac: '.m4a',
};
