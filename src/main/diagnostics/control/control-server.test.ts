import { mkdtempSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ControlServer } from './control-server';
import { readJsonLines, writeJsonLine } from './json-lines';
import { type Reply, RequestSchema } from './messages';
import { decodeSamples, encodeSamples } from './samples';

const open: { dispose(): void }[] = [];
afterEach(() => {
  for (const item of open.splice(0)) item.dispose();
});

/** The host's end, and an application's that answers as told. */
async function line(answer: (id: number) => Reply | null) {
  const path = join(mkdtempSync(join(tmpdir(), 'auralis-line-')), 'control');
  const server = await ControlServer.listen(path);
  open.push(server);
  const connected = server.connected(new AbortController().signal);
  const application: Socket = connect(path);
  application.once('connect', () => writeJsonLine(application, { hello: 'auralis' }));
  readJsonLines(application, (value) => {
    const reply = answer(RequestSchema.parse(value).id);
    if (reply) writeJsonLine(application, reply);
  });
  open.push({ dispose: () => application.destroy() });
  await connected;
  return { server, application };
}

const ask = (server: ControlServer) => server.request({ command: 'screen.names', role: 'button' }, z.array(z.string()));

describe('the line to an application under test', () => {
  it('carries a request and its checked answer', async () => {
    const { server } = await line((id) => ({ id, value: ['Play', 'Übermut "x"\n'] }));
    await expect(ask(server)).resolves.toEqual(['Play', 'Übermut "x"\n']);
  });

  it('refuses an answer of the wrong shape', async () => {
    const { server } = await line((id) => ({ id, value: [1] }));
    await expect(ask(server)).rejects.toThrow();
  });

  it('tells a broken promise of the application from a failure of the machinery', async () => {
    const failure = (expectation: boolean) => line((id) => ({ id, failure: { expectation, message: 'why' } }));
    await expect(ask((await failure(true)).server)).rejects.toMatchObject({ name: 'ExpectationError', message: 'why' });
    await expect(ask((await failure(false)).server)).rejects.toMatchObject({ name: 'HostError', message: 'why' });
  });

  it('fails what is under way when the application ends, and what comes after', async () => {
    const { server, application } = await line(() => null);
    const pending = ask(server);
    application.destroy();
    await expect(pending).rejects.toThrow('the application ended');
    await expect(ask(server)).rejects.toThrow('not running');
  });

  it('carries sound without changing a bit', () => {
    const samples = Float32Array.from({ length: 1001 }, (_, index) => Math.sin(index) * 1.7);
    expect(decodeSamples(encodeSamples(samples.subarray(1)))).toEqual(samples.subarray(1));
  });
});
