import type { Kernels, Planes } from '../dsp';
import { kHighPass, kShelf, SILENT_STATE } from './k-weighting';

const COEFFICIENTS = 8;
/** Two sections of two states for each of two channels. */
const STATES = 8;

/** K-weighting of all channels, two by two, measured as energy; to the bit what {@link KWeightedEnergy} does with each. */
export class KWeightedPlanes {
  readonly #kernels: Kernels;
  readonly #planes: Planes;
  readonly #channels: number;
  readonly #coefficients: Float64Array;
  /** For each pair of channels. */
  readonly #states: Float64Array[];
  readonly #energies: Float64Array;

  /** Reads `channels` channels of `planes`, which have to be finite. */
  constructor(kernels: Kernels, planes: Planes, channels: number, rateHz: number) {
    const { b0, b1, b2, a1, a2 } = kShelf(rateHz);
    const highPass = kHighPass(rateHz);
    const pairs = Math.ceil(channels / 2);
    this.#kernels = kernels;
    this.#planes = planes;
    this.#channels = channels;
    this.#coefficients = kernels.doubles(COEFFICIENTS);
    this.#coefficients.set([b0, b1, b2, a1, a2, highPass.a1, highPass.a2]);
    this.#states = Array.from({ length: pairs }, () => kernels.doubles(STATES));
    this.#energies = kernels.doubles(2 * pairs);
  }

  /** Bytes that this takes of the kernels' memory. */
  static bytes(channels: number): number {
    return 8 * (COEFFICIENTS + (STATES + 2) * Math.ceil(channels / 2));
  }

  /** Adds the squares of `frames` weighted frames from `start` on to the energies. */
  add(start: number, frames: number): void {
    const planes = this.#planes;
    const coefficients = this.#coefficients.byteOffset;
    for (let pair = 0; pair < this.#states.length; pair++) {
      const left = planes.address(2 * pair, start);
      // A channel without a partner is its own.
      const right = planes.address(Math.min(2 * pair + 1, this.#channels - 1), start);
      const states = (this.#states[pair] as Float64Array).byteOffset;
      this.#kernels.run.weigh(left, right, frames, coefficients, states, this.#energies.byteOffset + 16 * pair);
    }
  }

  /**
   * Energy of a channel since the last call. To be called for all channels at fixed points of the sound, so that the block
   * size changes nothing: filters that only ring inaudibly are stopped.
   */
  takeEnergy(channel: number): number {
    const energy = this.#energies[channel] as number;
    this.#energies[channel] = 0;
    if (channel % 2 === 0) {
      this.#kernels.run.settle((this.#states[channel >> 1] as Float64Array).byteOffset, STATES, SILENT_STATE);
    }
    return energy;
  }
}
