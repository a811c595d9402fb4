import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { AuralisError } from '../../../shared/domain/errors';

const HEAD_BYTES = 64;

/** What the system says when it refuses a file, in words. */
const REFUSALS: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'its links lead in a circle',
  EIO: 'the disk reports a read error',
  EMFILE: 'too many files are open',
  EISDIR: 'it is a folder',
};

/** A system error about reading `path` as one of ours. */
export function readingError(path: string, thrown: unknown): AuralisError {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return AuralisError.about(path, 'file-not-found', {}, { cause: thrown });
  if (code === 'ENAMETOOLONG') return AuralisError.about(path, 'name-too-long', {}, { cause: thrown });
  const reason = REFUSALS[code] ?? (thrown instanceof Error ? thrown.message : String(thrown));
  return AuralisError.about(path, 'file-unreadable', { reason }, { cause: thrown });
}

/** Up to `length` bytes from `position` on. */
function readBytes(handle: number, position: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  return bytes.subarray(0, readSync(handle, bytes, 0, length, position));
}

/**
 * Looks at a file before the decoder does, because the system's own words are better than the decoder's, and because
 * opening a pipe would wait for ever. Returns the first bytes.
 */
export function checkFile(path: string): Uint8Array {
  let handle: number | null = null;
  try {
    handle = openSync(path, 'r');
    const status = fstatSync(handle);
    if (status.isDirectory()) throw AuralisError.about(path, 'file-unreadable', { reason: 'it is a folder' });
    if (!status.isFile()) throw AuralisError.about(path, 'file-unreadable', { reason: 'it is not a regular file' });
    if (status.size === 0) throw AuralisError.about(path, 'file-empty');
    return readBytes(handle, 0, HEAD_BYTES);
  } catch (thrown) {
    throw thrown instanceof AuralisError ? thrown : readingError(path, thrown);
  } finally {
    if (handle !== null) closeSync(handle);
  }
}

const MAGIC_WORDS: [offset: number, word: string][] = [
  [0, 'RIFF'],
  [0, 'RIFX'],
  [0, 'RF64'],
  [0, 'riff'],
  [0, 'FORM'],
  [0, 'fLaC'],
  [0, 'OggS'],
  [0, 'ID3'],
  [4, 'ftyp'],
  [0, 'wvpk'],
  [0, 'MPCK'],
  [0, 'MP+'],
  [0, 'MAC '],
  [0, 'DSD '],
  [0, 'caff'],
  [0, '0&\u00b2u'],
];

/** Whether a file begins like a sound file: what then fails is damaged rather than no sound at all. */
export function beginsLikeSound(head: Uint8Array): boolean {
  const text = String.fromCharCode(...head);
  if (MAGIC_WORDS.some(([offset, word]) => text.startsWith(word, offset))) return true;
  const [first = 0, second = 0] = head;
  const mpegSync = first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x18) !== 0x08;
  return mpegSync;
}

const ID3_HEADER_BYTES = 10;
/** The note stands in the first frame, behind its header and side information. */
const FIRST_FRAME_BYTES = 512;

/** Whether an MP3 file notes in its first frame how many follow (Xing, Info or VBRI). */
export function declaresMpegFrames(path: string): boolean {
  const handle = openSync(path, 'r');
  try {
    const tag = readBytes(handle, 0, ID3_HEADER_BYTES);
    const tagged = String.fromCharCode(...tag.subarray(0, 3)) === 'ID3';
    const size = tag.subarray(6).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
    const first = readBytes(handle, tagged ? ID3_HEADER_BYTES + size : 0, FIRST_FRAME_BYTES);
    return /Xing|Info|VBRI/.test(String.fromCharCode(...first));
  } finally {
    closeSync(handle);
  }
}
