import { type CoverFormat, coverFormat, MOST_COVER_BYTES, MOST_SIDE_PIXELS, pictureSize } from './cover-format';

/** Most pixels of a picture that is decoded: 160 MB of memory. */
const MOST_PIXELS = 40_000_000;

/** A JPEG may have so much behind its end, bytes. */
const MOST_BEHIND_END = 64 * 1024;

export type CoverVerdict = { format: CoverFormat; width: number; height: number } | { reason: string };

/**
 * Judges a picture by its own bytes, before anything decodes it: what is decoded is a whole JPEG, PNG or WebP picture of a
 * size that memory is there for. The reason is for people.
 */
export function coverVerdict(bytes: Uint8Array): CoverVerdict {
  if (bytes.length > MOST_COVER_BYTES) return { reason: 'It is larger than 16 MB.' };
  const size = pictureSize(bytes);
  if (!size) return { reason: 'It is no JPEG, PNG or WebP picture.' };
  const [width, height] = size;
  const isHuge = Math.max(width, height) > MOST_SIDE_PIXELS || width * height > MOST_PIXELS;
  if (isHuge) return { reason: `It would unfold to ${width} x ${height} pixels.` };
  const format = coverFormat(bytes);
  if (!format) return { reason: 'It has no pixels.' };
  return isWhole(bytes, format.ending) ? { format, width, height } : { reason: 'It ends early.' };
}

/** Whether a picture has the end that its format asks for. */
function isWhole(bytes: Uint8Array, ending: CoverFormat['ending']): boolean {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (ending === 'webp') return view.readUInt32LE(4) + 8 <= view.length;
  if (ending === 'png') return view.includes('IEND', Math.max(0, view.length - MOST_BEHIND_END), 'latin1');
  return view.lastIndexOf(Buffer.from([0xff, 0xd9])) >= Math.max(0, view.length - MOST_BEHIND_END);
}
