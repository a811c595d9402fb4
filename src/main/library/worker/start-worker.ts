import { Worker } from 'node:worker_threads';
import type { WorkerChannel } from './library-client';
import type { WorkerOptions } from './protocol';

/** Starts the built worker in a thread of this process. What it says before anyone listens is kept until then. */
export function startWorker(entryFile: string, options: WorkerOptions): WorkerChannel {
  const worker = new Worker(entryFile, { workerData: options });
  const unheard: unknown[] = [];
  const keep = (message: unknown) => unheard.push(message);
  worker.on('message', keep);
  let failure: Error | null = null;
  worker.once('error', (error) => {
    failure = error instanceof Error ? error : new Error(String(error));
  });
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => resolve());
  });
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => {
      worker.off('message', keep);
      worker.on('message', listener);
      // Later, as messages always come, and before any that is still on its way.
      queueMicrotask(() => {
        for (const message of unheard) listener(message);
      });
    },
    onEnd: (listener) => void ended.then(() => listener(failure)),
  };
}
