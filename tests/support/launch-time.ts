import { spawn } from 'node:child_process';
import { APP_FOLDER, electronExecutable } from './app';

/** Starts an application without anything that watches it, and answers what it says of its usable window. */
export function startMilliseconds(args: string[]): Promise<number> {
  const quiet = ['--no-sandbox', '--disable-gpu', '--log-level=3'];
  return usableWindow(electronExecutable(), [...args, ...quiet], process.env, 'application');
}

/**
 * Runs a command until the application that it starts says that its window is usable, and answers after how long. An
 * application is told to end and lets go of its library, which would else be checked from end to end at the next start; of
 * a command that starts one, all processes are told so.
 */
export async function usableWindow(
  command: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  whole: 'application' | 'group' = 'group',
): Promise<number> {
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
    if (child.pid !== undefined) process.kill(whole === 'group' ? -child.pid : child.pid, 'SIGTERM');
    await ended;
  }
}
