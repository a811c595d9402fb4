/** The largest of the last `frames` values that were pushed, which are >= 0; before the first there were zeros. */
export class SlidingMaximum {
  /** Ring of candidates: each is larger than all that came after it. */
  readonly #values: Float64Array;
  readonly #expiries: Float64Array;
  readonly #mask: number;
  #head = 0;
  #tail = 0;
  #now = 0;

  constructor(readonly frames: number) {
    const size = 2 ** Math.ceil(Math.log2(frames + 1));
    this.#values = new Float64Array(size);
    this.#expiries = new Float64Array(size);
    this.#mask = size - 1;
  }

  /** True while every value in the window is zero. */
  get empty(): boolean {
    return this.#head === this.#tail;
  }

  push(value: number): number {
    const values = this.#values;
    const mask = this.#mask;
    if (this.#head !== this.#tail && (this.#expiries[this.#head] as number) === this.#now) {
      this.#head = (this.#head + 1) & mask;
    }
    if (value > 0) {
      let tail = this.#tail;
      while (tail !== this.#head && (values[(tail - 1) & mask] as number) <= value) tail = (tail - 1) & mask;
      values[tail] = value;
      this.#expiries[tail] = this.#now + this.frames;
      this.#tail = (tail + 1) & mask;
    }
    this.#now++;
    return this.#head === this.#tail ? 0 : (values[this.#head] as number);
  }

  reset(): void {
    this.#head = 0;
    this.#tail = 0;
    this.#now = 0;
  }
}
