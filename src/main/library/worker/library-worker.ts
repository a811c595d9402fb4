import { parentPort, workerData } from 'node:worker_threads';
import { AuralisError } from '../../../shared/domain/errors';
import { LibraryEngine } from './engine';
import { type LibraryMessage, LibraryRequestSchema, WorkerOptionsSchema } from './protocol';

/** How often it is looked whether another process wrote, milliseconds. */
const FOREIGN_WRITES_MS = 1000;

if (!parentPort) throw new Error('This file is started by Auralis, not by hand.');
const port = parentPort;
const post = (message: LibraryMessage) => port.postMessage(message);

try {
  const engine = await LibraryEngine.open(WorkerOptionsSchema.parse(workerData), (name, milliseconds) =>
    post({ kind: 'slow', name, milliseconds }),
  );
  const watch = setInterval(() => {
    if (engine.refresh()) post({ kind: 'revisions', revisions: engine.revisions });
  }, FOREIGN_WRITES_MS);
  port.on('message', (raw: unknown) => {
    const request = LibraryRequestSchema.parse(raw);
    if (request.kind !== 'close') {
      post(engine.answer(request));
      return;
    }
    clearInterval(watch);
    engine.close().then(() => port.close());
  });
  post({ kind: 'opened', notices: engine.notices, revisions: engine.revisions });
} catch (thrown) {
  post({ kind: 'refused', problem: AuralisError.from(thrown).toProblem() });
  port.close();
}
