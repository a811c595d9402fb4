import type { FileOutcome } from '../../../src/main/library/scan/file-outcome';
import type { LibraryEngine } from '../../../src/main/library/worker/engine';
import { generateFiles, type MakingOptions } from './outcomes';

/** Files in one write, as a scan has them at most. */
const BATCH = 500;

/** Asks the engine and answers the value, or throws the problem's message. */
export function ask(engine: LibraryEngine, kind: 'query' | 'command', name: string, input: unknown): unknown {
  const message = engine.answer({ kind, id: 1, name, input } as Parameters<LibraryEngine['answer']>[0]);
  if (message.kind === 'answer') return message.value;
  throw new Error(message.kind === 'failure' ? message.problem.message : message.kind);
}

export interface FillOptions extends MakingOptions {
  /** The root that the made-up files are below; it need not be there. */
  readonly folder?: string;
  readonly onProgress?: (tracks: number) => void;
}

/** Fills a library the way a scan does, in batches; answers the root's id. */
export function fillLibrary(engine: LibraryEngine, count: number, options: FillOptions = {}): number {
  const { folder = '/generated/music', onProgress } = options;
  const { id: rootId } = ask(engine, 'command', 'addFolder', { path: folder }) as { id: number };
  ask(engine, 'command', 'beginScan', { rootId });
  let batch: FileOutcome[] = [];
  let stored = 0;
  const store = () => {
    ask(engine, 'command', 'storeFiles', { rootId, outcomes: batch });
    stored += batch.length;
    batch = [];
    onProgress?.(stored);
  };
  for (const { outcome } of generateFiles(folder, count, options)) {
    batch.push(outcome);
    if (batch.length >= BATCH) store();
  }
  store();
  ask(engine, 'command', 'finishScan', { rootId });
  return rootId;
}
