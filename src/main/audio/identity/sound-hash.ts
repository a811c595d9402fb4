import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync } from 'node:fs';
import { soundWithin } from './containers';
import { firstSoundPage, lastPage, pagePayloads } from './ogg';
import { betweenTags, type Region } from './outer-tags';
import { type ReadAt, readerOf } from './read-at';

/** How much of the beginning and of the end the quick hash looks at, bytes each. */
const QUICK_BYTES = 8 * 1024;

/** How much is read at once to hash all of it, bytes. */
const PIECE_BYTES = 1024 * 1024;

/** Length of a hash, in hexadecimal digits: 128 bits. */
const DIGITS = 32;

const OGG = 'OggS';

/**
 * Recognises the sound of a file without reading it all: the first and last bytes of the sound and how much of it there
 * is. It stays the same when the file is moved or tagged anew. Null for a file without sound.
 */
export function quickSoundHash(readAt: ReadAt, sizeBytes: number): string | null {
  const region = betweenTags(readAt, sizeBytes);
  const hash = createHash('sha1');
  if (isOgg(readAt, region)) {
    const first = firstSoundPage(readAt, region.start);
    const last = lastPage(readAt, region.end);
    if (first === null || !last) return null;
    for (const payload of pagePayloads(readAt, first)) {
      hash.update(payload);
      break;
    }
    return hash.update(last.payload).update(last.granule).digest('hex').slice(0, DIGITS);
  }
  const { start, end } = soundWithin(readAt, region) ?? region;
  if (end <= start) return null;
  const length = Math.min(QUICK_BYTES, end - start);
  return hash
    .update(readAt(start, length))
    .update(readAt(end - length, length))
    .update(String(end - start))
    .digest('hex')
    .slice(0, DIGITS);
}

/**
 * Hash of all of a file's encoded sound: two files that have it in common sound the same, whatever their names and tags.
 * Null for a file without sound. Reads the whole file.
 */
export function wholeSoundHash(readAt: ReadAt, sizeBytes: number): string | null {
  const region = betweenTags(readAt, sizeBytes);
  const hash = createHash('sha256');
  let any = false;
  for (const piece of soundPieces(readAt, region)) {
    hash.update(piece);
    any ||= piece.length > 0;
  }
  return any ? `sound:${hash.digest('hex').slice(0, DIGITS)}` : null;
}

/** The same of a file by its name; null where it cannot be read, because whoever asks has just done so. */
export function soundHashOfFile(path: string): string | null {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch {
    return null;
  }
  try {
    return wholeSoundHash(readerOf(descriptor), fstatSync(descriptor).size);
  } finally {
    closeSync(descriptor);
  }
}

function* soundPieces(readAt: ReadAt, region: Region): Generator<Buffer> {
  if (isOgg(readAt, region)) {
    const first = firstSoundPage(readAt, region.start);
    if (first !== null) yield* pagePayloads(readAt, first);
    return;
  }
  const { start, end } = soundWithin(readAt, region) ?? region;
  for (let position = start; position < end; ) {
    const piece = readAt(position, Math.min(PIECE_BYTES, end - position));
    if (piece.length === 0) return;
    yield piece;
    position += piece.length;
  }
}

function isOgg(readAt: ReadAt, { start }: Region): boolean {
  return readAt(start, 4).toString('latin1') === OGG;
}
