/** The last few values of several series, each kept in order, so that their medians are at hand. */
export class SortedWindows {
  readonly #sorted: Float64Array;
  readonly #middle: number;

  /** `length` is odd; all windows start filled with zeros. */
  constructor(
    private readonly series: number,
    private readonly length: number,
  ) {
    this.#sorted = new Float64Array(series * length);
    this.#middle = length >> 1;
  }

  /** Fills a series with zeros again. */
  clear(): void {
    this.#sorted.fill(0, 0, this.series * this.length);
  }

  /** Replaces the value `old`, which is in the window, by `fresh`, and gives the median. */
  replace(series: number, old: number, fresh: number): number {
    const sorted = this.#sorted;
    const start = series * this.length;
    const last = start + this.length - 1;
    let i = start;
    while (i < last && (sorted[i] as number) < old) i++;
    while (i < last && (sorted[i + 1] as number) < fresh) {
      sorted[i] = sorted[i + 1] as number;
      i++;
    }
    while (i > start && (sorted[i - 1] as number) > fresh) {
      sorted[i] = sorted[i - 1] as number;
      i--;
    }
    sorted[i] = fresh;
    return sorted[start + this.#middle] as number;
  }
}
