import { LEVEL_FRAMES_PER_SECOND, type LevelListener } from './level-frames';

const MOST_POINTS = 1024;
/** Steps of level that the eye can tell apart in a seek bar, and more. */
const STEPS = 1000;

/** The sound at a glance: points of equal length, each with its highest sample and its root mean square, linear. */
export interface OverviewResult {
  secondsPerPoint: number;
  peak: number[];
  rms: number[];
}

/** Keeps 512 to 1024 points (fewer below 5.12 s) by joining neighbours whenever there are too many. */
export class Overview implements LevelListener {
  readonly #peaks = new Float64Array(MOST_POINTS);
  readonly #energies = new Float64Array(MOST_POINTS);
  readonly #samples = new Float64Array(MOST_POINTS);
  #points = 0;
  #framesPerPoint = 1;
  #frames = 0;

  level(peak: number, energy: number, samples: number): void {
    if (this.#frames === this.#framesPerPoint) {
      this.#points++;
      this.#frames = 0;
      if (this.#points === MOST_POINTS) this.#halve();
    }
    const at = this.#points;
    this.#peaks[at] = Math.max(this.#peaks[at] as number, peak);
    this.#energies[at] = (this.#energies[at] as number) + energy;
    this.#samples[at] = (this.#samples[at] as number) + samples;
    this.#frames++;
  }

  /** Levels are rounded to thousandths of full scale: they are drawn, not calculated with. */
  result(): OverviewResult {
    const points = this.#points + (this.#frames > 0 ? 1 : 0);
    const rounded = (value: number) => Math.round(value * STEPS) / STEPS;
    return {
      secondsPerPoint: this.#framesPerPoint / LEVEL_FRAMES_PER_SECOND,
      peak: Array.from(this.#peaks.subarray(0, points), rounded),
      rms: Array.from(this.#energies.subarray(0, points), (energy, i) =>
        rounded(Math.sqrt(energy / (this.#samples[i] as number))),
      ),
    };
  }

  #halve(): void {
    const half = MOST_POINTS / 2;
    for (let i = 0; i < half; i++) {
      this.#peaks[i] = Math.max(this.#peaks[2 * i] as number, this.#peaks[2 * i + 1] as number);
      for (const sums of [this.#energies, this.#samples]) {
        sums[i] = (sums[2 * i] as number) + (sums[2 * i + 1] as number);
      }
    }
    for (const list of [this.#peaks, this.#energies, this.#samples]) list.fill(0, half);
    this.#points = half;
    this.#framesPerPoint *= 2;
  }
}
