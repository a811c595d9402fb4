import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron';
import { type AuralisBridge, PORT_CHANNELS, PORT_MESSAGES } from '../shared/api/bridge';

const bridge: AuralisBridge = {
  pathForFile: (file) => webUtils.getPathForFile(file),
};
contextBridge.exposeInMainWorld('auralis', bridge);

/** When the page's scripts have run, so that its listeners are there to receive what is passed on. */
const listening = new Promise<void>((resolve) => {
  window.addEventListener('DOMContentLoaded', () => resolve(), { once: true });
});

/** Passes a port on into the page; only the page's own origin can receive it. */
function forward(channel: string, type: string): void {
  ipcRenderer.on(channel, (event: IpcRendererEvent) => {
    void listening.then(() => window.postMessage({ type }, window.location.origin, event.ports));
  });
}
forward(PORT_CHANNELS.api, PORT_MESSAGES.api);
forward(PORT_CHANNELS.sound, PORT_MESSAGES.sound);
forward(PORT_CHANNELS.capture, PORT_MESSAGES.capture);

// Asked for while the page still loads, so that it finds them when it is ready.
ipcRenderer.send(PORT_CHANNELS.connect);
