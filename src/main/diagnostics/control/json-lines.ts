import type { Socket } from 'node:net';

/** Calls back with each line's value. A line that is no JSON ends the connection: the two ends disagree for good. */
export function readJsonLines(socket: Socket, listener: (value: unknown) => void): void {
  // Pieces of the line that has not ended yet: captured sound makes lines of megabytes.
  let pieces: string[] = [];
  const take = (line: string) => {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (thrown) {
      socket.destroy(thrown instanceof Error ? thrown : new Error(String(thrown)));
      return;
    }
    listener(value);
  };
  socket.setEncoding('utf8').on('data', (text: string) => {
    const [head = '', ...ends] = text.split('\n');
    pieces.push(head);
    for (const next of ends) {
      take(pieces.join(''));
      pieces = [next];
    }
  });
}

export function writeJsonLine(socket: Socket, value: unknown): void {
  socket.write(`${JSON.stringify(value)}\n`);
}
