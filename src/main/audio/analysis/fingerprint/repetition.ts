import { type FourierFactory, type RealFourier, transformSize } from './fourier';

/** Where so little of two windows overlaps, the autocorrelation says nothing. */
const LEAST_OVERLAP = 0.05;

/** Autocorrelation of Hann windows cut out of a curve, freed of the window's own shape: 1 where all repeats exactly. */
export class Repetition {
  readonly #fourier: RealFourier;
  readonly #inverse: RealFourier;
  readonly #window: Float64Array;
  readonly #shape: Float64Array;
  readonly #values: Float64Array;

  /** For windows of `length` values and lags up to `longest`. */
  constructor(factory: FourierFactory, length: number, longest: number) {
    const size = transformSize(2 * length);
    this.#fourier = factory.create(size);
    this.#inverse = factory.create(size);
    this.#window = Float64Array.from({ length }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / length));
    this.#values = new Float64Array(longest + 1);
    this.#shape = new Float64Array(longest + 1).fill(1);
    this.#fourier.input.set(this.#window);
    this.#shape.set(this.#correlate() ?? this.#shape);
    for (let lag = 0; lag <= longest; lag++) this.#shape[lag] = Math.max(LEAST_OVERLAP, this.#shape[lag] as number);
  }

  /** Of the window that begins at `start`, which may lie outside; null where the curve is flat. Valid until the next call. */
  of(curve: Float64Array, start: number): Float64Array | null {
    const { input } = this.#fourier;
    const from = Math.max(0, start);
    const to = Math.min(curve.length, start + this.#window.length);
    let mean = 0;
    for (let i = from; i < to; i++) mean += (curve[i] as number) / (to - from);
    input.fill(0);
    for (let i = from; i < to; i++)
      input[i - start] = ((curve[i] as number) - mean) * (this.#window[i - start] as number);
    return this.#correlate();
  }

  #correlate(): Float64Array | null {
    this.#fourier.forward();
    const spectrum = this.#fourier.output;
    const { input, output, size } = this.#inverse;
    input[0] = (spectrum[0] as number) ** 2;
    input[1] = (spectrum[1] as number) ** 2;
    for (let i = 2; i < size; i += 2) {
      input[i] = (spectrum[i] as number) ** 2 + (spectrum[i + 1] as number) ** 2;
      input[i + 1] = 0;
    }
    this.#inverse.backward();
    const whole = output[0] as number;
    if (!(whole > 0)) return null;
    const values = this.#values;
    for (let lag = 0; lag < values.length; lag++) {
      values[lag] = (output[lag] as number) / (whole * (this.#shape[lag] as number));
    }
    return values;
  }
}
