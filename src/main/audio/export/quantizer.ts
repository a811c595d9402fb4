/** Constants of a 32-bit xorshift generator (Marsaglia): the same noise for the same file, every time. */
const SEED = 0x9e3779b9 | 0;
/** From 32-bit integers to steps of quantisation. */
const UNIFORM = 2 ** -32;

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

  /**
   * Writes the nearest integers to a plane's samples, times `step`, into every `stride`-th place of `into` from `first` on.
   */
  quantize(plane: Float32Array, into: Int16Array | Int32Array, first: number, stride: number, step: number): void {
    const { scale, dither } = this;
    let state = this.state;
    let clipped = 0;
    for (let i = 0, at = first; i < plane.length; i++, at += stride) {
      const sample = plane[i] as number;
      let exact = sample * scale;
      if (dither && sample !== 0) {
        // Two draws of a 32-bit xorshift generator: their difference is triangular, -1 to 1 steps.
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        const draw = state;
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        exact += (draw - state) * UNIFORM;
      }
      let value = Math.floor(exact + 0.5);
      if (value >= scale) {
        value = scale - 1;
        clipped++;
      } else if (value < -scale) {
        value = -scale;
        clipped++;
      }
      into[at] = value * step;
    }
    this.state = state;
    this.clippedSamples += clipped;
  }
}
