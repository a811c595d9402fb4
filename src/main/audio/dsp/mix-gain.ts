import { Kernels } from './kernels/kernels';
import { Planes } from './kernels/planes';
import { DETECTOR_CHUNK_FRAMES, HISTORY, TruePeakDetector } from './true-peak-detector';
import { SAFETY_DB } from './true-peak-limiter';
import { dbToLinear, linearToDb } from './units';

/** How fast the gain comes down before a peak and goes up again: slow enough not to be heard as a movement. */
const SLOPE_DB_PER_SECOND = 12;
/** Most that two sounds with gains of equal power are louder than the louder one, dB. */
const MOST_DB = linearToDb(Math.SQRT2);
/** Time for which the gain stays down after a peak: over one half period of 20 Hz, so that it does not follow the wave. */
const HOLD_SECONDS = 0.026;

/**
 * The gain that keeps the sum of two sounds under a ceiling. Unlike the limiter's, it has a bound for each frame: where
 * two sounds that keep the ceiling are added with gains a and b, turning the sum down by a + b is always enough. So where
 * a fade begins and ends the gain is one, exactly, whatever lies in between.
 *
 *     sum -> true peaks -> reduction needed, within the bound -> held, then back at a constant slope -> the same backwards
 *
 * Sounds that exceed the ceiling by themselves make a sum that exceeds it by no more than they do.
 */
export class MixGain {
  readonly #planes: Planes;
  readonly #kernels: Kernels;
  readonly #detector: TruePeakDetector;
  readonly #peaks: Float64Array;
  readonly #channels: number;
  /** Frames that have to be known after one for its gain to be certain. */
  readonly #aheadFrames: number;
  readonly #stepDb: number;
  readonly #mostHeldFrames: number;
  /** Of each frame that is held: the bound, and the reduction as far as what came before it decides, dB. */
  #bounds = new Float64Array(0);
  #reductions = new Float64Array(0);
  #held = 0;
  #reduction = 0;
  #holdLeft = 0;

  constructor(rateHz: number, channels: number) {
    this.#channels = channels;
    this.#aheadFrames = MixGain.aheadFrames(rateHz);
    this.#stepDb = SLOPE_DB_PER_SECOND / rateHz;
    this.#mostHeldFrames = Math.round(HOLD_SECONDS * rateHz);
    const bytes = Planes.bytes(channels, HISTORY) + TruePeakDetector.bytes + 8 * DETECTOR_CHUNK_FRAMES;
    this.#kernels = new Kernels(bytes);
    this.#planes = new Planes(this.#kernels, channels, HISTORY);
    this.#detector = new TruePeakDetector(this.#kernels);
    this.#peaks = this.#kernels.doubles(DETECTOR_CHUNK_FRAMES);
  }

  /** Frames by which a gain is known later than its frame, at a rate in Hz: a quarter of a second. */
  static aheadFrames(rateHz: number): number {
    return Math.ceil((MOST_DB / SLOPE_DB_PER_SECOND) * rateHz) + TruePeakDetector.latencyFrames;
  }

  /** Frames that were added and not taken. */
  get heldFrames(): number {
    return this.#held;
  }

  /** Frames whose gain cannot change any more. */
  get readyFrames(): number {
    return Math.max(0, this.#held - this.#aheadFrames);
  }

  /**
   * Looks at the next block of the sum. `boundsDb` is the most that each frame may be turned down, dB >= 0; the ceiling is
   * linear. The block is not changed.
   */
  add(block: readonly Float32Array[], ceiling: number, boundsDb: Float64Array): void {
    const frames = boundsDb.length;
    this.#makeRoom(frames);
    this.#bounds.set(boundsDb, this.#held);
    this.#reductions.fill(0, this.#held, this.#held + frames);
    for (let start = 0; start < frames; start += Planes.frames) {
      this.#planes.load(block, start, Math.min(Planes.frames, frames - start));
      const { frames: loaded } = this.#planes;
      for (let from = 0; from < loaded; from += DETECTOR_CHUNK_FRAMES)
        this.#look(from, Math.min(DETECTOR_CHUNK_FRAMES, loaded - from), ceiling);
    }
  }

  /**
   * Gains of the first `frames` held frames, linear, which are then let go of. More than are ready may be taken only where
   * the bounds have come down to nothing: the peaks of the very last frames are not known then, and what went before holds.
   */
  take(frames: number): { gains: Float64Array; reductionDb: number } {
    const gains = new Float64Array(frames).fill(1);
    const known = this.#held - TruePeakDetector.latencyFrames;
    let reduction = 0;
    let most = 0;
    for (let i = this.#held - 1; i >= 0; i--) {
      const own = i < known ? (this.#reductions[i] as number) : this.#reduction;
      reduction = Math.max(own, reduction - this.#stepDb);
      if (i >= frames || reduction <= 0) continue;
      const applied = Math.min(reduction, this.#bounds[i] as number);
      gains[i] = dbToLinear(-applied);
      most = Math.max(most, applied);
    }
    this.#bounds.copyWithin(0, frames, this.#held);
    this.#reductions.copyWithin(0, frames, this.#held);
    this.#held -= frames;
    return { gains, reductionDb: most };
  }

  #look(start: number, frames: number, ceiling: number): void {
    for (let c = 0; c < this.#channels; c++)
      this.#detector.scan(this.#planes.address(c, start), frames, ceiling, this.#peaks);
    const allowed = ceiling * dbToLinear(-SAFETY_DB);
    for (let i = 0; i < frames; i++) {
      const peak = this.#peaks[i] as number;
      this.#peaks[i] = 0;
      const at = this.#held + i - TruePeakDetector.latencyFrames;
      if (at < 0) continue;
      this.#reductions[at] = this.#next(peak === 0 ? 0 : linearToDb(peak / allowed), this.#bounds[at] as number);
    }
    this.#held += frames;
  }

  /** The reduction at the next frame, dB, given what it needs by itself. */
  #next(neededDb: number, boundDb: number): number {
    const needed = Math.min(neededDb, boundDb);
    if (needed >= this.#reduction) {
      this.#reduction = needed;
      this.#holdLeft = this.#mostHeldFrames;
    } else if (this.#holdLeft > 0) this.#holdLeft--;
    else this.#reduction = Math.max(needed, this.#reduction - this.#stepDb, 0);
    return this.#reduction;
  }

  #makeRoom(frames: number): void {
    const wanted = this.#held + frames;
    if (wanted <= this.#bounds.length) return;
    const larger = (values: Float64Array) => {
      const copy = new Float64Array(2 * wanted);
      copy.set(values.subarray(0, this.#held));
      return copy;
    };
    this.#bounds = larger(this.#bounds);
    this.#reductions = larger(this.#reductions);
  }
}
