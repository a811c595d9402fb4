const FIRST_CAPACITY = 4096;

/** Numbers appended one by one, four bytes each. */
export class GrowingList {
  #values = new Float32Array(FIRST_CAPACITY);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Float32Array(2 * this.#length);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = value;
  }

  /** What was pushed so far; a view, to be read before the next push. */
  view(): Float32Array {
    return this.#values.subarray(0, this.#length);
  }
}
