import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { ResponseValidationPlugin } from '@orpc/contract/plugins';
import { type ApiClient, contract } from '../../../shared/api';
import { PORT_MESSAGES } from '../../../shared/api/bridge';

function apiPortOf(event: MessageEvent<unknown>): MessagePort | null {
  if (event.source !== window || event.origin !== window.location.origin) return null;
  const { data } = event;
  const announced = typeof data === 'object' && data !== null && 'type' in data && data.type === PORT_MESSAGES.api;
  return announced ? (event.ports[0] ?? null) : null;
}

/** Waits for main's port. A later port means that main began anew: what the page holds is stale, so it loads again. */
export function receiveApiPort(): Promise<MessagePort> {
  return new Promise((resolve) => {
    let received = false;
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      const port = apiPortOf(event);
      if (port === null) return;
      if (received) window.location.reload();
      received = true;
      resolve(port);
    });
  });
}

/** The typed API over main's port; every answer and event is checked against the contract before the page sees it. */
export function createApiClient(port: MessagePort): ApiClient {
  const link = new RPCLink({ port, plugins: [new ResponseValidationPlugin(contract)] });
  port.start();
  return createORPCClient(link);
}
