import { afterAll } from 'vitest';
import { type ChildProcess, ForkLauncher, type ProcessLauncher } from '../../src/main/processes';

/** A real process that has no work, and whoever has it. */
interface Kept {
  readonly child: ChildProcess;
  ready: boolean;
  ended: boolean;
  /** Who hears what it says. */
  owner: { hear: (message: unknown) => void; end: (exitCode: number | null) => void } | null;
}

/**
 * Starts real processes for the tests of a file, and keeps those that are stopped without work in hand for whoever wants one
 * next, as they have no state: starting one takes longer than most of what tests have it do. All end with the file.
 */
export function keptProcesses(): ProcessLauncher {
  const launcher = new ForkLauncher();
  const idle = new Map<string, Kept[]>();
  const all: Kept[] = [];
  afterAll(() => {
    for (const { child } of all) child.kill();
  });

  const start = (...parameters: Parameters<ProcessLauncher['launch']>): Kept => {
    const kept: Kept = { child: launcher.launch(...parameters), ready: false, ended: false, owner: null };
    kept.child.onMessage((message) => {
      if (typeOf(message) === 'ready') kept.ready = true;
      kept.owner?.hear(message);
    });
    kept.child.onExit((exitCode) => {
      kept.ended = true;
      kept.owner?.end(exitCode);
    });
    all.push(kept);
    return kept;
  };

  return {
    launch(...parameters) {
      const key = JSON.stringify(parameters);
      const waiting = (idle.get(key) ?? []).filter(({ ended }) => !ended);
      const kept = waiting.pop() ?? start(...parameters);
      idle.set(key, waiting);
      return ownedBy(kept, () => idle.get(key)?.push(kept));
    },
  };
}

/** The process as one who started it has it; `release` takes it back when it is stopped without work in hand. */
function ownedBy(kept: Kept, release: () => void): ChildProcess {
  let working = 0;
  const hearers: ((message: unknown) => void)[] = [];
  const enders: ((exitCode: number | null) => void)[] = [];
  const owner = {
    hear: (message: unknown) => {
      if (['done', 'failed'].includes(typeOf(message))) working--;
      for (const hear of hearers) hear(message);
    },
    end: (exitCode: number | null) => {
      for (const end of enders) end(exitCode);
    },
  };
  kept.owner = owner;
  if (kept.ready) queueMicrotask(() => kept.owner === owner && owner.hear({ type: 'ready' }));
  return {
    pid: kept.child.pid,
    post: (message) => {
      working++;
      kept.child.post(message);
    },
    onMessage: (listener) => void hearers.push(listener),
    onExit: (listener) => void enders.push(listener),
    kill: () => {
      if (kept.owner !== owner) return;
      if (working > 0) return kept.child.kill();
      kept.owner = null;
      release();
      queueMicrotask(() => owner.end(null));
    },
  };
}

function typeOf(message: unknown): string {
  return typeof message === 'object' && message !== null && 'type' in message ? String(message.type) : '';
}
