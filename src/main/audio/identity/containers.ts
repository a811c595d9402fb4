import type { Region } from './outer-tags';
import type { ReadAt } from './read-at';

/** A file with more parts than this is not built as its format asks. */
const MOST_PARTS = 10_000;

/** A part of a container: how long its head is and where the next one begins. */
interface Part {
  readonly name: string;
  readonly start: number;
  readonly next: number;
}

type ReadPart = (head: Buffer, position: number) => Part;

const FLAC_STREAM = 'fLaC';
/** First bytes of an ASF file, and what its data object begins with. */
const ASF_HEADER = '\x30\x26\xb2\x75';
const ASF_DATA = Buffer.from('3626b2758e66cf11a6d900aa0062ce6c', 'hex');
/** The data object begins with so many bytes about the file. */
const ASF_DATA_HEAD_BYTES = 50;
/** Tags of an ASF file are looked through up to this length, bytes. */
const MOST_ASF_HEADER_BYTES = 16 * 1024 * 1024;

/**
 * Where the sound itself lies within a container, without anything that tagging changes. Null for what is no container
 * that is known here: then the sound is what lies between the outer tags.
 */
export function soundWithin(readAt: ReadAt, { start, end }: Region): Region | null {
  const head = readAt(start, 16).toString('latin1');
  const parts = (first: number, read: ReadPart) => walk(readAt, { start: first, end }, read);
  if (head.startsWith(FLAC_STREAM)) return flacFrames(readAt, { start, end });
  if (/^(RIFF|RF64)....WAVE/s.test(head)) return named(parts(start + 12, littleChunk), ['data'], end);
  if (/^FORM....AIF[FC]/s.test(head)) return named(parts(start + 12, bigChunk), ['SSND'], end);
  if (head.startsWith('DSD ')) return named(parts(start, dsfChunk), ['data'], end);
  if (head.startsWith('FRM8')) return named(parts(start + 16, dsdiffChunk), ['DSD ', 'DST '], end);
  if (head.startsWith('ftyp', 4)) return named(parts(start, mp4Box), ['mdat', 'moof'], end);
  if (head.startsWith(ASF_HEADER)) return asfData(readAt, { start, end });
  return null;
}

/** From the first to the last part of those names; null where there is none. */
function named(parts: Part[], names: readonly string[], end: number): Region | null {
  const sound = parts.filter(({ name }) => names.includes(name));
  const [first] = sound;
  return first ? { start: first.start, end: Math.min(end, sound.at(-1)?.next ?? end) } : null;
}

function walk(readAt: ReadAt, { start, end }: Region, read: ReadPart): Part[] {
  const parts: Part[] = [];
  for (let position = start; position + 8 <= end && parts.length < MOST_PARTS; ) {
    const part = read(readAt(position, 24), position);
    if (!(part.next > position)) break;
    parts.push(part);
    position = part.next;
  }
  return parts;
}

const nameOf = (head: Buffer, offset = 0) => head.toString('latin1', offset, offset + 4);

/** RIFF: a size that nobody filled in means to the end of the file. */
const littleChunk: ReadPart = (head, position) => {
  const size = head.readUInt32LE(4);
  const open = nameOf(head) === 'data' && (size === 0 || size === 0xffffffff);
  const next = open ? Number.MAX_SAFE_INTEGER : position + 8 + size + (size % 2);
  return { name: nameOf(head), start: position + 8, next };
};

const bigChunk: ReadPart = (head, position) => {
  const size = head.readUInt32BE(4);
  return { name: nameOf(head), start: position + 8, next: position + 8 + size + (size % 2) };
};

const dsfChunk: ReadPart = (head, position) => {
  const size = head.length >= 12 ? Number(head.readBigUInt64LE(4)) : 0;
  return { name: nameOf(head), start: position + 12, next: position + size };
};

const dsdiffChunk: ReadPart = (head, position) => {
  const size = head.length >= 12 ? Number(head.readBigUInt64BE(4)) : 0;
  return { name: nameOf(head), start: position + 12, next: position + 12 + size + (size % 2) };
};

/** ISO/IEC 14496-12, 4.2: size 1 is followed by a long one, size 0 is to the end of the file. */
const mp4Box: ReadPart = (head, position) => {
  const size = head.readUInt32BE(0);
  const isLong = size === 1 && head.length >= 16;
  const length = isLong ? Number(head.readBigUInt64BE(8)) : size;
  const next = size === 0 ? Number.MAX_SAFE_INTEGER : position + length;
  return { name: nameOf(head, 4), start: position + (isLong ? 16 : 8), next };
};

/** Looked for by its name: headers that taggers left behind do not always tell their own length. */
function asfData(readAt: ReadAt, { start, end }: Region): Region | null {
  const piece = 256 * 1024;
  for (let position = start; position < Math.min(end, start + MOST_ASF_HEADER_BYTES); position += piece) {
    const bytes = readAt(position, piece + 24);
    const found = bytes.indexOf(ASF_DATA);
    if (found < 0 || found + 24 > bytes.length) continue;
    const size = Number(bytes.readBigUInt64LE(found + 16));
    const next = size > ASF_DATA_HEAD_BYTES ? position + found + size : end;
    return { start: position + found + ASF_DATA_HEAD_BYTES, end: Math.min(end, next) };
  }
  return null;
}

/** Behind the last metadata block (RFC 9639, 8.1). */
function flacFrames(readAt: ReadAt, { start, end }: Region): Region | null {
  let position = start + FLAC_STREAM.length;
  for (let blocks = 0; blocks < MOST_PARTS; blocks++) {
    const head = readAt(position, 4);
    if (head.length < 4) return null;
    position += 4 + head.readUIntBE(1, 3);
    if (((head[0] ?? 0) & 0x80) !== 0) return position < end ? { start: position, end } : null;
  }
  return null;
}
