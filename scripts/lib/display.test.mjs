import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { startVirtualDisplay } from './display.mjs';

const missing = spawnSync('Xvfb', ['-help'], { stdio: 'ignore' }).error !== undefined || process.platform !== 'linux';
const CLIENTS = 60;
/** The first words of a client of an X server: little endian, protocol 11.0, without authorisation. */
const GREETING = Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
/** First byte of the answer to a client that is let in. */
const SUCCESS = 1;

/** Whether a client is let in, and leaves. @param {string} display */
async function visit(display) {
  const socket = connect(`/tmp/.X11-unix/X${display.slice(1)}`);
  socket.write(GREETING);
  try {
    const [answer] = await Promise.race([once(socket, 'data'), once(socket, 'close').then(() => [[]])]);
    return answer[0] === SUCCESS;
  } finally {
    socket.destroy();
  }
}

it.skipIf(missing)('lets in everybody who comes right after the last one has left', async () => {
  const { display, close } = await startVirtualDisplay();
  try {
    const letIn = [];
    for (let client = 0; client < CLIENTS; client++) letIn.push(await visit(display).catch(() => false));
    expect(letIn.filter((was) => was)).toHaveLength(CLIENTS);
  } finally {
    close();
  }
});
