import { spawn } from 'node:child_process';
import { APP_FOLDER, electronExecutable } from './app';

/** Starts an application without anything that watches it, and answers what it says of its usable window. */
export function startMilliseconds(args: string[]): Promise<number> {
  return usableWindow(electronExecutable(), [...args, '--no-sandbox', '--disable-gpu', '--log-level=3'], process.env);
}

/** Runs a command until the application that it starts says that its window is usable, and answers after how long. */
export async function usableWindow(command: string, args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  // A group of its own, so that all of it can be ended.
  const child = spawn(command, args, { cwd: APP_FOLDER, env, detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    return await new Promise((resolve, reject) => {
      let heard = '';
      const timer = setTimeout(() => reject(new Error(`no usable window: ${heard}`)), 20_000);
      child.stderr.on('data', (bytes: Buffer) => {
        heard += bytes.toString();
        const said = /usable after (\d+) ms/.exec(heard);
        if (!said) return;
        clearTimeout(timer);
        resolve(Number(said[1]));
      });
    });
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    await ended;
  }
}
