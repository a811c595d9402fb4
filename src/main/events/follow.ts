import type { Disposable } from './disposable';
import type { Live } from './emitter';

/** Calls back with what was announced last, if anything was, and on every announcement from now on. */
export function follow<T>(source: Live<T>, listener: (value: T) => void): Disposable {
  if (source.latest !== undefined) listener(source.latest);
  return source.listen(listener);
}
