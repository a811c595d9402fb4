import { RPCHandler } from '@orpc/server/message-port';
import type { MessagePortMain } from 'electron';
import type { Live } from '../../events';
import type { ApiRouter } from './router';

/** Answers the calls of every page, those included that came before. */
export function serveApi(ports: Live<MessagePortMain>, router: ApiRouter): void {
  const handler = new RPCHandler(router);
  const serve = (port: MessagePortMain) => {
    handler.upgrade(port, { context: {} });
    port.start();
  };
  ports.listen(serve);
  if (ports.latest) serve(ports.latest);
}
