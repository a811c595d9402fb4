import { GrowingList } from '../growing-list';
import { type FourierFactory, type RealFourier, transformSize } from './fourier';
import { type Measured, missing } from './measured';
import type { PowerSpectra, SpectrumListener } from './power-spectra';
import { coefficientOfVariation } from './statistics';

const LOWEST_PITCH_HZ = 50;
const HIGHEST_PITCH_HZ = 1500;
/** Partials above this tell nothing more about the pitch. */
const HIGHEST_PARTIAL_HZ = 5500;
/** Samples of the autocorrelation a second; four times the highest partial, so that its peaks are smooth. */
const LAGS_PER_SECOND = 22_050;
/** How periodic a window must be to count as voiced, 1 being exactly. */
const VOICED = 0.6;
/** What each octave further down costs, so that the shortest of equal periods wins. */
const OCTAVE_COST = 0.01;
const FEWEST_VOICED = 5;

/**
 * Fundamental frequency of each window from its autocorrelation, divided by that of the window's shape (Boersma, "Accurate
 * short-term analysis of the fundamental frequency", 1993), taken from the power spectrum so that opposite phase does no harm.
 */
export class Pitch implements SpectrumListener {
  readonly #inverse: RealFourier;
  readonly #firstBin: number;
  readonly #endBin: number;
  readonly #lagsPerSecond: number;
  readonly #shape: Float64Array;
  readonly #periodicity: Float64Array;
  readonly #pitches = new GrowingList();

  constructor(fourier: FourierFactory, spectra: PowerSpectra) {
    const windowSeconds = 1 / spectra.binHz;
    this.#inverse = fourier.create(transformSize(windowSeconds * LAGS_PER_SECOND));
    this.#lagsPerSecond = this.#inverse.size * spectra.binHz;
    this.#firstBin = Math.ceil(LOWEST_PITCH_HZ / spectra.binHz);
    this.#endBin = Math.min(spectra.bins, this.#inverse.size / 2, Math.floor(HIGHEST_PARTIAL_HZ / spectra.binHz) + 1);
    this.#periodicity = new Float64Array(Math.floor(this.#lagsPerSecond / LOWEST_PITCH_HZ) + 2);
    // The autocorrelation of a periodic Hann window that wraps around.
    this.#shape = Float64Array.from(
      this.#periodicity,
      (_, lag) => (2 + Math.cos((2 * Math.PI * lag) / this.#inverse.size)) / 3,
    );
  }

  spectrum(power: Float64Array): void {
    let total = 0;
    for (let k = this.#firstBin; k < this.#endBin; k++) total += power[k] as number;
    if (total === 0) return;
    const { input } = this.#inverse;
    input.fill(0);
    for (let k = this.#firstBin; k < this.#endBin; k++) input[2 * k] = (power[k] as number) / total;
    this.#inverse.backward();
    this.#pick(this.#inverse.output);
  }

  /** 1 / (1 + 10 CV) of the fundamental frequency over the voiced windows. */
  stability(): Measured {
    const pitches = this.#pitches.view();
    if (pitches.length < FEWEST_VOICED) return missing('Hardly any of it has a pitch.');
    return 1 / (1 + 10 * coefficientOfVariation(pitches));
  }

  #pick(autocorrelation: Float32Array): void {
    const periodicity = this.#periodicity;
    const whole = autocorrelation[0] as number;
    for (let lag = 0; lag < periodicity.length; lag++) {
      periodicity[lag] = (autocorrelation[lag] as number) / (whole * (this.#shape[lag] as number));
    }
    let best = VOICED;
    let period = 0;
    const first = Math.max(2, Math.floor(this.#lagsPerSecond / HIGHEST_PITCH_HZ));
    for (let lag = first; lag < periodicity.length - 1; lag++) {
      const here = periodicity[lag] as number;
      if (here < VOICED) continue;
      const before = periodicity[lag - 1] as number;
      const after = periodicity[lag + 1] as number;
      if (here < before || here <= after) continue;
      const offset = (0.5 * (before - after)) / (before - 2 * here + after);
      const height = here - 0.25 * (before - after) * offset;
      const score = height - OCTAVE_COST * Math.log2(lag / first);
      if (score > best) {
        best = score;
        period = lag + offset;
      }
    }
    if (period > 0) this.#pitches.push(this.#lagsPerSecond / period);
  }
}
