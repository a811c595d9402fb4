import { writeFileSync } from 'node:fs';
import { id3Tag } from './id3';

/** One frame of an MPEG 1 layer III stream, 128 kbit/s, 44.1 kHz: silence. */
const FRAME = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0xc0]), Buffer.alloc(413)]);

/** Writes an MP3 of silence, a second of it where `frames` does not say otherwise (26 ms each), with these ID3 text frames. */
export function writeMp3(
  path: string | Buffer,
  tags: Record<string, string>,
  cover?: { mimeType: string; data: Buffer },
  frames = 40,
): void {
  writeFileSync(path, Buffer.concat([id3Tag(tags, cover), ...Array.from({ length: frames }, () => FRAME)]));
}
