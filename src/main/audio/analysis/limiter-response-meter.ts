import { dbToLinear, HOLD_SECONDS, RELEASE_SECONDS, SAFETY_DB } from '../dsp';
import { type LimiterResponse, MAXIMUM_LIMITING_DB } from '../mastering';
import { integratedLufs } from './gating';
import { GrowingList } from './growing-list';
import { BINS_PER_SECOND, type BinListener } from './power-bins';

const STEP_DB = 0.5;
const CLOSE_DB = 0.1;
const NEAR_DB = 1;
const HELD_BINS = Math.floor(HOLD_SECONDS * BINS_PER_SECOND);
const RELEASE_FACTOR = Math.exp(-1 / (RELEASE_SECONDS * BINS_PER_SECOND));
const BLOCK_BINS = 40;
const HOP_BINS = 10;

/**
 * Finds the {@link LimiterResponse} without limiting anything: from the K-weighted energy and the true peak of every 10 ms
 * it follows the limiter's gain, for each drive. Within 0.1 LU of the real loss on music.
 */
export class LimiterResponseMeter implements BinListener {
  readonly #energies = new GrowingList();
  readonly #peaks = new GrowingList();
  readonly #allowances = new GrowingList();
  #framesPerBin = 1;
  #highest = 0;

  bin(energy: number, frames: number, peak: number, allowance: number): void {
    this.#energies.push(energy);
    this.#peaks.push(peak);
    this.#allowances.push(allowance);
    this.#framesPerBin = frames;
    if (peak > this.#highest) this.#highest = peak;
  }

  /** Null where the loudness has no value. */
  result(): LimiterResponse | null {
    const energies = this.#energies.view();
    const untouched = this.#integrated(energies);
    if (untouched === null) return null;
    const lossLu = [0];
    const limited = new Float32Array(energies.length);
    for (let driveDb = STEP_DB; driveDb <= MAXIMUM_LIMITING_DB; driveDb += STEP_DB) {
      this.#limit(limited, this.#highest / dbToLinear(driveDb));
      const loudness = this.#integrated(limited);
      lossLu.push(loudness === null ? driveDb : Math.max(lossLu.at(-1) ?? 0, untouched - loudness));
    }
    return { lossLu, stepDb: STEP_DB, closePeaks: this.#peaksWithin(CLOSE_DB), nearPeaks: this.#peaksWithin(NEAR_DB) };
  }

  #peaksWithin(db: number): number {
    const least = this.#highest * dbToLinear(-db);
    let count = 0;
    for (const peak of this.#peaks.view()) if (peak >= least && peak > 0) count++;
    return count;
  }

  /** Energies as they are left by a limiter with this ceiling, linear. */
  #limit(limited: Float32Array, ceiling: number): void {
    const energies = this.#energies.view();
    const peaks = this.#peaks.view();
    const allowances = this.#allowances.view();
    const allowed = ceiling * dbToLinear(-SAFETY_DB);
    let attenuation = 0;
    let held = 0;
    let heldBins = 0;
    for (let i = 0; i < limited.length; i++) {
      const peak = peaks[i] as number;
      const needed = peak > ceiling ? 1 - allowed / (peak + (allowances[i] as number)) : 0;
      if (needed >= held || heldBins === 0) {
        held = needed;
        heldBins = HELD_BINS;
      } else heldBins--;
      attenuation = Math.max(held, attenuation * RELEASE_FACTOR);
      const gain = 1 - attenuation;
      limited[i] = (energies[i] as number) * gain * gain;
    }
  }

  #integrated(energies: Float32Array): number | null {
    const frames = this.#framesPerBin * BLOCK_BINS;
    const powers = new Float32Array(Math.max(0, Math.floor((energies.length - BLOCK_BINS) / HOP_BINS) + 1));
    for (let block = 0; block < powers.length; block++) {
      let energy = 0;
      for (let i = block * HOP_BINS; i < block * HOP_BINS + BLOCK_BINS; i++) energy += energies[i] as number;
      powers[block] = energy / frames;
    }
    return integratedLufs(powers);
  }
}
