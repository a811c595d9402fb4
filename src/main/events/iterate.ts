import type { Live } from './emitter';

/** How a slow reader is served: only the newest value matters to it, or every single one. */
export type Delivery = 'newest' | 'every';

/**
 * The announcements as an async iterator, beginning with the latest one where there is one; ends when `signal` aborts.
 * With `newest` a reader that falls behind skips to the newest value, so that memory stays bounded.
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
  if (source.latest !== undefined) push(source.latest);
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
