import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpusFolder, NO_CORPUS } from '../../../tests/support/corpus';
import { coverFormat } from './cover-format';

const ascii = (text: string) => Buffer.from(text, 'latin1');

/** A JPEG of an application segment, as cameras write them, and a frame header of that size. */
function jpeg(width: number, height: number): Buffer {
  const frame = Buffer.from([0xff, 0xc2, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]);
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 6, 1, 2, 3, 4]), frame]);
}

function webp(kind: string, body: number[]): Buffer {
  const chunk = Buffer.concat([Buffer.from(body), Buffer.alloc(20)]);
  return Buffer.concat([ascii('RIFF'), Buffer.alloc(4), ascii('WEBP'), ascii(kind), Buffer.alloc(4), chunk]);
}

describe('coverFormat', () => {
  it('knows JPEG and WebP by their bytes, up to a side of 8192 pixels', () => {
    expect(coverFormat(jpeg(8192, 1))?.mimeType).toBe('image/jpeg');
    expect(coverFormat(jpeg(8193, 1))).toBeNull();
    expect(coverFormat(jpeg(0, 10))).toBeNull();
    expect(coverFormat(webp('VP8X', [0, 0, 0, 0, 99, 0, 0, 99, 0, 0]))?.mimeType).toBe('image/webp');
    expect(coverFormat(webp('VP8X', [0, 0, 0, 0, 0, 0x20, 0, 0, 0, 0]))).toBeNull();
    expect(coverFormat(webp('VP8L', [0x2f, 99, 0, 0, 0]))?.ending).toBe('webp');
    expect(coverFormat(webp('ANIM', [1, 2, 3]))).toBeNull();
  });

  it('refuses heads that lead nowhere', () => {
    expect(coverFormat(Buffer.alloc(0))).toBeNull();
    expect(coverFormat(jpeg(10, 10).subarray(0, 12))).toBeNull();
    expect(coverFormat(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 0, 0, 0, 0, 0, 0]))).toBeNull();
    expect(coverFormat(Buffer.alloc(5000, 0xff))).toBeNull();
  });

  it('knows real pictures', ({ skip }) => {
    const corpus = corpusFolder();
    if (!corpus) return skip(NO_CORPUS);
    const format = (name: string) => coverFormat(readFileSync(join(corpus, 'tags', name)))?.mimeType;
    expect(format('image-2x3.jpg')).toBe('image/jpeg');
    expect(format('image-2x3.png')).toBe('image/png');
    expect(format('image-2x3.tiff')).toBeUndefined();
  });
});
