import { powerToLufs } from './gating';
import { KWeightedEnergy } from './k-weighting';

const BINS_PER_SECOND = 100;
/** Momentary loudness looks back 400 ms. */
const BINS = 40;

/** Momentary loudness alone, by ITU-R BS.1770-4 and EBU Tech 3341, of channels that all count the same; costs little. */
export class MomentaryMeter {
  readonly #filters: KWeightedEnergy[];
  readonly #energies = new Float64Array(BINS);
  readonly #binFrames: number;
  #energy = 0;
  #filled = 0;
  #count = 0;

  constructor({ rateHz, channels }: { rateHz: number; channels: number }) {
    this.#binFrames = Math.round(rateHz / BINS_PER_SECOND);
    this.#filters = Array.from({ length: channels }, () => new KWeightedEnergy(rateHz));
  }

  /** Takes the next block; its samples are not changed. */
  add(block: readonly Float32Array[]): void {
    const frames = block[0]?.length ?? 0;
    for (let start = 0; start < frames; ) {
      const end = Math.min(frames, start + this.#binFrames - this.#filled);
      for (const [index, filter] of this.#filters.entries()) {
        const channel = block[index];
        if (channel) this.#energy = filter.add(this.#energy, channel, start, end);
      }
      this.#filled += end - start;
      start = end;
      if (this.#filled === this.#binFrames) this.#finishBin();
    }
  }

  /** Loudness of the last 400 ms, LUFS; null before that much was heard and in silence. */
  get lufs(): number | null {
    if (this.#count < BINS) return null;
    const energy = this.#energies.reduce((sum, bin) => sum + bin, 0);
    return powerToLufs(energy / (BINS * this.#binFrames));
  }

  #finishBin(): void {
    this.#energies[this.#count % BINS] = this.#energy;
    this.#count++;
    this.#energy = 0;
    this.#filled = 0;
    for (const filter of this.#filters) filter.settle();
  }
}
