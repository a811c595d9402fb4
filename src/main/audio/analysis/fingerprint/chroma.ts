import { type Measured, missing } from './measured';
import type { PowerSpectra, SpectrumListener } from './power-spectra';

const LOWEST_HZ = 55;
const HIGHEST_HZ = 5000;
const REFERENCE_HZ = 440;
export const PITCH_CLASSES = 12;
/** Places an octave is cut into before the tuning is known: ten cents each. */
const PLACES = 120;
const PLACES_PER_CLASS = PLACES / PITCH_CLASSES;
/** Spectral peaks this far under the strongest of their window do not count, as power: 30 dB. */
const WEAK_PEAK = 1e-3;
/** Windows this far under the loudest so far do not count, as power: 60 dB. */
const QUIET_WINDOW = 1e-6;
/** Place of pitch class A, the reference, when C is the first. */
const CLASS_OF_REFERENCE = 9;

/**
 * How much of each of the twelve pitch classes sounds: amplitudes of spectral peaks, every window alike whatever its level,
 * on the tuning that fits them best (after Gomez, "Tonal description of music audio signals", 2006).
 */
export class Chroma implements SpectrumListener {
  readonly #binHz: number;
  readonly #first: number;
  readonly #end: number;
  readonly #places = new Float64Array(PLACES);
  #loudest = 0;

  constructor(spectra: PowerSpectra) {
    this.#binHz = spectra.binHz;
    this.#first = Math.max(2, Math.ceil(LOWEST_HZ / spectra.binHz));
    this.#end = Math.min(spectra.bins - 2, Math.floor(HIGHEST_HZ / spectra.binHz));
  }

  spectrum(power: Float64Array): void {
    let strongest = 0;
    for (let k = this.#first; k < this.#end; k++) strongest = Math.max(strongest, power[k] as number);
    this.#loudest = Math.max(this.#loudest, strongest);
    if (strongest === 0 || strongest < this.#loudest * QUIET_WINDOW) return;
    const limit = strongest * WEAK_PEAK;
    for (let k = this.#first; k < this.#end; k++) {
      const here = power[k] as number;
      if (here < limit || !isPeak(power, k, here)) continue;
      const place = Math.round(PLACES * Math.log2((peakBin(power, k) * this.#binHz) / REFERENCE_HZ));
      const index = ((place % PLACES) + PLACES) % PLACES;
      this.#places[index] = (this.#places[index] as number) + Math.sqrt(here / strongest);
    }
  }

  /** Twelve shares that add up to 1, C first; null where nothing has a pitch. */
  classes(): Float64Array | null {
    const tuning = this.#tuning();
    const classes = new Float64Array(PITCH_CLASSES);
    let total = 0;
    for (let place = 0; place < PLACES; place++) {
      const tone = place / PLACES_PER_CLASS - tuning;
      const nearest = Math.round(tone);
      const weight = (this.#places[place] as number) * Math.cos(Math.PI * (tone - nearest)) ** 2;
      const index = (nearest + CLASS_OF_REFERENCE + PITCH_CLASSES) % PITCH_CLASSES;
      classes[index] = (classes[index] as number) + weight;
      total += weight;
    }
    return total > 0 ? classes.map((amount) => amount / total) : null;
  }

  /** How far the tones lie above the tuning of A = 440 Hz, in semitones, -0.5 to 0.5: the mean direction of all places. */
  #tuning(): number {
    let [x, y] = [0, 0];
    for (let place = 0; place < PLACES; place++) {
      const angle = (2 * Math.PI * place) / PLACES_PER_CLASS;
      x += (this.#places[place] as number) * Math.cos(angle);
      y += (this.#places[place] as number) * Math.sin(angle);
    }
    return Math.atan2(y, x) / (2 * Math.PI);
  }
}

/** 1 less the entropy of the pitch classes over the largest that it can be: 1 for one class, 0 for all alike. */
export function chromaConcentration(classes: Float64Array | null): Measured {
  if (!classes) return missing('Nothing between 55 Hz and 5 kHz has a pitch.');
  let entropy = 0;
  for (const share of classes) if (share > 0) entropy -= share * Math.log(share);
  return Math.min(1, Math.max(0, 1 - entropy / Math.log(PITCH_CLASSES)));
}

function isPeak(power: Float64Array, k: number, here: number): boolean {
  return (
    here > (power[k - 1] as number) &&
    here >= (power[k + 1] as number) &&
    here > (power[k - 2] as number) &&
    here >= (power[k + 2] as number)
  );
}

/** Where a peak lies between bins: the top of the parabola through three levels. */
function peakBin(power: Float64Array, k: number): number {
  const before = Math.log(power[k - 1] as number);
  const here = Math.log(power[k] as number);
  const after = Math.log(power[k + 1] as number);
  const offset = (0.5 * (before - after)) / (before - 2 * here + after);
  return k + (Math.abs(offset) <= 0.5 ? offset : 0);
}
