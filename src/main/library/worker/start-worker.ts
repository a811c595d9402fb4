import { Worker } from 'node:worker_threads';
import type { WorkerChannel } from './library-client';
import type { WorkerOptions } from './protocol';

/** Starts the built worker in a thread of this process. */
export function startWorker(entryFile: string, options: WorkerOptions): WorkerChannel {
  const worker = new Worker(entryFile, { workerData: options });
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => worker.on('message', listener),
    onEnd: (listener) => {
      let failure: Error | null = null;
      worker.once('error', (error) => {
        failure = error instanceof Error ? error : new Error(String(error));
      });
      worker.once('exit', () => listener(failure));
    },
  };
}
