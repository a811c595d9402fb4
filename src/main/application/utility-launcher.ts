import { constants, setPriority } from 'node:os';
import { type MessagePortMain, utilityProcess } from 'electron';
import type { ChildProcess, ProcessLauncher } from '../processes';
import { V8_FLAGS } from './v8-flags';

/** Processes inside the application: Electron's utility processes, which can be handed message ports. */
export class UtilityLauncher implements ProcessLauncher {
  launch(entryFile: string, options: { name: string; lowPriority?: boolean; args?: string[] }): ChildProcess {
    const child = utilityProcess.fork(entryFile, options.args ?? [], {
      serviceName: options.name,
      execArgv: V8_FLAGS,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (options.lowPriority) {
      child.once('spawn', () => {
        if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
      });
    }
    return {
      get pid() {
        return child.pid;
      },
      post: (message, ports: MessagePortMain[] = []) => child.postMessage(message, ports),
      onMessage: (listener) => {
        child.on('message', listener);
      },
      onExit: (listener) => {
        child.once('exit', (code) => listener(code));
      },
      kill: () => {
        if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
        else child.kill();
      },
    };
  }
}
