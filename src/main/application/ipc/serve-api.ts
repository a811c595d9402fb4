import { RPCHandler } from '@orpc/server/message-port';
import type { MessagePortMain } from 'electron';
import { follow, type Live } from '../../events';
import type { ApiRouter } from './router';

/** Answers the calls of every page, those included that came before. */
export function serveApi(ports: Live<MessagePortMain>, router: ApiRouter): void {
  const handler = new RPCHandler(router);
  follow(ports, (port) => {
    handler.upgrade(port, { context: {} });
    port.start();
  });
}
