import { readSync } from 'node:fs';

/** Gives bytes of a file; fewer where it ends. */
export type ReadAt = (position: number, length: number) => Buffer;

/** How much is read at once where little is asked for, bytes. */
const WINDOW_BYTES = 32 * 1024;
/** The head, the tail and one more place. */
const WINDOWS = 3;

/** The same, out of a few large reads: most small files are one. */
export function windowed(readAt: ReadAt, sizeBytes: number): ReadAt {
  let windows: { position: number; bytes: Buffer }[] = [];
  return (position, length) => {
    const end = Math.min(position + length, sizeBytes);
    if (end - position > WINDOW_BYTES) return readAt(position, length);
    let window = windows.find((held) => position >= held.position && end <= held.position + held.bytes.length);
    if (!window) {
      const start = Math.max(0, Math.min(position, sizeBytes - WINDOW_BYTES));
      window = { position: start, bytes: readAt(start, WINDOW_BYTES) };
      windows = [window, ...windows].slice(0, WINDOWS);
    }
    return window.bytes.subarray(position - window.position, Math.max(position, end) - window.position);
  };
}

/** Reads an open file. */
export function readerOf(descriptor: number): ReadAt {
  return (position, length) => {
    const bytes = Buffer.allocUnsafe(Math.max(0, length));
    let read = 0;
    while (read < bytes.length) {
      const more = readSync(descriptor, bytes, read, bytes.length - read, position + read);
      if (more === 0) break;
      read += more;
    }
    return bytes.subarray(0, read);
  };
}
