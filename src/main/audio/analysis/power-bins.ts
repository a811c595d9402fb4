import { DETECTOR_CHUNK_FRAMES, dbToLinear, TruePeakDetector } from '../dsp';
import { channelWeights } from './channel-layout';
import { KWeightedEnergy } from './k-weighting';

/** What the samples of a stream are. */
export interface SoundFormat {
  /** At least 1000. */
  rateHz: number;
  channels: number;
  /** Loudspeaker of each channel, such as FL or LFE; by default those of FFmpeg for that number of channels. */
  positions?: readonly (string | null)[];
}

/** Bins a second: the finest hop at which loudness is polled. */
export const BINS_PER_SECOND = 100;

/** Takes what 10 ms of sound amount to. */
export interface BinListener {
  /**
   * `energy` is the sum over `frames` frames of the K-weighted squares of all channels, weighted by channel. `peak` is the
   * highest true peak, linear, or 0 where it is further under the highest so far than is of interest; the limiter takes
   * it for `allowance` higher.
   */
  bin(energy: number, frames: number, peak: number, allowance: number): void;
}

/**
 * Cuts sound into bins of 10 ms and measures each; any block size gives the same bins. True peaks more than
 * `peakInterestDb` under the highest so far are not looked for, which takes most of the time.
 */
export class PowerBins {
  readonly #rateHz: number;
  readonly #listener: BinListener;
  /** The least true peak of interest, as a share of the highest so far. */
  readonly #peakInterest: number;
  readonly #weights: Float64Array;
  readonly #filters: KWeightedEnergy[];
  readonly #detectors: TruePeakDetector[];
  readonly #energies: Float64Array;
  #bin = 0;
  #frame = 0;
  #binEnd = 0;
  #binStart = 0;
  #binPeak = 0;
  #binAllowance = 0;
  #highestPeak = 0;

  constructor({ rateHz, channels, positions }: SoundFormat, listener: BinListener, peakInterestDb: number) {
    this.#peakInterest = dbToLinear(-peakInterestDb);
    this.#rateHz = rateHz;
    this.#listener = listener;
    this.#weights = Float64Array.from(channelWeights(channels, positions));
    this.#filters = Array.from({ length: channels }, () => new KWeightedEnergy(rateHz));
    this.#detectors = Array.from({ length: channels }, () => new TruePeakDetector());
    this.#energies = new Float64Array(channels);
    this.#binEnd = this.#boundary(1);
  }

  /** Highest true peak so far, linear, as if silence followed. */
  truePeak(): number {
    let peak = Math.max(this.#highestPeak, this.#binPeak);
    for (const detector of this.#detectors) peak = Math.max(peak, detector.highestAtEnd(peak));
    return peak;
  }

  add(block: Float32Array[]): void {
    const frames = block[0]?.length ?? 0;
    let start = 0;
    while (start < frames) {
      const length = Math.min(frames - start, this.#binEnd - this.#frame, DETECTOR_CHUNK_FRAMES);
      this.#measure(block, start, length);
      start += length;
      this.#frame += length;
      if (this.#frame === this.#binEnd) this.#finishBin();
    }
  }

  #measure(block: Float32Array[], start: number, length: number): void {
    for (let c = 0; c < block.length; c++) {
      const channel = block[c] as Float32Array;
      const filter = this.#filters[c] as KWeightedEnergy;
      const detector = this.#detectors[c] as TruePeakDetector;
      if (this.#weights[c] !== 0) {
        this.#energies[c] = filter.add(this.#energies[c] as number, channel, start, start + length);
      }
      const floor = this.#highestPeak * this.#peakInterest;
      const peak = detector.highest(channel, start, length, floor, this.#binPeak);
      if (peak > this.#binPeak) {
        this.#binPeak = peak;
        this.#binAllowance = detector.allowance;
      }
    }
  }

  #finishBin(): void {
    let energy = 0;
    for (let c = 0; c < this.#energies.length; c++) {
      energy += (this.#energies[c] as number) * (this.#weights[c] as number);
      this.#energies[c] = 0;
      (this.#filters[c] as KWeightedEnergy).settle();
    }
    this.#listener.bin(energy, this.#binEnd - this.#binStart, this.#binPeak, this.#binAllowance);
    this.#highestPeak = Math.max(this.#highestPeak, this.#binPeak);
    this.#binPeak = 0;
    this.#binAllowance = 0;
    this.#bin++;
    this.#binStart = this.#binEnd;
    this.#binEnd = this.#boundary(this.#bin + 1);
  }

  #boundary(bin: number): number {
    return Math.round((bin * this.#rateHz) / BINS_PER_SECOND);
  }
}
