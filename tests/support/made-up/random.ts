/** Reproducible pseudo-random numbers from 0 to 1 (mulberry32), the same for the same seed everywhere. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One number out of two, so that each thing of many can have numbers of its own. */
export function mixed(seed: number, index: number): number {
  const hash = Math.imul(seed ^ Math.imul(index + 1, 0x9e3779b1), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/**
 * A rank from 0 to `count` - 1 by the Zipf–Mandelbrot law, f(k) ~ 1 / (k + offset)^exponent, from an even number 0..1: how
 * often words are used and how much music artists make. A larger offset makes the first ranks more alike.
 */
export function zipfRank(even: number, count: number, exponent: number, offset: number): number {
  const power = 1 - exponent;
  const value =
    power === 0
      ? offset * ((count + offset) / offset) ** even
      : (even * ((count + offset) ** power - offset ** power) + offset ** power) ** (1 / power);
  return Math.min(count - 1, Math.floor(value - offset));
}

/** Draws from one stream of numbers. */
export class Draw {
  constructor(readonly next: () => number) {}

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  of<Value>(values: readonly Value[]): Value {
    const value = values[Math.floor(this.next() * values.length)];
    if (value === undefined) throw new Error('nothing to choose from');
    return value;
  }

  /** One of several by their weights, which add up to 1. */
  weighted<Value>(values: readonly (readonly [Value, number])[]): Value {
    let left = this.next();
    for (const [value, weight] of values) {
      left -= weight;
      if (left < 0) return value;
    }
    return this.of(values)[0];
  }
}
