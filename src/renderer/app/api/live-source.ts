import { replaceEqualDeep } from '@tanstack/react-query';
import type { Problem } from '../../../shared/domain/errors';
import { problemOf } from './problem';

/**
 *   idle --first listener--> connecting --first value--> live
 *    ^                          ^                         |
 *    |                          +-- wait, open again --- broken <-- ended or failed
 *    +------------------------- last listener leaves (from anywhere)
 *
 * The value last seen stays readable throughout.
 */
export interface LiveState<T> {
  status: 'idle' | 'connecting' | 'live' | 'broken';
  value: T | null;
  /** Why the stream is broken; null where it ended without an error, or is not broken. */
  problem: Problem | null;
  /** When `value` arrived, on the page's clock (`performance.now()`), milliseconds; 0 before the first. */
  receivedAtMs: number;
}

export type OpenStream<T> = (signal: AbortSignal) => Promise<AsyncIterable<T>>;

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 5000;

/** One event stream of the API, opened while anybody listens, shared by all of them, opened again when it breaks. */
export class LiveSource<T> {
  readonly #open: OpenStream<T>;
  readonly #observers = new Set<() => void>();
  readonly #listeners = new Set<(value: T) => void>();
  #state: LiveState<T> = { status: 'idle', value: null, problem: null, receivedAtMs: 0 };
  #connection: AbortController | null = null;

  constructor(open: OpenStream<T>) {
    this.#open = open;
  }

  readonly state = (): LiveState<T> => this.#state;

  /** Calls `observer` after each change of the state. Answers the function that ends it. */
  readonly observe = (observer: () => void): (() => void) => this.#join(this.#observers, observer);

  /** Calls `listener` with each value that arrives from now on. Answers the function that ends it. */
  readonly listen = (listener: (value: T) => void): (() => void) => this.#join(this.#listeners, listener);

  #join<L>(group: Set<L>, member: L): () => void {
    group.add(member);
    if (this.#connection === null) {
      this.#connection = new AbortController();
      void this.#run(this.#connection.signal);
    }
    return () => {
      group.delete(member);
      if (this.#observers.size + this.#listeners.size > 0) return;
      this.#connection?.abort();
      this.#connection = null;
      this.#state = { ...this.#state, status: 'idle', problem: null };
    };
  }

  async #run(signal: AbortSignal): Promise<void> {
    let retryMs = FIRST_RETRY_MS;
    this.#become({ ...this.#state, status: 'connecting', problem: null });
    while (!signal.aborted) {
      let problem: Problem | null = null;
      try {
        for await (const value of await this.#open(signal)) {
          if (signal.aborted) return;
          retryMs = FIRST_RETRY_MS;
          // What did not change stays the same object, so that who shows it has nothing to do.
          const shared = replaceEqualDeep(this.#state.value, value);
          this.#become({ status: 'live', value: shared, problem: null, receivedAtMs: performance.now() });
          for (const listener of [...this.#listeners]) listener(value);
        }
      } catch (thrown) {
        problem = problemOf(thrown);
      }
      if (signal.aborted) return;
      this.#become({ ...this.#state, status: 'broken', problem });
      await new Promise((resolve) => setTimeout(resolve, retryMs));
      retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
    }
  }

  #become(state: LiveState<T>): void {
    this.#state = state;
    for (const observer of [...this.#observers]) observer();
  }
}
