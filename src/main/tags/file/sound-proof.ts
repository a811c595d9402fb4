import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync } from 'node:fs';
import { hashSound, type SoundHash } from '../../audio/decode';
import { readAt } from './common-ends';
import { DSF_MARK, dsfSoundRange } from './dsf-tag';

/** How formats begin whose tags lie behind the sound as APE tags. */
const APE_TAGGED = ['MAC ', 'wvpk', 'MPCK', 'MP+'];

const CHUNK_BYTES = 1024 * 1024;
const APE_FOOTER_BYTES = 32;
const ID3V1_BYTES = 128;
const ASF_HEADER_SIZE_AT = 16;

/**
 * What must be equal in two files of equal sound: every packet of it or, where the demultiplexer would count tags behind the
 * sound as sound (formats with APE tags, DSF) or wants more than one packet (ASF), every byte beside the tags.
 * Throws AuralisError as {@link hashSound} does.
 */
export function soundProof(path: string, alive: () => void): SoundHash {
  const handle = openSync(path, 'r');
  try {
    const sizeBytes = fstatSync(handle).size;
    const head = readAt(handle, 0, Math.min(24, sizeBytes)).toString('latin1');
    if (APE_TAGGED.some((mark) => head.startsWith(mark)))
      return hashRange(handle, 0, endOfSound(handle, sizeBytes), alive);
    if (head.startsWith(DSF_MARK)) {
      const { start, end } = dsfSoundRange(handle);
      return hashRange(handle, start, end, alive);
    }
    if (head.startsWith('0&\u00b2u')) {
      const header = Number(readAt(handle, ASF_HEADER_SIZE_AT, 8).readBigUInt64LE());
      return hashRange(handle, Math.min(header, sizeBytes), sizeBytes, alive);
    }
  } finally {
    closeSync(handle);
  }
  return hashSound(path, alive);
}

/** Where ID3v1 and APE tags at the end begin. */
function endOfSound(handle: number, sizeBytes: number): number {
  let end = sizeBytes;
  const endsWith = (text: string, bytes: number) =>
    end >= bytes && readAt(handle, end - bytes, text.length).toString('latin1') === text;
  if (endsWith('TAG', ID3V1_BYTES)) end -= ID3V1_BYTES;
  if (!endsWith('APETAGEX', APE_FOOTER_BYTES)) return end;
  const footer = readAt(handle, end - APE_FOOTER_BYTES, APE_FOOTER_BYTES);
  const hasHeader = (footer.readUInt32LE(20) & 0x80000000) !== 0;
  return Math.max(0, end - footer.readUInt32LE(12) - (hasHeader ? APE_FOOTER_BYTES : 0));
}

function hashRange(handle: number, start: number, end: number, alive: () => void): SoundHash {
  const hash = createHash('sha256');
  for (let place = start; place < end; place += CHUNK_BYTES) {
    hash.update(readAt(handle, place, Math.min(CHUNK_BYTES, end - place)));
    alive();
  }
  return { hash: hash.digest('hex'), packets: end - start };
}
