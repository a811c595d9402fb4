import { AuralisError } from '../../../shared/domain/errors';
import { coverFormat } from '../../artwork';
import type { NewCover } from './apply-changes';
import { fileError } from './file-state';

/**
 * A picture that is to become a cover, by its own bytes. Throws AuralisError `not-a-cover`, `file-not-found`,
 * `not-writable`.
 */
export function readNewCover(path: string, read: () => Uint8Array): NewCover {
  let data: Uint8Array;
  try {
    data = read();
  } catch (thrown) {
    throw fileError(thrown, path);
  }
  const format = coverFormat(data);
  if (format) return { mimeType: format.mimeType, data };
  throw AuralisError.about(path, 'not-a-cover', { reason: 'It is no JPEG, PNG or WebP picture of a usable size.' });
}
