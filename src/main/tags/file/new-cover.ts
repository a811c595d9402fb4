import { closeSync, fstatSync, openSync } from 'node:fs';
import { AuralisError } from '../../../shared/domain/errors';
import { coverVerdict, MOST_COVER_BYTES } from '../../artwork';
import type { NewCover } from './apply-changes';
import { readAt } from './common-ends';
import { fileError } from './file-state';

/**
 * A picture that is to become a cover, by its own bytes; more than a cover may have is not even read. Throws AuralisError
 * `not-a-cover`, `file-not-found`, `not-writable`.
 */
export function readCover(path: string): NewCover {
  const data = readBytes(path);
  const verdict = coverVerdict(data);
  if ('format' in verdict) return { mimeType: verdict.format.mimeType, data };
  throw notACover(path, verdict.reason);
}

function readBytes(path: string): Uint8Array {
  try {
    const handle = openSync(path, 'r');
    try {
      const { size } = fstatSync(handle);
      if (size > MOST_COVER_BYTES) throw notACover(path, 'It is larger than 16 MB.');
      return readAt(handle, 0, size);
    } finally {
      closeSync(handle);
    }
  } catch (thrown) {
    throw fileError(thrown, path);
  }
}

function notACover(path: string, reason: string): AuralisError {
  return AuralisError.about(path, 'not-a-cover', { reason });
}
