import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { AudioWriter } from './audio-writer';
import { writeTags } from './write-tags';

const folder = mkdtempSync(join(tmpdir(), 'auralis-wave-tail-'));
afterAll(() => rmSync(folder, { recursive: true }));

const NO_TAGS = {
  title: null,
  artists: [],
  album: null,
  albumArtist: null,
  track: { no: null, of: null },
  disc: { no: null, of: null },
  date: null,
  genres: [],
  composers: [],
  comment: null,
  cover: null,
};

/** The parts of a RIFF file, in order, by name with where their content lies. */
function chunksOf(file: Buffer): { name: string; start: number; size: number }[] {
  const chunks = [];
  for (let at = 12; at + 8 <= file.length; ) {
    const chunk = { name: file.toString('latin1', at, at + 4), start: at + 8, size: file.readUInt32LE(at + 4) };
    chunks.push(chunk);
    at = chunk.start + chunk.size + (chunk.size % 2);
  }
  return chunks;
}

// An odd number of bytes, too: those are filled up to an even one.
it.each([1000, 1001])('tags come behind %i samples, which stay where they are', (frames) => {
  const path = join(folder, `${frames}.wav`);
  const writer = new AudioWriter(path, path, {
    container: 'wav',
    encoding: 'int24',
    dither: false,
    rateHz: 44_100,
    channelPositions: ['FC'],
  });
  writer.write([Float32Array.from({ length: frames }, (_, i) => Math.sin(i / 10) / 2)]);
  writer.finish();
  const before = readFileSync(path);
  writeTags(path, 'wav', {
    ...NO_TAGS,
    title: 'A title',
    cover: { mimeType: 'image/png', data: new Uint8Array(5000) },
  });
  const after = readFileSync(path);
  const names = chunksOf(after).map(({ name }) => name);
  expect(names.indexOf('id3 ')).toBeGreaterThan(names.indexOf('data'));
  const lists = chunksOf(after).filter(({ name }) => name === 'LIST');
  expect(lists.filter(({ start }) => after.toString('latin1', start, start + 4) === 'INFO')).toHaveLength(1);
  expect(after.readUInt32LE(4)).toBe(after.length - 8);
  expect(after.subarray(8, before.length).equals(before.subarray(8))).toBe(true);
});
