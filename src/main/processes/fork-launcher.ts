import { fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import type { ChildProcess, ProcessLauncher } from './child';

/** Processes for hosts without Electron's utility processes: the command line and tests. */
export class ForkLauncher implements ProcessLauncher {
  launch(
    entryFile: string,
    options: { name: string; lowPriority?: boolean; args?: string[]; execArgv?: string[] },
  ): ChildProcess {
    const child = fork(entryFile, options.args ?? [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: options.execArgv ?? [],
    });
    if (options.lowPriority && child.pid !== undefined)
      setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    const exitListeners: ((exitCode: number | null) => void)[] = [];
    let ended = false;
    const end = (code: number | null) => {
      if (ended) return;
      ended = true;
      for (const listener of exitListeners) listener(code);
    };
    child.on('exit', (code) => end(code));
    child.on('error', () => end(null));
    return {
      pid: child.pid,
      post: (message) => {
        if (child.connected) child.send(message as Parameters<typeof child.send>[0]);
      },
      onMessage: (listener) => {
        child.on('message', listener);
      },
      onExit: (listener) => {
        exitListeners.push(listener);
      },
      kill: () => {
        child.kill('SIGKILL');
      },
    };
  }
}
