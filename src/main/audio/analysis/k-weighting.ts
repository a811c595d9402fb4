/** Second-order section, normalised to a0 = 1: y = b0 x + b1 x' + b2 x'' - a1 y' - a2 y''. */
export interface BiquadCoefficients {
  b0: number;
  b1: number;
  b2: number;
  a1: number;
  a2: number;
}

/** The denominator shared by both sections, for a corner frequency at a rate. */
function denominator(cornerHz: number, q: number, rateHz: number) {
  const k = Math.tan((Math.PI * cornerHz) / rateHz);
  const a0 = 1 + k / q + k * k;
  return { k, a0, a1: (2 * (k * k - 1)) / a0, a2: (1 - k / q + k * k) / a0 };
}

/** First K-weighting section, the shelf of the head, at any rate: BS.1770-4 annex 1, from its analogue prototype. */
export function kShelf(rateHz: number): BiquadCoefficients {
  const q = 0.7071752369554196;
  const { k, a0, a1, a2 } = denominator(1681.974450955533, q, rateHz);
  const high = 10 ** (3.999843853973347 / 20);
  const band = high ** 0.4996667741545416;
  return {
    b0: (high + (band * k) / q + k * k) / a0,
    b1: (2 * (k * k - high)) / a0,
    b2: (high - (band * k) / q + k * k) / a0,
    a1,
    a2,
  };
}

/** Second K-weighting section, the RLB high-pass, at any rate. Its numerator is not normalised. */
export function kHighPass(rateHz: number): BiquadCoefficients {
  const { a1, a2 } = denominator(38.13547087602444, 0.5003270373238773, rateHz);
  return { b0: 1, b1: -2, b2: 1, a1, a2 };
}

/** States below this are silence; without it a decaying filter ends in denormal numbers, which are slow. */
export const SILENT_STATE = 1e-30;

function settled(state: number): number {
  return Math.abs(state) < SILENT_STATE ? 0 : state;
}

/** K-weighting of one channel, measured as energy; transposed direct form II in double precision. */
export class KWeightedEnergy {
  readonly #shelf: BiquadCoefficients;
  readonly #highPass: BiquadCoefficients;
  #s1 = 0;
  #s2 = 0;
  #h1 = 0;
  #h2 = 0;

  constructor(rateHz: number) {
    this.#shelf = kShelf(rateHz);
    this.#highPass = kHighPass(rateHz);
  }

  /** `energy` plus the squares of the weighted samples from `start` up to `end`. What is not finite counts as zero. */
  add(energy: number, channel: Float32Array, start: number, end: number): number {
    const { b0, b1, b2, a1, a2 } = this.#shelf;
    const { a1: c1, a2: c2 } = this.#highPass;
    let s1 = this.#s1;
    let s2 = this.#s2;
    let h1 = this.#h1;
    let h2 = this.#h2;
    let total = energy;
    for (let i = start; i < end; i++) {
      const sample = channel[i] as number;
      const x = sample - sample === 0 ? sample : 0;
      const shelved = b0 * x + s1;
      s1 = b1 * x + s2 - a1 * shelved;
      s2 = b2 * x - a2 * shelved;
      const weighted = shelved + h1;
      h1 = h2 - 2 * shelved - c1 * weighted;
      h2 = shelved - c2 * weighted;
      total += weighted * weighted;
    }
    this.#s1 = s1;
    this.#s2 = s2;
    this.#h1 = h1;
    this.#h2 = h2;
    return total;
  }

  /** To be called at fixed points of the sound, so that the block size changes nothing. */
  settle(): void {
    this.#s1 = settled(this.#s1);
    this.#s2 = settled(this.#s2);
    this.#h1 = settled(this.#h1);
    this.#h2 = settled(this.#h2);
  }

  reset(): void {
    this.#s1 = this.#s2 = this.#h1 = this.#h2 = 0;
  }
}
