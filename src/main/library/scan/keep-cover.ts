import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COVER_FORMATS, coverVerdict } from '../../artwork';
import type { Artwork } from './file-outcome';

/** The name of a kept cover's file; null for a type that is not kept. */
export function coverFileName(hash: string, mimeType: string): string | null {
  const format = COVER_FORMATS.find((candidate) => candidate.mimeType === mimeType);
  return format ? `${hash}.${format.ending}` : null;
}

/**
 * Lays a cover down under the hash of its bytes, once however many tracks carry it; answers why where it is not kept.
 * Throws what the file system throws.
 */
export function keepCover(bytes: Uint8Array, artworkFolder: string): { artwork: Artwork } | { reason: string } {
  const verdict = coverVerdict(bytes);
  if ('reason' in verdict) return verdict;
  const { format } = verdict;
  const hash = createHash('sha256').update(bytes).digest('hex');
  const target = join(artworkFolder, `${hash}.${format.ending}`);
  if (!existsSync(target)) {
    mkdirSync(artworkFolder, { recursive: true });
    const unfinished = `${target}.${randomUUID()}`;
    writeFileSync(unfinished, bytes);
    renameSync(unfinished, target);
  }
  return { artwork: { hash, mimeType: format.mimeType, sizeBytes: bytes.length } };
}
