import { closeSync, copyFileSync, openSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { ByteVector, File, Picture, PictureType } from 'node-taglib-sharp';
import { describe, expect, it } from 'vitest';
import { corpusFolder, NO_CORPUS } from '../../../../tests/support/corpus';
import { temporaryFolder } from '../../../../tests/support/temporary-folder';
import { quickSoundHash, readerOf, soundHashOfFile, wholeSoundHash, windowed } from '.';

function hashes(path: string) {
  const descriptor = openSync(path, 'r');
  try {
    const readAt = readerOf(descriptor);
    const { size } = statSync(path);
    expect(quickSoundHash(windowed(readAt, size), size)).toBe(quickSoundHash(readAt, size));
    return { quick: quickSoundHash(readAt, size), whole: wholeSoundHash(readAt, size) };
  } finally {
    closeSync(descriptor);
  }
}

/** Formats that no tag library here writes into these files: the corpus has the same sound without tags. */
const UNTAGGABLE = /\.(mpc|wv|wma)$/;

/** Gives a file other tags than it had, with a picture so large that an Ogg stream needs more pages for them. */
function tagAnew(path: string): void {
  const file = File.createFromPath(path);
  file.tag.title = `Another title ${'x'.repeat(3000)}`;
  file.tag.performers = ['One', 'Two'];
  const data = ByteVector.fromByteArray(new Uint8Array(200_000).fill(7));
  file.tag.pictures = [Picture.fromFullData(data, PictureType.FrontCover, 'image/png', 'cover')];
  file.save();
  file.dispose();
}

/** A DSF file without the ID3 tag behind its sound, whose place and the file's length its head tells. */
function withoutTag(dsf: Buffer): Buffer {
  const cut = Buffer.from(dsf.subarray(0, Number(dsf.readBigUInt64LE(20))));
  cut.writeBigUInt64LE(BigInt(cut.length), 12);
  cut.writeBigUInt64LE(0n, 20);
  return cut;
}

const corpus = corpusFolder();
const tags = corpus && join(corpus, 'tags');

describe.skipIf(!tags)(tags ? 'the sound of a file' : NO_CORPUS, () => {
  const files = readdirSync(tags ?? '.').filter((name) => /^full\.\w+(\.m4a)?$/.test(name));

  it('comes in every format', () => {
    expect(files.map((name) => extname(name)).toSorted()).toEqual(
      '.aiff .ape .dsf .flac .m4a .m4a .mp3 .mpc .ogg .opus .wav .wma .wv'.split(' '),
    );
  });

  it.each(files)('of %s is recognised when its tags are others, and not when a bit of it is', (name) => {
    const original = join(tags ?? '', name);
    const before = hashes(original);
    expect(before.quick).toMatch(/^[0-9a-f]{32}$/);
    expect(before.whole).toMatch(/^sound:[0-9a-f]{32}$/);
    const copy = join(temporaryFolder(), name);
    if (name.endsWith('.dsf')) {
      writeFileSync(copy, withoutTag(readFileSync(original)));
    } else if (UNTAGGABLE.test(name)) {
      copyFileSync(original.replace('full', 'empty'), copy);
    } else {
      copyFileSync(original, copy);
      tagAnew(copy);
    }
    expect(readFileSync(copy).equals(readFileSync(original))).toBe(false);
    expect(hashes(copy)).toEqual(before);

    // Of nine bytes spread over the file, some must be sound: only those change the hash, and they do.
    const bytes = readFileSync(original);
    const others = Array.from({ length: 9 }, (_, index) => {
      const other = Buffer.from(bytes);
      const at = Math.floor((bytes.length * (index + 1)) / 10);
      other[at] = (other[at] ?? 0) ^ 1;
      writeFileSync(copy, other);
      return hashes(copy).whole;
    });
    expect(new Set(others).size).toBeGreaterThan(2);
  });
});

describe('odd files', () => {
  const written = (bytes: Buffer) => {
    const path = join(temporaryFolder(), 'odd');
    writeFileSync(path, bytes);
    return path;
  };

  it('have an identity or none, and never an error', () => {
    const heads = ['', 'ID3', 'fLaC', 'OggS', 'RIFF\0\0\0\0WAVE', 'FORM\0\0\0\0AIFF', 'DSD ', 'FRM8', '\0\0\0\x01ftyp'];
    for (const head of heads)
      for (const length of [0, 1, 7, 8, 30, 200]) {
        const bytes = Buffer.concat([Buffer.from(head, 'latin1'), Buffer.alloc(length, 0xff)]);
        const found = hashes(written(bytes));
        expect(found.quick === null || found.quick.length === 32).toBe(true);
      }
  });

  it('without sound have none', () => {
    expect(hashes(written(Buffer.alloc(0)))).toEqual({ quick: null, whole: null });
    expect(soundHashOfFile('/nowhere/at/all')).toBeNull();
  });
});
