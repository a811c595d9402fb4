import type { Processor } from './processor';

/** Samples beyond +240 dBFS are no sound, and would overflow in what follows. */
export const LOUDEST_SOUND = 1e12;

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
    for (let c = 0; c < block.length; c++) {
      const channel = block[c] as Float32Array;
      if (!allAreSound(channel)) this.#silence(channel);
    }
  }

  reset(): void {
    this.#silenced = 0;
  }

  #silence(channel: Float32Array): void {
    for (let i = 0; i < channel.length; i++) {
      if (Math.abs(channel[i] as number) <= LOUDEST_SOUND) continue;
      channel[i] = 0;
      this.#silenced++;
    }
  }
}

/**
 * Whether no sample can be beyond {@link LOUDEST_SOUND}: the sum of their squares is not beyond its square. Four sums at a
 * time, because each addition waits for the one before; a test of each sample takes several times as long.
 */
export function allAreSound(channel: Float32Array): boolean {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let i = 0;
  for (; i + 3 < channel.length; i += 4) {
    const w = channel[i] as number;
    const x = channel[i + 1] as number;
    const y = channel[i + 2] as number;
    const z = channel[i + 3] as number;
    a += w * w;
    b += x * x;
    c += y * y;
    d += z * z;
  }
  for (; i < channel.length; i++) a += (channel[i] as number) ** 2;
  return a + b + c + d <= LOUDEST_SOUND * LOUDEST_SOUND;
}
