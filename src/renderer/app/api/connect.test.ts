import { ORPCError, os } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { expect, it, onTestFinished } from 'vitest';
import { AuralisError } from '../../../shared/domain/errors';
import { createApiClient } from './connect';
import { problemOf } from './problem';

/** The page's client, over a real port, against a server without a contract: it may answer anything. */
function clientOf(about: () => unknown) {
  const { port1, port2 } = new MessageChannel();
  onTestFinished(() => port1.close());
  new RPCHandler({ window: { about: os.handler(about) } }).upgrade(port1);
  port1.start();
  return createApiClient(port2);
}

it('hands on what keeps to the contract', async () => {
  const about = { version: '1.2.3', electron: '45.4.1', fallbackRuntime: false };
  await expect(clientOf(() => about).window.about()).resolves.toEqual(about);
});

it('refuses an answer that breaks the contract', async () => {
  const client = clientOf(() => ({ version: '1.2.3', electron: 45, fallbackRuntime: false }));
  await expect(client.window.about()).rejects.toThrow('does not match expected schema');
});

it('keeps the problem that main sent with a refusal', async () => {
  const sent = new AuralisError('folder-not-found', { name: 'Music' }).toProblem();
  const client = clientOf(() => {
    throw new ORPCError('REFUSED', { data: sent });
  });
  const thrown: unknown = await client.window.about().catch((reason: unknown) => reason);
  expect(problemOf(thrown)).toEqual(sent);
});

it('makes a problem of anything else that goes wrong', async () => {
  const client = clientOf(() => {
    throw new ORPCError('REFUSED', { data: { code: 'no-such-code' }, message: 'because' });
  });
  const thrown: unknown = await client.window.about().catch((reason: unknown) => reason);
  expect(problemOf(thrown)).toMatchObject({ code: 'internal', params: { reason: 'because' } });
});
