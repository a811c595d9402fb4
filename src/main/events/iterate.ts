import type { Live } from './emitter';

/**
 * What is announced: states, of which only the newest matters (also to a reader who comes late or falls behind), or
 * moments, every single one of which counts, but only from now on.
 */
export type Delivery = 'newest' | 'every';

/**
 * The announcements as an async iterator; ends when `signal` aborts. With `newest` it begins with the latest one where
 * there is one, and a reader that falls behind skips to the newest, so that memory stays bounded.
 */
export async function* iterate<T>(
  source: Live<T>,
  signal: AbortSignal | undefined,
  delivery: Delivery,
): AsyncGenerator<T, void, void> {
  const waiting: T[] = [];
  let wake: (() => void) | null = null;
  const push = (value: T) => {
    if (delivery === 'newest') waiting.length = 0;
    waiting.push(value);
    wake?.();
  };
  const stop = () => wake?.();
  const subscription = source.listen(push);
  signal?.addEventListener('abort', stop);
  if (delivery === 'newest' && source.latest !== undefined) push(source.latest);
  try {
    while (!signal?.aborted) {
      const value = waiting.shift();
      if (value !== undefined) {
        yield value;
        continue;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      wake = null;
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    subscription.dispose();
  }
}
