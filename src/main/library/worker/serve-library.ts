import { AuralisError } from '../../../shared/domain/errors';
import { LibraryEngine } from './engine';
import { type LibraryMessage, LibraryRequestSchema, type WorkerOptions } from './protocol';

/** How often it is looked whether another process wrote, milliseconds. */
const FOREIGN_WRITES_MS = 1000;

/** When the weekly copy is seen to after the library was opened, and how often again, milliseconds: not while it starts. */
const BACKUP_AFTER_MS = 5 * 60 * 1000;

/** The main thread, as the worker sees it. */
export interface MainChannel {
  post(message: LibraryMessage): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Nothing follows. */
  close(): void;
}

/** Opens the library and answers requests in the order they come, until it is told to close. */
export async function serveLibrary(channel: MainChannel, options: WorkerOptions): Promise<void> {
  try {
    const engine = await LibraryEngine.open(options, (name, milliseconds) =>
      channel.post({ kind: 'slow', name, milliseconds }),
    );
    const watch = setInterval(() => {
      if (engine.refresh()) channel.post({ kind: 'revisions', revisions: engine.revisions });
    }, FOREIGN_WRITES_MS);
    const backups = setInterval(() => {
      engine.backUp().catch((thrown: unknown) => {
        channel.post({ kind: 'warning', problem: AuralisError.from(thrown).toProblem() });
      });
    }, BACKUP_AFTER_MS);
    channel.onMessage((raw) => {
      const request = LibraryRequestSchema.parse(raw);
      if (request.kind !== 'close') {
        channel.post(engine.answer(request));
        return;
      }
      clearInterval(watch);
      clearInterval(backups);
      engine.close();
      channel.close();
    });
    channel.post({ kind: 'opened', notices: engine.notices, revisions: engine.revisions });
  } catch (thrown) {
    channel.post({ kind: 'refused', problem: AuralisError.from(thrown).toProblem() });
    channel.close();
  }
}
