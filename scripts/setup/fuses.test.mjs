import { expect, test } from 'vitest';
import { FUSE, setFuses } from './fuses.mjs';

/** @param {string} wire @param {number} [version] */
function executable(wire, version = 1) {
  const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
  return Buffer.concat([
    Buffer.alloc(100, 7),
    sentinel,
    Buffer.from([version, wire.length]),
    Buffer.from(wire),
    Buffer.alloc(9, 7),
  ]);
}

test('only the named fuses change, and nothing else in the executable', () => {
  const bytes = executable('00100011');
  setFuses(
    bytes,
    new Map([
      [FUSE.runAsNode, true],
      [FUSE.inspectArguments, true],
      [FUSE.browserV8Snapshot, false],
    ]),
  );
  expect(bytes).toEqual(executable('10110001'));
});

test.each([
  ['an executable without a wire', Buffer.alloc(200), 'no fuse wire'],
  ['a wire of another version', executable('10100011', 2), 'version 2'],
  ['a wire that is too short', executable('101'), 'no fuse 3'],
  ['a removed fuse', executable('101r0011'), 'no fuse 3'],
])('%s is refused', (_what, bytes, message) => {
  expect(() => setFuses(bytes, new Map([[FUSE.inspectArguments, true]]))).toThrow(message);
});
