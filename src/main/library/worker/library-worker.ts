import { parentPort, workerData } from 'node:worker_threads';
import { WorkerOptionsSchema } from './protocol';
import { serveLibrary } from './serve-library';

if (!parentPort) throw new Error('This file is started by Auralis, not by hand.');
const port = parentPort;

await serveLibrary(
  {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => port.on('message', listener),
    close: () => port.close(),
  },
  WorkerOptionsSchema.parse(workerData),
);
