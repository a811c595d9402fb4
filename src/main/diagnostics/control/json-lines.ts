import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** Calls back with each line's value. A line that is no JSON ends the connection: the two ends disagree for good. */
export function readJsonLines(socket: Socket, listener: (value: unknown) => void): void {
  const lines = createInterface({ input: socket, crlfDelay: Number.POSITIVE_INFINITY });
  lines.on('line', (line) => {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (thrown) {
      socket.destroy(thrown instanceof Error ? thrown : new Error(String(thrown)));
      return;
    }
    listener(value);
  });
}

export function writeJsonLine(socket: Socket, value: unknown): void {
  socket.write(`${JSON.stringify(value)}\n`);
}
