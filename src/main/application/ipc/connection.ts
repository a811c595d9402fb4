import { RPCHandler } from '@orpc/server/message-port';
import { type IpcMain, type IpcMainEvent, MessageChannelMain, type MessagePortMain, type WebContents } from 'electron';
import { PORT_CHANNELS } from '../../../shared/api/bridge';
import { type Disposable, DisposableStore } from '../../events';
import { originOf } from '../security';
import type { ApiRouter } from './router';

/** Whether a message comes from our own page, in the main frame of the window that we opened. */
function isOwnPage(event: IpcMainEvent, window: WebContents, origins: ReadonlySet<string>): boolean {
  const frame = event.senderFrame;
  return event.sender === window && frame !== null && frame === window.mainFrame && origins.has(originOf(frame.url));
}

/**
 * Answers the page's request for its ports: the API's, and by `onPage` whatever else the page needs. A request from
 * anywhere else is refused by not being answered. The page asks anew each time that it loads.
 */
export function servePage(options: {
  ipcMain: IpcMain;
  window: WebContents;
  origins: ReadonlySet<string>;
  /** Calls that come while the services still open wait for them. */
  router: Promise<ApiRouter>;
  onPage: (page: WebContents) => Promise<void>;
}): Disposable {
  const { ipcMain, window, origins, router } = options;
  const store = new DisposableStore();
  const handler = router.then((built) => new RPCHandler(built));
  let port: MessagePortMain | null = null;

  const connect = (event: IpcMainEvent) => {
    if (!isOwnPage(event, window, origins)) return;
    port?.close();
    const channel = new MessageChannelMain();
    port = channel.port1;
    window.postMessage(PORT_CHANNELS.api, null, [channel.port2]);
    // A service that cannot be built ends the application with its reason (see player.ts).
    void Promise.all([handler, channel.port1]).then(([ready, own]) => {
      ready.upgrade(own, { context: {} });
      own.start();
      return options.onPage(window);
    });
  };
  ipcMain.on(PORT_CHANNELS.connect, connect);
  store.defer(() => ipcMain.off(PORT_CHANNELS.connect, connect));
  store.defer(() => port?.close());
  return store;
}
