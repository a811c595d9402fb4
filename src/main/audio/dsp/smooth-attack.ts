/** Running mean of whole numbers, rounded up: exact, so that it comes back to zero after any input. */
class BoxMean {
  readonly #ring: Float64Array;
  #position = 0;
  #sum = 0;

  constructor(readonly frames: number) {
    this.#ring = new Float64Array(frames);
  }

  get empty(): boolean {
    return this.#sum === 0;
  }

  push(value: number): number {
    const ring = this.#ring;
    const position = this.#position;
    this.#sum += value - (ring[position] as number);
    ring[position] = value;
    this.#position = position + 1 === this.frames ? 0 : position + 1;
    return Math.ceil(this.#sum / this.frames);
  }

  reset(): void {
    this.#ring.fill(0);
    this.#position = 0;
    this.#sum = 0;
  }
}

/**
 * Three running means in series: a smooth symmetric weighting over {@link frames} values with no overshoot, for whole
 * numbers below 2^32. Where the last `frames` values are at least v, the result is at least v.
 */
export class SmoothAttack {
  readonly frames: number;
  readonly #first: BoxMean;
  readonly #second: BoxMean;
  readonly #third: BoxMean;

  constructor(frames: number) {
    const third = Math.max(1, Math.round(frames / 3));
    this.#first = new BoxMean(third);
    this.#second = new BoxMean(third);
    this.#third = new BoxMean(third);
    this.frames = 3 * third - 2;
  }

  /** True while the next value decides alone: everything remembered is zero. */
  get empty(): boolean {
    return this.#first.empty && this.#second.empty && this.#third.empty;
  }

  push(value: number): number {
    return this.#third.push(this.#second.push(this.#first.push(value)));
  }

  reset(): void {
    this.#first.reset();
    this.#second.reset();
    this.#third.reset();
  }
}
