import { powerToLufs } from '../gating';
import { GrowingList } from '../growing-list';
import type { BinListener } from '../power-bins';
import { type Measured, missing } from './measured';
import { standardDeviation } from './statistics';

const WINDOW_BINS = 300;
const HOP_BINS = 50;
const GATE_LUFS = -70;

/** How much the short-term loudness (3 s, every 0.5 s, above the absolute gate of -70 LUFS) varies. */
export class LoudnessVariation implements BinListener {
  readonly #energies = new Float64Array(WINDOW_BINS);
  readonly #frames = new Float64Array(WINDOW_BINS);
  readonly #levels = new GrowingList();
  #count = 0;

  bin(energy: number, frames: number): void {
    const slot = this.#count % WINDOW_BINS;
    this.#energies[slot] = energy;
    this.#frames[slot] = frames;
    this.#count++;
    if (this.#count >= WINDOW_BINS && this.#count % HOP_BINS === 0) this.#measure();
  }

  /** Standard deviation in LU. */
  result(): Measured {
    const levels = this.#levels.view();
    if (levels.length < 2) return missing('It has less than 3.5 s of sound above -70 LUFS.');
    return standardDeviation(levels);
  }

  #measure(): void {
    let energy = 0;
    let frames = 0;
    for (let i = 0; i < WINDOW_BINS; i++) {
      energy += this.#energies[i] as number;
      frames += this.#frames[i] as number;
    }
    const lufs = powerToLufs(energy / frames);
    if (lufs !== null && lufs > GATE_LUFS) this.#levels.push(lufs);
  }
}
