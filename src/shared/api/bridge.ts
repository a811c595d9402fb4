/** What the preload script hands the page: two ports and the path of a dropped file, nothing else. */
export interface AuralisBridge {
  /** Path of a file or folder that the person dropped on the window. */
  pathForFile(file: File): string;
}

/** Messages that carry ports into the page (window.postMessage, same origin only). */
export const PORT_MESSAGES = {
  api: 'auralis:api-port',
  sound: 'auralis:sound-port',
  /** Sent in a scenario run only: the output posts a copy of what it puts out (see sound/capture.ts). */
  capture: 'auralis:capture-port',
} as const;

/** Channels between preload and main. */
export const PORT_CHANNELS = {
  connect: 'auralis:connect',
  api: 'auralis:api-port',
  sound: 'auralis:sound-port',
  capture: 'auralis:capture-port',
} as const;

export const APP_ORIGIN = 'app://auralis';

declare global {
  interface Window {
    readonly auralis: AuralisBridge;
  }
}
