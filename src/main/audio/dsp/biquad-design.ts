/** Second-order section, normalised to a0 = 1: y = b0 x + b1 x' + b2 x'' - a1 y' - a2 y''. */
export interface BiquadCoefficients {
  b0: number;
  b1: number;
  b2: number;
  a1: number;
  a2: number;
}

export type EqualiserFilter = 'low-shelf' | 'peak' | 'high-shelf';

/** Filters above this share of the rate are so warped by the bilinear transform that they are left out. */
const HIGHEST_SHARE_OF_RATE = 0.45;

/** Whether a filter at a frequency in Hz can be made at a rate in Hz. */
export function isFeasible(frequencyHz: number, rateHz: number): boolean {
  return frequencyHz > 0 && frequencyHz <= HIGHEST_SHARE_OF_RATE * rateHz;
}

/**
 * Minimum-phase equaliser section by R. Bristow-Johnson's audio EQ cookbook (bilinear transform, Q as there; a shelf's
 * frequency is where it has half its gain in dB). A gain of 0 dB gives a section whose output is its input.
 */
export function equaliserSection(
  filter: EqualiserFilter,
  { frequencyHz, q, gainDb }: { frequencyHz: number; q: number; gainDb: number },
  rateHz: number,
): BiquadCoefficients {
  const amplitude = 10 ** (gainDb / 40);
  const omega = (2 * Math.PI * frequencyHz) / rateHz;
  const cos = Math.cos(omega);
  const alpha = Math.sin(omega) / (2 * q);
  if (filter === 'peak') {
    const a0 = 1 + alpha / amplitude;
    return {
      b0: (1 + alpha * amplitude) / a0,
      b1: (-2 * cos) / a0,
      b2: (1 - alpha * amplitude) / a0,
      a1: (-2 * cos) / a0,
      a2: (1 - alpha / amplitude) / a0,
    };
  }
  // The high shelf is the low shelf with the spectrum turned over.
  const turn = filter === 'low-shelf' ? 1 : -1;
  const c = turn * cos;
  const plus = amplitude + 1;
  const minus = amplitude - 1;
  const slope = 2 * Math.sqrt(amplitude) * alpha;
  const a0 = plus + minus * c + slope;
  return {
    b0: (amplitude * (plus - minus * c + slope)) / a0,
    b1: (turn * 2 * amplitude * (minus - plus * c)) / a0,
    b2: (amplitude * (plus - minus * c - slope)) / a0,
    a1: (turn * -2 * (minus + plus * c)) / a0,
    a2: (plus + minus * c - slope) / a0,
  };
}

/** Butterworth high-pass of even order as second-order sections (bilinear transform with the corner kept in place). */
export function butterworthHighPass(cornerHz: number, order: 2 | 4, rateHz: number): BiquadCoefficients[] {
  const k = Math.tan((Math.PI * cornerHz) / rateHz);
  return Array.from({ length: order / 2 }, (_, i) => {
    const q = 1 / (2 * Math.sin((Math.PI * (2 * i + 1)) / (2 * order)));
    const a0 = 1 + k / q + k * k;
    return { b0: 1 / a0, b1: -2 / a0, b2: 1 / a0, a1: (2 * (k * k - 1)) / a0, a2: (1 - k / q + k * k) / a0 };
  });
}

/** Gain of a section at a frequency in Hz, dB. */
export function sectionGainDb({ b0, b1, b2, a1, a2 }: BiquadCoefficients, frequencyHz: number, rateHz: number): number {
  const omega = (2 * Math.PI * frequencyHz) / rateHz;
  const [c1, s1, c2, s2] = [Math.cos(omega), Math.sin(omega), Math.cos(2 * omega), Math.sin(2 * omega)];
  const above = (b0 + b1 * c1 + b2 * c2) ** 2 + (b1 * s1 + b2 * s2) ** 2;
  const below = (1 + a1 * c1 + a2 * c2) ** 2 + (a1 * s1 + a2 * s2) ** 2;
  return 10 * Math.log10(above / below);
}
