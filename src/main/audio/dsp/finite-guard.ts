import type { Processor } from './processor';

/** Samples beyond +240 dBFS are no sound, and would overflow in what follows. */
const MOST = 1e12;

/** Makes samples that are no sound (NaN, infinite, absurdly large) silent, and counts them: one would ring in a filter for ever. */
export class FiniteGuard implements Processor {
  readonly name = 'finite-guard';
  readonly latencyFrames = 0;
  #silenced = 0;

  /** Samples that were made silent since the start or the last reset. */
  get silenced(): number {
    return this.#silenced;
  }

  process(block: Float32Array[]): void {
    for (const channel of block)
      for (let i = 0; i < channel.length; i++) {
        const x = channel[i] as number;
        if (!(Math.abs(x) <= MOST)) {
          channel[i] = 0;
          this.#silenced++;
        }
      }
  }

  reset(): void {
    this.#silenced = 0;
  }
}
