import { ExpectationError, type Patience } from './probe';

const DEFAULT_PATIENCE: Patience = { withinSeconds: 5 };
/** Looking costs the application as much as its own work: whoever has waited long looks less often. */
const LOOK_AGAIN_MS = { first: 50, last: 250, share: 0.1 };
const LONGEST_SHOWN = 400;

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

/** Resolves after `seconds`, or rejects with the signal's reason as soon as it aborts. */
export function pause(seconds: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, seconds * 1000);
    signal.addEventListener('abort', stop, { once: true });
  });
}

/** Reads again and again until the value holds. Throws {@link ExpectationError} with the last value once patience ends. */
export async function eventually<T>(
  what: string,
  read: () => Promise<T>,
  holds: (value: T) => boolean,
  signal: AbortSignal,
  patience: Patience = DEFAULT_PATIENCE,
): Promise<T> {
  const began = performance.now();
  const end = began + patience.withinSeconds * 1000;
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    const now = performance.now();
    if (now >= end) throw ExpectationError.of(`${what} within ${patience.withinSeconds} s`, shown(value));
    const { first, last, share } = LOOK_AGAIN_MS;
    await pause(Math.min(last, Math.max(first, share * (now - began))) / 1000, signal);
  }
}
