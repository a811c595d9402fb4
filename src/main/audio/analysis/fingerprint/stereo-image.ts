import type { FrameHistory, HistoryReader } from './frame-history';
import { type Measured, missing } from './measured';

/** Variance under this share of the power is what rounding leaves of a constant. */
const ROUNDING = 1e-12;

/** How the left and the right channel relate. A single channel sounds from both sides and is its own partner. */
export class StereoImage implements HistoryReader {
  #frames = 0;
  #left = 0;
  #right = 0;
  #leftSquares = 0;
  #rightSquares = 0;
  #products = 0;

  constructor(private readonly channels: number) {}

  advance(history: FrameHistory, from: number): void {
    if (this.channels > 2) return;
    const leftPlane = history.plane(0);
    const rightPlane = history.plane(this.channels - 1);
    const end = history.indexOf(history.end);
    let left = 0;
    let right = 0;
    let leftSquares = 0;
    let rightSquares = 0;
    let products = 0;
    for (let i = history.indexOf(from); i < end; i++) {
      const l = leftPlane[i] as number;
      const r = rightPlane[i] as number;
      left += l;
      right += r;
      leftSquares += l * l;
      rightSquares += r * r;
      products += l * r;
    }
    this.#frames += history.end - from;
    this.#left += left;
    this.#right += right;
    this.#leftSquares += leftSquares;
    this.#rightSquares += rightSquares;
    this.#products += products;
  }

  result(): { stereoWidth: Measured; phaseCorrelation: Measured } {
    if (this.channels > 2) {
      const surround = missing(`It has ${this.channels} channels: left and right are told apart in stereo only.`);
      return { stereoWidth: surround, phaseCorrelation: surround };
    }
    return { stereoWidth: this.#width(), phaseCorrelation: this.#correlation() };
  }

  /** With mid (L + R) / 2 and side (L - R) / 2. */
  #width(): Measured {
    const energy = this.#leftSquares + this.#rightSquares;
    if (energy === 0) return missing('All of it is digital silence.');
    return Math.max(0, (energy - 2 * this.#products) / (2 * energy));
  }

  #correlation(): Measured {
    const n = this.#frames;
    const leftVariance = this.#leftSquares / n - (this.#left / n) ** 2;
    const rightVariance = this.#rightSquares / n - (this.#right / n) ** 2;
    const constant = (variance: number, squares: number) => !(variance > ROUNDING * (squares / n));
    if (constant(leftVariance, this.#leftSquares) || constant(rightVariance, this.#rightSquares)) {
      return missing('A channel is silent or constant: there is nothing to correlate.');
    }
    const covariance = this.#products / n - (this.#left / n) * (this.#right / n);
    return Math.min(1, Math.max(-1, covariance / Math.sqrt(leftVariance * rightVariance)));
  }
}
