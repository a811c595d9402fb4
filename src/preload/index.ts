import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron';
import { type AuralisBridge, PORT_CHANNELS, PORT_MESSAGES } from '../shared/api/bridge';

const bridge: AuralisBridge = {
  pathForFile: (file) => webUtils.getPathForFile(file),
};
contextBridge.exposeInMainWorld('auralis', bridge);

/** Passes a port on into the page; only the page's own origin can receive it. */
function forward(channel: string, type: string): void {
  ipcRenderer.on(channel, (event: IpcRendererEvent) => {
    window.postMessage({ type }, window.location.origin, event.ports);
  });
}
forward(PORT_CHANNELS.api, PORT_MESSAGES.api);
forward(PORT_CHANNELS.sound, PORT_MESSAGES.sound);
forward(PORT_CHANNELS.capture, PORT_MESSAGES.capture);

/** Ports are asked for once the page's scripts have run, so that its listeners are there to receive them. */
window.addEventListener('DOMContentLoaded', () => ipcRenderer.send(PORT_CHANNELS.connect), { once: true });
