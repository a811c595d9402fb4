import { closeSync, openSync, readSync, statSync } from 'node:fs';
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
    const status = statSync(path);
    if (status.isDirectory()) throw AuralisError.about(path, 'not-a-file');
    if (!status.isFile()) throw AuralisError.about(path, 'file-unreadable', { reason: 'it is not a regular file' });
    if (status.size === 0) throw AuralisError.about(path, 'file-empty');
    handle = openSync(path, 'r');
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

const ASF_HEADER = Buffer.from('3026b2758e66cf11a6d900aa0062ce6c', 'hex');
const ASF_DATA = Buffer.from('3626b2758e66cf11a6d900aa0062ce6c', 'hex');
const ASF_SIZE_AT = 16;

/** Why a file that begins like sound is not understood, as far as that can be told. */
export function reasonOfNonsense(path: string, head: Uint8Array): string {
  const start = Buffer.from(head);
  if (start.length >= ASF_SIZE_AT + 8 && start.indexOf(ASF_HEADER) === 0) {
    const end = start.readBigUInt64LE(ASF_SIZE_AT);
    const data = end < Number.MAX_SAFE_INTEGER ? bytesAt(path, Number(end), ASF_DATA.length) : new Uint8Array(0);
    if (!ASF_DATA.equals(data)) return 'its sound does not begin where its header ends';
  }
  return 'its beginning makes no sense';
}

function bytesAt(path: string, position: number, length: number): Uint8Array {
  const handle = openSync(path, 'r');
  try {
    return readBytes(handle, position, length);
  } finally {
    closeSync(handle);
  }
}

const CHUNK_HEADER_BYTES = 8;
const FIRST_CHUNK = 12;
/** More chunks than this before the samples are no sound file any more. */
const MOST_CHUNKS = 100;
/** Written by programs that could not know the size yet. */
const UNKNOWN_SIZES = [0, 0xffffffff];

/**
 * Bytes of samples that a WAV file says it holds, whatever is really there; null where it says nothing. The library
 * corrects its own answer by the file's size, which hides that the file was cut off.
 */
export function declaredWaveBytes(path: string): number | null {
  const handle = openSync(path, 'r');
  try {
    if (String.fromCharCode(...readBytes(handle, 0, 4)) !== 'RIFF') return null;
    let position = FIRST_CHUNK;
    for (let chunk = 0; chunk < MOST_CHUNKS; chunk++) {
      const head = readBytes(handle, position, CHUNK_HEADER_BYTES);
      if (head.length < CHUNK_HEADER_BYTES) return null;
      const size = new DataView(head.buffer).getUint32(4, true);
      if (String.fromCharCode(...head.subarray(0, 4)) === 'data') return UNKNOWN_SIZES.includes(size) ? null : size;
      position += CHUNK_HEADER_BYTES + size + (size % 2);
    }
    return null;
  } finally {
    closeSync(handle);
  }
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
