import { type IpcMain, type IpcMainEvent, MessageChannelMain, type MessagePortMain, type WebContents } from 'electron';
import { PORT_CHANNELS } from '../../../shared/api/bridge';
import { type Disposable, DisposableStore, Emitter, type Live } from '../../events';
import { originOf } from '../security';

/** Whether a message comes from our own page, in the main frame of the window that we opened. */
function isOwnPage(event: IpcMainEvent, window: WebContents, origins: ReadonlySet<string>): boolean {
  const frame = event.senderFrame;
  return event.sender === window && frame !== null && frame === window.mainFrame && origins.has(originOf(frame.url));
}

/** Main's ends of the API's ports, the latest for the page that is there now; what comes in waits until it is started. */
export interface PagePorts extends Disposable {
  readonly ports: Live<MessagePortMain>;
}

/**
 * Answers the page's request for the API's port. A request from anywhere else is refused by not being answered. The page
 * asks anew each time that it loads.
 */
export function acceptPages(options: {
  ipcMain: IpcMain;
  window: WebContents;
  origins: ReadonlySet<string>;
}): PagePorts {
  const { ipcMain, window, origins } = options;
  const store = new DisposableStore();
  const ports = store.add(new Emitter<MessagePortMain>());

  const connect = (event: IpcMainEvent) => {
    if (!isOwnPage(event, window, origins)) return;
    ports.latest?.close();
    const { port1, port2 } = new MessageChannelMain();
    window.postMessage(PORT_CHANNELS.api, null, [port2]);
    ports.emit(port1);
  };
  ipcMain.on(PORT_CHANNELS.connect, connect);
  store.defer(() => ipcMain.off(PORT_CHANNELS.connect, connect));
  store.defer(() => ports.latest?.close());
  return { ports, dispose: () => store.dispose() };
}
