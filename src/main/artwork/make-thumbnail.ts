import { randomUUID } from 'node:crypto';
import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { AuralisError } from '../../shared/domain/errors';
import { MOST_COVER_BYTES } from './cover-format';
import { coverVerdict } from './cover-verdict';
import type { ThumbnailInput } from './thumbnail-messages';

/** Quality at which WebP shows no blocks at these sizes. */
const QUALITY = 82;

/**
 * Makes a small picture of a cover. Decodes what nobody vouches for, so only a process that may die calls it. Throws
 * AuralisError `not-a-cover`, and what the file system throws.
 */
export async function makeThumbnail({ source, target, side }: ThumbnailInput): Promise<{ bytes: number }> {
  const bytes = readCapped(source);
  const verdict = coverVerdict(bytes);
  if ('reason' in verdict) throw AuralisError.about(source, 'not-a-cover', { reason: verdict.reason });
  const picture = await decode(source, bytes);
  const scale = Math.min(1, side / Math.min(picture.width, picture.height));
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
  const small = await canvas.encode('webp', QUALITY);
  store(target, small);
  return { bytes: small.length };
}

async function decode(source: string, bytes: Buffer) {
  try {
    return await loadImage(bytes);
  } catch (thrown) {
    throw AuralisError.about(source, 'not-a-cover', { reason: 'It cannot be decoded.' }, { cause: thrown });
  }
}

function readCapped(path: string): Buffer {
  const handle = openSync(path, 'r');
  try {
    if (fstatSync(handle).size > MOST_COVER_BYTES)
      throw AuralisError.about(path, 'not-a-cover', { reason: 'It is larger than 16 MB.' });
    return readFileSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Whoever looks finds a whole file or none. */
function store(target: string, bytes: Uint8Array): void {
  mkdirSync(dirname(target), { recursive: true });
  const part = `${target}.${randomUUID()}.part`;
  try {
    writeFileSync(part, bytes);
    renameSync(part, target);
  } catch (thrown) {
    rmSync(part, { force: true });
    throw thrown;
  }
}
