import type { Disposable } from './disposable';

/** The reading side of an {@link Emitter}. */
export interface Live<T> {
  /** What was announced last; undefined before the first announcement. */
  readonly latest: T | undefined;
  /** Calls back on every announcement from now on. */
  listen(listener: (value: T) => void): Disposable;
}

/** The one subscription primitive: announces values and remembers the latest. */
export class Emitter<T> implements Live<T>, Disposable {
  private readonly listeners = new Set<(value: T) => void>();
  private value: T | undefined;

  constructor(initial?: T) {
    this.value = initial;
  }

  get latest(): T | undefined {
    return this.value;
  }

  listen(listener: (value: T) => void): Disposable {
    const entry = (value: T) => listener(value);
    this.listeners.add(entry);
    return {
      dispose: () => {
        this.listeners.delete(entry);
      },
    };
  }

  emit(value: T): void {
    this.value = value;
    for (const listener of [...this.listeners]) listener(value);
  }

  dispose(): void {
    this.listeners.clear();
  }
}
