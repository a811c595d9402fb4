import type { MessagePortMain } from 'electron';
import type { ParentChannel } from './child';

/** The channel to the parent, whichever launcher started this process. Throws where no parent listens. */
export function parentChannel(): ParentChannel {
  const port = process.parentPort;
  if (port) {
    return {
      post: (message) => port.postMessage(message),
      onMessage: (listener) => {
        port.on('message', (event: { data: unknown; ports: MessagePortMain[] }) => listener(event.data, event.ports));
      },
    };
  }
  const send = process.send?.bind(process);
  if (!send) throw new Error('This file is started by Auralis, not by hand.');
  process.on('disconnect', () => process.exit(0));
  return {
    post: (message) => {
      // A parent that was killed is noticed here before `disconnect` says so.
      send(message, undefined, undefined, (error) => {
        if (error) process.exit(0);
      });
    },
    onMessage: (listener) => {
      process.on('message', (message: unknown) => listener(message, []));
    },
  };
}
