/** Whole numbers of 0 and above, asked for so often that a bit for each is quicker than a set. */
export class Members {
  private readonly least: number;
  private readonly bits: Uint8Array;

  constructor(numbers: ArrayLike<number>) {
    let least = Number.POSITIVE_INFINITY;
    let most = -1;
    for (let index = 0; index < numbers.length; index++) {
      const number = numbers[index] as number;
      if (number < least) least = number;
      if (number > most) most = number;
    }
    this.least = most < 0 ? 0 : least;
    this.bits = new Uint8Array(most < 0 ? 0 : ((most - least) >> 3) + 1);
    for (let index = 0; index < numbers.length; index++) {
      const at = (numbers[index] as number) - this.least;
      this.bits[at >>> 3] = (this.bits[at >>> 3] as number) | (1 << (at & 7));
    }
  }

  has(number: number): boolean {
    const at = number - this.least;
    return at >= 0 && at >>> 3 < this.bits.length && ((this.bits[at >>> 3] as number) & (1 << (at & 7))) !== 0;
  }
}
