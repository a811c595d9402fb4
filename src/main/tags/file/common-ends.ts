import { readSync } from 'node:fs';

const CHUNK_BYTES = 1024 * 1024;

/** Reads exactly so many bytes from a place. Throws where the file ends before. */
export function readAt(handle: number, position: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  for (let done = 0; done < length; ) {
    const more = readSync(handle, bytes, done, length - done, position + done);
    if (more === 0) throw new Error('the file ends earlier than before');
    done += more;
  }
  return bytes;
}

/** How many bytes two files have in common at their beginning and, beyond that, at their end. */
export function commonEnds(a: number, aBytes: number, b: number, bBytes: number): { head: number; tail: number } {
  const most = Math.min(aBytes, bBytes);
  const head = commonLength(most, (done, length) => [readAt(a, done, length), readAt(b, done, length)], false);
  const tail = commonLength(
    most - head,
    (done, length) => [readAt(a, aBytes - done - length, length), readAt(b, bBytes - done - length, length)],
    true,
  );
  return { head, tail };
}

function commonLength(
  most: number,
  read: (done: number, length: number) => [Buffer, Buffer],
  fromEnd: boolean,
): number {
  let done = 0;
  while (done < most) {
    const length = Math.min(CHUNK_BYTES, most - done);
    const [a, b] = read(done, length);
    if (!a.equals(b)) return done + equalBytes(a, b, fromEnd);
    done += length;
  }
  return done;
}

function equalBytes(a: Buffer, b: Buffer, fromEnd: boolean): number {
  const last = a.length - 1;
  let equal = 0;
  if (fromEnd) while (equal < a.length && a[last - equal] === b[last - equal]) equal++;
  else while (equal < a.length && a[equal] === b[equal]) equal++;
  return equal;
}
