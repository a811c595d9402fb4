import { accessSync, constants, mkdirSync, realpathSync, renameSync, statSync } from 'node:fs';
import { basename, dirname, extname, resolve } from 'node:path';
import { AuralisError } from '../../../shared/domain/errors';
import { type ExportFormat, FORMAT_ENDINGS } from '../../../shared/domain/export-format';
import type { OutputContainer } from './containers';

/** What an ending means where no format is asked for. */
const CONTAINER_BY_ENDING: Record<string, OutputContainer> = {
  '.wav': 'wav',
  '.flac': 'flac',
  '.mp3': 'mp3',
  '.opus': 'opus',
  '.m4a': 'aac',
};
const SUPPORTED_ENDINGS = Object.keys(CONTAINER_BY_ENDING).join(', ');

const REFUSALS: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder is a file',
  EEXIST: 'its folder is a file',
  EISDIR: 'it is a folder',
  EFBIG: 'the file would be too large',
  EIO: 'the disk reports a write error',
};

function systemCode(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
}

/** A refusal of the system to write `output`, given its code such as `ENOSPC`, as one of ours. */
export function writingError(output: string, code: string, cause?: unknown): AuralisError {
  if (code === 'ENOSPC' || code === 'EDQUOT') return AuralisError.about(output, 'disk-full', {}, { cause });
  if (code === 'ENAMETOOLONG') return AuralisError.about(output, 'name-too-long', {}, { cause });
  return AuralisError.about(output, 'not-writable', { reason: REFUSALS[code] ?? `the system says ${code}` }, { cause });
}

/**
 * The container that a name asks for. Throws AuralisError `unsupported-output` where its ending is not one of ours, or not
 * that of the wanted format.
 */
export function containerOf(output: string, format?: ExportFormat): OutputContainer {
  const ending = extname(output).toLowerCase();
  const supported = format ? FORMAT_ENDINGS[format] : SUPPORTED_ENDINGS;
  const container = CONTAINER_BY_ENDING[ending];
  if (!container || (format && ending !== supported))
    throw AuralisError.about(output, 'unsupported-output', { supported });
  return format === 'alac' ? 'alac' : container;
}

/** Makes the folder that `output` goes into, where it is missing. Throws AuralisError `not-writable` or `disk-full`. */
export function createFolderOf(output: string): void {
  try {
    mkdirSync(dirname(resolve(output)), { recursive: true });
  } catch (thrown) {
    throw writingError(output, systemCode(thrown), thrown);
  }
}

/**
 * Makes sure, before the work, that the result can be written. Throws AuralisError: `unsupported-output`, `not-writable`,
 * or `invalid-input` where the output is the input itself.
 */
export function checkOutput(input: string, output: string, format?: ExportFormat): void {
  containerOf(output, format);
  try {
    const folder = dirname(resolve(output));
    if (!statSync(folder).isDirectory()) throw writingError(output, 'ENOTDIR');
    accessSync(folder, constants.W_OK | constants.X_OK);
    const existing = statSync(output, { throwIfNoEntry: false });
    if (!existing) return;
    if (existing.isDirectory()) throw writingError(output, 'EISDIR');
    const source = statSync(input, { throwIfNoEntry: false });
    const same = source?.ino === existing.ino && source.dev === existing.dev;
    if (same || realpathSync(output) === resolve(input))
      throw new AuralisError('invalid-input', { reason: `“${basename(output)}” is the input itself.` });
  } catch (thrown) {
    throw thrown instanceof AuralisError ? thrown : writingError(output, systemCode(thrown), thrown);
  }
}

/** Gives the complete file its name, replacing what had it. Throws AuralisError `not-writable`. */
export function publishOutput(partPath: string, output: string): void {
  try {
    renameSync(partPath, output);
  } catch (thrown) {
    throw writingError(output, systemCode(thrown), thrown);
  }
}
