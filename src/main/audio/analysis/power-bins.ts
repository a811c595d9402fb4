import { DETECTOR_CHUNK_FRAMES, DETECTOR_HISTORY, dbToLinear, Kernels, Planes, TruePeakDetector } from '../dsp';
import { channelWeights } from './channel-layout';
import { KWeightedPlanes } from './k-weighted-planes';

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
  readonly #kernels: Kernels;
  readonly #planes: Planes;
  readonly #weighted: KWeightedPlanes;
  readonly #detector: TruePeakDetector;
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
    const bytes = Planes.bytes(channels, DETECTOR_HISTORY) + KWeightedPlanes.bytes(channels) + TruePeakDetector.bytes;
    this.#kernels = new Kernels(bytes);
    this.#planes = new Planes(this.#kernels, channels, DETECTOR_HISTORY);
    this.#weighted = new KWeightedPlanes(this.#kernels, this.#planes, channels, rateHz);
    this.#detector = new TruePeakDetector(this.#kernels);
    this.#binEnd = this.#boundary(1);
  }

  /** Highest true peak so far, linear, as if silence followed. */
  truePeak(): number {
    let peak = Math.max(this.#highestPeak, this.#binPeak);
    this.#planes.silenceBehind();
    for (let c = 0; c < this.#weights.length; c++) {
      peak = Math.max(peak, this.#detector.highestAtEnd(this.#planes.address(c, this.#planes.frames), peak));
    }
    return peak;
  }

  add(block: Float32Array[]): void {
    const frames = block[0]?.length ?? 0;
    for (let start = 0; start < frames; start += Planes.frames) {
      this.#planes.load(block, start, Math.min(Planes.frames, frames - start));
      for (let c = 0; c < this.#weights.length; c++) {
        this.#kernels.run.silence(this.#planes.address(c, 0), this.#planes.frames);
      }
      this.#measureLoaded();
    }
  }

  #measureLoaded(): void {
    let start = 0;
    while (start < this.#planes.frames) {
      const length = Math.min(this.#planes.frames - start, this.#binEnd - this.#frame, DETECTOR_CHUNK_FRAMES);
      this.#weighted.add(start, length);
      this.#findPeak(start, length);
      start += length;
      this.#frame += length;
      if (this.#frame === this.#binEnd) this.#finishBin();
    }
  }

  #findPeak(start: number, length: number): void {
    const floor = this.#highestPeak * this.#peakInterest;
    for (let c = 0; c < this.#weights.length; c++) {
      const peak = this.#detector.highest(this.#planes.address(c, start), length, floor, this.#binPeak);
      if (peak > this.#binPeak) {
        this.#binPeak = peak;
        this.#binAllowance = this.#detector.allowance;
      }
    }
  }

  #finishBin(): void {
    let energy = 0;
    for (let c = 0; c < this.#weights.length; c++) {
      energy += this.#weighted.takeEnergy(c) * (this.#weights[c] as number);
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
