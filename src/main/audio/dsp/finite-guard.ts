import type { Processor } from './processor';

/** Makes samples that are NaN or infinite silent, and counts them: one of them would ring in a filter for ever. */
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
        if (x - x !== 0) {
          channel[i] = 0;
          this.#silenced++;
        }
      }
  }

  reset(): void {
    this.#silenced = 0;
  }
}
