import { spawn } from 'node:child_process';
import { HostError } from '../../../scenarios';

const START_SECONDS = 5;

/** A display that nobody sees; ends with {@link dispose}. */
export interface VirtualDisplay {
  /** Value for the variable DISPLAY. */
  name: string;
  dispose(): void;
}

/** Starts Xvfb on a free display number. Throws {@link HostError} where it is not installed or does not start. */
export function startVirtualDisplay(): Promise<VirtualDisplay> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const announced = server.stdio[3];
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => {
      clearTimeout(timer);
      server.kill();
      reject(new HostError(`there is no display and no virtual one could be started: ${reason}`));
    };
    const timer = setTimeout(() => fail(`Xvfb did not answer within ${START_SECONDS} s`), START_SECONDS * 1000);
    server.once('error', (error) => fail(error.message));
    server.once('exit', (code) => fail(`Xvfb ended with status ${code}`));
    announced?.once('data', (data: unknown) => {
      clearTimeout(timer);
      resolve({ name: `:${String(data).trim()}`, dispose: () => server.kill() });
    });
  });
}

/** Runs the body with what a process needs to show a window: nothing more where there is a display already. */
export async function withDisplay<T>(body: (env: NodeJS.ProcessEnv) => Promise<T>): Promise<T> {
  const shown = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (shown) return body({});
  const display = await startVirtualDisplay();
  try {
    return await body({ DISPLAY: display.name });
  } finally {
    display.dispose();
  }
}
