import { spawn } from 'node:child_process';
import { HostError } from '../../../scenarios';
import { remoteScreen } from '../control/remote-screen';
import type { LaunchInstance } from './instance';
import { HIDDEN_SWITCH } from './subject-arguments';

/** What the last lines of a failed start may take up in a message, characters. */
const LONGEST_TAIL = 500;

export interface Executable {
  /** The application's executable. */
  path: string;
  /** What it needs before the application's own arguments: in development, the application's folder. */
  args: string[];
}

/** Starts the application's own executable again, hidden, as a process group of its own, controlled over the socket alone. */
export function spawnInstance(executable: Executable): LaunchInstance {
  return async (args) => {
    const { DISPLAY, WAYLAND_DISPLAY } = process.env;
    if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY)
      throw new HostError('there is no display that its window could open on (DISPLAY is not set)');
    const env = { ...process.env };
    // Set by some hosts; it would turn the application into plain Node.
    delete env.ELECTRON_RUN_AS_NODE;
    const child = spawn(executable.path, [...executable.args, ...args, HIDDEN_SWITCH], {
      env,
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'ignore', 'pipe'],
      windowsHide: true,
    });
    let tail = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      tail = (tail + text).slice(-LONGEST_TAIL);
    });
    const ended = new Promise<string>((resolve) => child.once('exit', () => resolve(tail.trim())));
    const kill = () => {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      if (process.platform === 'win32') child.kill('SIGKILL');
      else process.kill(-child.pid, 'SIGKILL');
    };
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', (error) => reject(new HostError(`${executable.path} cannot be started: ${error.message}`)));
    });
    return { ended, kill, screen: remoteScreen };
  };
}
