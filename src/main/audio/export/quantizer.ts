/** Constants of a 32-bit xorshift generator (Marsaglia): the same noise for the same file, every time. */
const SEED = 0x9e3779b9;

/**
 * Turns +-1.0 floats into integers of `bits` bits. With dither, white noise of triangular distribution, two steps wide,
 * makes the rounding error independent of the sound; digital silence stays silence. Without it, samples that are exact at
 * that resolution come out exactly.
 */
export class Quantizer {
  /** Samples outside the range that integers can hold, since the start. */
  clippedSamples = 0;
  private state = SEED;
  private readonly scale: number;

  constructor(
    bits: 16 | 24,
    private readonly dither: boolean,
  ) {
    this.scale = 2 ** (bits - 1);
  }

  /** The nearest integer to one sample, -2^(bits-1) .. 2^(bits-1)-1. */
  quantize(sample: number): number {
    const noise = this.dither && sample !== 0 ? this.uniform() - this.uniform() : 0;
    const value = Math.round(sample * this.scale + noise);
    if (value >= this.scale) {
      this.clippedSamples++;
      return this.scale - 1;
    }
    if (value < -this.scale) {
      this.clippedSamples++;
      return -this.scale;
    }
    return value;
  }

  /** 0 <= x < 1. */
  private uniform(): number {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x;
    return (x >>> 0) / 4294967296;
  }
}
