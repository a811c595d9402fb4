import { crc32, deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readZip } from './zip.mjs';

const STORED = 0;
const DEFLATED = 8;

/** Writes a zip archive by the field layout of its specification. @param {{ name: string, content: Buffer, method: number, mode?: number }[]} files */
function zip(files) {
  const locals = [];
  const centrals = [];
  let offset = 0;
  for (const { name, content, method, mode = 0 } of files) {
    const packed = method === DEFLATED ? deflateRawSync(content) : content;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    // A local header may carry an extra field that the directory does not have.
    local.writeUInt16LE(4, 28);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(crc32(content), 16);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(content.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE((mode << 16) >>> 0, 38);
    central.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), Buffer.alloc(4), packed);
    centrals.push(central, Buffer.from(name));
    offset += 30 + name.length + 4 + packed.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(7, 20);
  return Buffer.concat([...locals, directory, end, Buffer.from('comment')]);
}

const text = Buffer.from('the same line again and again\n'.repeat(500));
const noise = Buffer.from(Array.from({ length: 999 }, (_, index) => (index * 7919) % 251));

test('stored and deflated files come back byte for byte, with their permissions', () => {
  const archive = zip([
    { name: 'folder/text', content: text, method: DEFLATED, mode: 0o100755 },
    { name: 'noise', content: noise, method: STORED, mode: 0o100644 },
    { name: 'empty', content: Buffer.alloc(0), method: DEFLATED },
  ]);
  const entries = [...readZip(archive)];
  expect(entries.map(({ name, mode, bytes }) => [name, mode, bytes])).toEqual([
    ['folder/text', 0o755, text.length],
    ['noise', 0o644, noise.length],
    ['empty', 0, 0],
  ]);
  expect(entries.map((entry) => entry.read())).toEqual([text, noise, Buffer.alloc(0)]);
});

test('a changed byte is noticed', () => {
  const archive = zip([{ name: 'noise', content: noise, method: STORED }]);
  const at = archive.indexOf(noise) + 100;
  archive[at] = (archive[at] ?? 0) ^ 1;
  const [entry] = readZip(archive);
  expect(() => entry?.read()).toThrow('noise is damaged');
});

test('an archive that is cut short is refused', () => {
  const archive = zip([{ name: 'text', content: text, method: DEFLATED }]);
  expect(() => [...readZip(archive.subarray(0, archive.length - 40))]).toThrow('cut short');
});
