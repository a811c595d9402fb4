import { MessageChannel } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import { LibraryClient, type WorkerChannel } from '../../src/main/library/worker/library-client';
import type { WorkerOptions } from '../../src/main/library/worker/protocol';
import { serveLibrary } from '../../src/main/library/worker/serve-library';

/**
 * The library's worker without a built file: the same engine behind a real message channel, in this thread. What crosses
 * is cloned as between threads.
 */
export function libraryChannel(options: Partial<WorkerOptions> & { file: string }): WorkerChannel {
  const { port1, port2 } = new MessageChannel();
  void serveLibrary(
    {
      post: (message) => port2.postMessage(message),
      onMessage: (listener) => port2.on('message', listener),
      close: () => port2.close(),
    },
    { locale: 'en', forgetsOnRestart: false, ...options },
  );
  return {
    post: (message) => port1.postMessage(message),
    onMessage: (listener) => port1.on('message', listener),
    onEnd: (listener) => port1.once('close', () => listener(null)),
  };
}

/** A client of a library in that file, closed when the test is finished. */
export async function openClient(options: Partial<WorkerOptions> & { file: string }): Promise<LibraryClient> {
  const { client } = await LibraryClient.open(libraryChannel(options));
  onTestFinished(() => client.close());
  return client;
}
