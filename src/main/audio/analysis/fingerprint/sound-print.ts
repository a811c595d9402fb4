import { PRINT_BITS, PRINT_FRAMES_PER_SECOND, writePrint } from '../../../../shared/domain/sound-print';
import { GrowingList } from '../growing-list';
import type { PowerSpectra, SpectrumListener } from './power-spectra';
import { MEDIUM_WINDOW } from './windows';

const LOWEST_HZ = 150;
const HIGHEST_HZ = 4000;
const BANDS = PRINT_BITS + 1;
/** Windows from one frame to the next. */
const STEP = Math.round(1 / MEDIUM_WINDOW.hopSeconds / PRINT_FRAMES_PER_SECOND);
/** Windows that a frame adds up: half a second, four steps, so that where frames begin hardly matters. */
const SPAN = 4 * STEP;
/** What lies this far under the loudest band of its frame, as power, is not told apart: 40 dB. */
const FLOOR = 1e-4;
/** Of a longer sound only the middle minute is kept. */
const MOST_FRAMES = 60 * PRINT_FRAMES_PER_SECOND;
/** In shorter sound two recordings could agree by chance. */
const FEWEST_FRAMES = 4 * PRINT_FRAMES_PER_SECOND;
/** Frames that repeat the one half a second earlier say nothing: steady sound and silence have no print. */
const LEAST_CHANGING = 0.5;

/**
 * What a recording is known by, whatever its encoding, level and rate: for each eighth of a second the signs of how the
 * difference of neighbouring bands changes in time (after Haitsma and Kalker, "A Highly Robust Audio Fingerprinting
 * System", 2002), of 17 bands of equal ratio from 150 to 4000 Hz.
 */
export class SoundPrint implements SpectrumListener {
  /** First bin of each band, and behind the last. */
  readonly #edges: number[];
  /** Band powers of the last windows, round and round. */
  readonly #windows = Array.from({ length: SPAN }, () => new Float64Array(BANDS));
  /** Level differences of neighbouring bands in the last frames, round and round. */
  readonly #slopes = Array.from({ length: SPAN / STEP }, () => new Float64Array(PRINT_BITS));
  readonly #sums = new Float64Array(BANDS);
  readonly #prints = new GrowingList();
  #count = 0;

  constructor(spectra: PowerSpectra) {
    const ratio = HIGHEST_HZ / LOWEST_HZ;
    this.#edges = Array.from({ length: BANDS + 1 }, (_, band) =>
      Math.min(spectra.bins, Math.round((LOWEST_HZ * ratio ** (band / BANDS)) / spectra.binHz)),
    );
  }

  spectrum(power: Float64Array): void {
    const bands = this.#windows[this.#count % SPAN] as Float64Array;
    for (let band = 0; band < BANDS; band++) {
      let sum = 0;
      const end = this.#edges[band + 1] as number;
      for (let k = this.#edges[band] as number; k < end; k++) sum += power[k] as number;
      bands[band] = sum;
    }
    this.#count++;
    if (this.#count >= SPAN && this.#count % STEP === 0) this.#frame(this.#count / STEP);
  }

  /** Null where the sound is too short or too steady to be told from others. */
  result(): string | null {
    const all = this.#prints.view();
    const start = Math.max(0, (all.length - MOST_FRAMES) >> 1);
    const frames = Uint16Array.from(all.subarray(start, start + MOST_FRAMES));
    const lag = SPAN / STEP;
    const changing = frames.filter((frame, i) => i >= lag && frame !== frames[i - lag]).length;
    const told = frames.length >= FEWEST_FRAMES && changing >= LEAST_CHANGING * (frames.length - lag);
    return told ? writePrint(frames) : null;
  }

  #frame(number: number): void {
    const sums = this.#sums.fill(0);
    for (let w = 0; w < SPAN; w++) {
      const window = this.#windows[w] as Float64Array;
      for (let band = 0; band < BANDS; band++) sums[band] = (sums[band] as number) + (window[band] as number);
    }
    let loudest = 0;
    for (let band = 0; band < BANDS; band++) loudest = Math.max(loudest, sums[band] as number);
    const floor = loudest * FLOOR;
    const slopes = this.#slopes[number % this.#slopes.length] as Float64Array;
    let bits = 0;
    for (let band = 0; band < PRINT_BITS; band++) {
      const above = (sums[band + 1] as number) + floor;
      const slope = loudest > 0 ? Math.log(((sums[band] as number) + floor) / above) : 0;
      if (slope > (slopes[band] as number)) bits |= 1 << band;
      slopes[band] = slope;
    }
    this.#prints.push(bits);
  }
}
