import { expect, test } from 'vitest';
import { packAsar } from './asar.mjs';

/** Reads an archive as Chromium does: by the two pickled lengths in front. @param {Buffer} archive */
function readBack(archive) {
  const headerPickleBytes = archive.readUInt32LE(4);
  const jsonBytes = archive.readUInt32LE(12);
  const header = JSON.parse(archive.toString('utf8', 16, 16 + jsonBytes));
  return { header, contents: archive.subarray(8 + headerPickleBytes) };
}

test('an archive gives back the content of every file', () => {
  const files = new Map([
    ['package.json', Buffer.from('{"main":"main.js"}')],
    ['lib/a.js', Buffer.from('export const a = "ä";')],
    ['lib/empty.js', Buffer.alloc(0)],
  ]);
  const { header, contents } = readBack(packAsar(files));
  for (const [path, content] of files) {
    const entry = path.split('/').reduce((at, part) => at.files[part], header);
    const start = Number(entry.offset);
    expect(contents.subarray(start, start + entry.size)).toEqual(content);
  }
});

test('the lengths in front are those that Chromium expects of a pickle', () => {
  const archive = packAsar(new Map([['a', Buffer.from('x')]]));
  expect(archive.readUInt32LE(0)).toBe(4);
  const payloadBytes = archive.readUInt32LE(8);
  expect(payloadBytes % 4).toBe(0);
  expect(archive.readUInt32LE(4)).toBe(payloadBytes + 4);
  expect(archive.length).toBe(8 + 4 + payloadBytes + 1);
});

test('a name that is both file and folder is refused', () => {
  const files = new Map([
    ['a', Buffer.from('x')],
    ['a/b', Buffer.from('y')],
  ]);
  expect(() => packAsar(files)).toThrow('both a file and a folder');
});
