/** Marks the fuse wire inside an Electron executable; a version byte and a length byte follow it. */
const SENTINEL = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', 'latin1');
const WIRE_VERSION = 1;
const ON = '1'.charCodeAt(0);
const OFF = '0'.charCodeAt(0);

/** Position of a fuse on the wire (Electron's FuseV1Options). */
export const FUSE = Object.freeze({ runAsNode: 0, inspectArguments: 3, browserV8Snapshot: 6 });

/** @param {Buffer} executable @returns {{ start: number, count: number }} */
function findWire(executable) {
  const at = executable.indexOf(SENTINEL);
  if (at < 0) throw new Error('The executable has no fuse wire: it is not an Electron executable.');
  const wire = at + SENTINEL.length;
  if (executable[wire] !== WIRE_VERSION) {
    throw new Error(`The fuse wire has version ${executable[wire]}, known is version ${WIRE_VERSION}.`);
  }
  return { start: wire + 2, count: executable[wire + 1] ?? 0 };
}

/**
 * Sets fuses of an Electron executable in place.
 * @param {Buffer} executable the whole executable
 * @param {ReadonlyMap<number, boolean>} settings by position on the wire
 * @returns {void}
 * @throws {Error} when there is no wire, the wire is of another version, or a fuse is absent or removed
 */
export function setFuses(executable, settings) {
  const { start, count } = findWire(executable);
  for (const [index, on] of settings) {
    const now = executable[start + index];
    if (index >= count || (now !== ON && now !== OFF)) throw new Error(`The executable has no fuse ${index}.`);
    executable[start + index] = on ? ON : OFF;
  }
}
