import {
  DISPUTED_TAPS,
  HALF_TAPS,
  HALFWAY_FAR_SHARE,
  MAXIMUM_CURVE,
  MAXIMUM_OVERSHOOT,
  PHASE_TAPS,
  QUARTER_TAPS,
} from './interpolation-kernel';
import type { Kernels } from './kernels/kernels';

/** Frames that one call may bring at most. */
export const DETECTOR_CHUNK_FRAMES = 512;
/** Samples that are bounded together. */
export const GROUP = HALF_TAPS;
/** Share of the disputed band's amplitude that is counted on top of a peak; found by trying interpolators of all kinds. */
export const DISPUTED_SHARE = 0.5;
/** Samples before the new ones that have to be there. */
export const HISTORY = 2 * HALF_TAPS;
/** A peak between two points of the fourfold grid exceeds the larger one by at most 1/cos(22.5 degrees). */
export const GRID_SHORTFALL = Math.cos(Math.PI / 8) - 0.01;
/** The same for the twofold grid, 1/cos(45 degrees), where nothing around is higher than that peak. */
export const HALFWAY_SHORTFALL = Math.cos(Math.PI / 4) - 0.02;
/** The bounds on what lies between samples, with room for rounding. */
export const OVERSHOOT = MAXIMUM_OVERSHOOT * (1 + 1e-9);
export const CURVE = MAXIMUM_CURVE * (1 + 1e-9);

/** What the kernels look up, in the order that assembly/true-peak.ts knows. */
const TABLES = [
  ...[OVERSHOOT, CURVE, GRID_SHORTFALL, HALFWAY_SHORTFALL, HALFWAY_FAR_SHARE, DISPUTED_SHARE],
  ...QUARTER_TAPS,
  ...PHASE_TAPS,
  ...DISPUTED_TAPS,
];
/** Reach, largest sample around, and curve of each group of a chunk. */
const BOUNDS = 3 * (DETECTOR_CHUNK_FRAMES / GROUP + 1);

/**
 * Finds what a channel reaches between its samples: fourfold oversampling (BS.1770-4 Annex 2), then the position of
 * a peak from a parabola through the grid, evaluated there on a 32-fold grid. Where no peak can exceed the level that is
 * asked about, because the samples around are too small, nothing is computed.
 *
 * Channels are read where they lie in the kernels' memory, their last {@link HISTORY} samples before the new ones, all
 * finite; one detector serves any number of them.
 */
export class TruePeakDetector {
  /** A peak between two samples is known this many frames after the first of them. */
  static readonly latencyFrames = HALF_TAPS;
  /** Bytes that this takes of the kernels' memory. */
  static readonly bytes = 8 * (TABLES.length + BOUNDS + 2) + 4 * QUARTER_TAPS.length;
  readonly #kernels: Kernels;
  readonly #tables: number;
  readonly #bounds: number;

  constructor(kernels: Kernels) {
    this.#kernels = kernels;
    const tables = kernels.doubles(TABLES.length + QUARTER_TAPS.length / 2);
    tables.set(TABLES);
    new Float32Array(tables.buffer, tables.byteOffset + 8 * TABLES.length, QUARTER_TAPS.length).set(QUARTER_TAPS);
    this.#tables = tables.byteOffset;
    this.#bounds = kernels.doubles(BOUNDS).byteOffset;
  }

  /**
   * Looks at `frames` new samples from `address` on. `peaks[i]`, in the kernels' memory, is raised to the magnitude of the
   * peak that becomes known with sample i, if it exceeds `floor`, with an allowance for what other interpolators would make
   * of the sound next to half the sample rate. Returns whether any did.
   */
  scan(address: number, frames: number, floor: number, peaks: Float64Array): boolean {
    return this.#kernels.run.scan(address, frames, floor, peaks.byteOffset, this.#tables) !== 0;
  }

  /**
   * The highest magnitude that exceeds `floor` among the peaks that become known with up to {@link DETECTOR_CHUNK_FRAMES} new
   * samples from `address` on, or `known` if that is higher. The floor, unlike what is known, should not depend on how the
   * sound is cut into calls.
   */
  highest(address: number, frames: number, floor: number, known: number): number {
    return this.#kernels.run.highest(address, frames, floor, known, this.#bounds, this.#tables);
  }

  /** What {@link scan} would have added to the peak that {@link highest} found last. */
  get allowance(): number {
    return this.#kernels.run.lastAllowance();
  }

  /**
   * The highest magnitude above `floor` among the peaks not known yet where the last sample lies before `address`, else 0.
   * There has to be silence for {@link latencyFrames} frames behind it.
   */
  highestAtEnd(address: number, floor: number): number {
    return this.#kernels.run.highestAtEnd(address, floor, this.#tables);
  }
}
