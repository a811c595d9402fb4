import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';

/** An INFO list that holds nothing yet. */
const EMPTY_LIST = Buffer.from('LIST\x04\0\0\0INFO', 'latin1');

/**
 * Ends a WAV file without tags with an empty list of them. The tag library writes where it finds tags already, else before
 * the samples, and moves all of those for it. Its size in the header is for who writes the tags. Files over 4 GiB (RF64),
 * which the tag library cannot take, stay as they are.
 */
export function makeRoomBehindSamples(path: string): void {
  const file = openSync(path, 'r+');
  try {
    const head = Buffer.alloc(4);
    readSync(file, head, 0, head.length, 0);
    if (head.toString('latin1') === 'RIFF') writeSync(file, EMPTY_LIST, 0, EMPTY_LIST.length, fstatSync(file).size);
  } finally {
    closeSync(file);
  }
}
