/** A picture format that covers are kept in. Nothing that can hold script or text is among them. */
export interface CoverFormat {
  mimeType: 'image/jpeg' | 'image/png' | 'image/webp';
  ending: 'jpg' | 'png' | 'webp';
}

export const COVER_FORMATS: readonly CoverFormat[] = [
  { mimeType: 'image/jpeg', ending: 'jpg' },
  { mimeType: 'image/png', ending: 'png' },
  { mimeType: 'image/webp', ending: 'webp' },
];

/** Largest cover that is kept, bytes. */
export const MOST_COVER_BYTES = 16 * 1024 * 1024;

/** Longest side that is kept, pixels: a small file may unfold to gigabytes. */
export const MOST_SIDE_PIXELS = 8192;

/** The format of a cover by its own bytes, whatever its tag says; null for what is not kept. */
export function coverFormat(bytes: Uint8Array): CoverFormat | null {
  if (bytes.length > MOST_COVER_BYTES) return null;
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const format of COVER_FORMATS) {
    const size = MEASURES[format.ending](view);
    if (size) return Math.min(...size) >= 1 && Math.max(...size) <= MOST_SIDE_PIXELS ? format : null;
  }
  return null;
}

/** Width and height in pixels, as the picture itself states them; null for what is no JPEG, PNG or WebP picture. */
export function pictureSize(bytes: Uint8Array): Size | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return MEASURES.jpg(view) ?? MEASURES.png(view) ?? MEASURES.webp(view);
}

type Size = [width: number, height: number];

/** Width and height in pixels, or null for what is not of that format. */
const MEASURES: Record<CoverFormat['ending'], (bytes: Buffer) => Size | null> = {
  jpg: jpegSize,
  png: (bytes) =>
    bytes.length >= 24 && bytes.toString('latin1', 0, 8) === '\u0089PNG\r\n\u001a\n'
      ? [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
      : null,
  webp: webpSize,
};

/** Walks the segments up to the frame header (ITU-T T.81, B.2.2). */
function jpegSize(bytes: Buffer): Size | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null;
  let position = 2;
  while (position + 9 <= bytes.length) {
    if (bytes[position] !== 0xff) return null;
    const marker = bytes[position + 1] ?? 0;
    const isFrameHeader = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrameHeader) return [bytes.readUInt16BE(position + 7), bytes.readUInt16BE(position + 5)];
    position += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(position + 2);
  }
  return null;
}

/** The three kinds of first chunk: lossy, lossless, extended (RFC 9649). */
function webpSize(bytes: Buffer): Size | null {
  if (bytes.length < 30 || bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP')
    return null;
  const kind = bytes.toString('latin1', 12, 16);
  if (kind === 'VP8 ') return [bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff];
  if (kind === 'VP8X') return [bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1];
  if (kind !== 'VP8L') return null;
  const packed = bytes.readUInt32LE(21);
  return [(packed & 0x3fff) + 1, ((packed >>> 14) & 0x3fff) + 1];
}
