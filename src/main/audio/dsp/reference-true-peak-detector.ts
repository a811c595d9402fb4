import {
  DISPUTED_TAPS,
  HALF_TAPS,
  HALFWAY_FAR_SHARE,
  HALFWAY_NEAR_PAIRS,
  HALFWAY_TAPS,
  PHASE_TAPS,
  PHASES,
  QUARTER_TAPS,
} from './interpolation-kernel';

import {
  CURVE,
  DETECTOR_CHUNK_FRAMES,
  DISPUTED_SHARE,
  GRID_SHORTFALL,
  GROUP,
  HALFWAY_SHORTFALL,
  HISTORY,
  OVERSHOOT,
} from './true-peak-detector';

/**
 * Finds what one channel reaches between its samples: fourfold oversampling (BS.1770-4 Annex 2), then the position of
 * a peak from a parabola through the grid, evaluated there on a 32-fold grid. Where no peak can exceed the level that is
 * asked about, because the samples around are too small, nothing is computed.
 */
export class ReferenceTruePeakDetector {
  /** A peak between two samples is known this many frames after the first of them. */
  static readonly latencyFrames = HALF_TAPS;
  /** The last {@link HISTORY} samples, then the chunk. */
  readonly #samples = new Float64Array(HISTORY + DETECTOR_CHUNK_FRAMES);
  /** Largest magnitude and largest second difference of the last two groups. */
  #before = 0;
  #centre = 0;
  #beforeBend = 0;
  #centreBend = 0;
  /** Bounds for the group taken last: on all samples, on all peaks, and on how far one exceeds its larger neighbour. */
  #around = 0;
  #reach = 0;
  #curve = 0;
  #allowance = 0;
  /** Reach, curve and largest sample around of each group of one chunk. */
  readonly #reaches = new Float64Array(DETECTOR_CHUNK_FRAMES / GROUP + 1);
  readonly #arounds = new Float64Array(DETECTOR_CHUNK_FRAMES / GROUP + 1);
  readonly #curves = new Float64Array(DETECTOR_CHUNK_FRAMES / GROUP + 1);

  /**
   * Takes up to {@link DETECTOR_CHUNK_FRAMES} samples from `start` on. `peaks[i]` is raised to the magnitude of the peak
   * that becomes known with sample i, if it exceeds `floor`, with an allowance for what other interpolators would make
   * of the sound next to half the sample rate. Returns whether any did.
   */
  scan(channel: Float32Array, start: number, frames: number, floor: number, peaks: Float64Array): boolean {
    let found = false;
    this.#begin();
    for (let from = 0; from < frames; from += GROUP) {
      const to = Math.min(from + GROUP, frames);
      this.#take(channel, start, from, to);
      if (this.#reach <= floor) continue;
      const worth = floor - this.#curve;
      for (let i = from; i < to; i++) {
        const k = HISTORY + i - HALF_TAPS;
        if (this.#neighbours(k) <= worth) continue;
        let peak = this.#peakFrom(k, floor);
        if (peak <= floor) continue;
        found = true;
        peak += DISPUTED_SHARE * this.#disputed(k);
        if (peak > (peaks[i] as number)) peaks[i] = peak;
      }
    }
    this.#samples.copyWithin(0, frames, frames + HISTORY);
    return found;
  }

  /**
   * Takes samples as {@link scan} does and returns the highest magnitude that exceeds `floor`, or `known` if that is
   * higher. The floor, unlike what is known, should not depend on how the sound is cut into calls.
   */
  highest(channel: Float32Array, start: number, frames: number, floor: number, known: number): number {
    const reaches = this.#reaches;
    const curves = this.#curves;
    const arounds = this.#arounds;
    let reach = 0;
    this.#begin();
    for (let from = 0, group = 0; from < frames; from += GROUP, group++) {
      this.#take(channel, start, from, Math.min(from + GROUP, frames));
      reaches[group] = this.#reach;
      curves[group] = this.#curve;
      arounds[group] = this.#around;
      reach = Math.max(reach, this.#reach);
    }
    let highest = known;
    if (reach > Math.max(floor, highest)) {
      // Next to the largest sample first: what is found there rules most of the others out.
      const first = HISTORY - HALF_TAPS;
      const largest = this.#largestOf(first, first + frames);
      if (largest > first) highest = this.#raise(highest, largest - 1, floor);
      highest = this.#raise(highest, largest, floor);
      for (let from = 0, group = 0; from < frames; from += GROUP, group++) {
        const to = Math.min(from + GROUP, frames);
        for (let i = from; i < to && (reaches[group] as number) > Math.max(floor, highest); i++) {
          const k = HISTORY + i - HALF_TAPS;
          const beyond = Math.max(floor, highest);
          if (this.#neighbours(k) + (curves[group] as number) <= beyond) continue;
          if (this.#staysUnder(k, beyond * HALFWAY_SHORTFALL, arounds[group] as number)) continue;
          highest = this.#raise(highest, k, floor);
        }
      }
    }
    this.#samples.copyWithin(0, frames, frames + HISTORY);
    return highest;
  }

  /** The peak from sample k on where it exceeds the floor and the highest so far, else that. */
  #raise(highest: number, k: number, floor: number): number {
    const peak = this.#peakFrom(k, floor);
    if (peak <= floor || peak <= highest) return highest;
    this.#allowance = DISPUTED_SHARE * this.#disputed(k);
    return peak;
  }

  /** Place of the largest sample from `from` up to, not including, `to`. */
  #largestOf(from: number, to: number): number {
    const samples = this.#samples;
    let place = from;
    let largest = 0;
    for (let k = from; k < to; k++) {
      const size = Math.abs(samples[k] as number);
      if (size > largest) {
        largest = size;
        place = k;
      }
    }
    return place;
  }

  /** What {@link scan} would have added to the peak that {@link highest} found last. */
  get allowance(): number {
    return this.#allowance;
  }

  /** The highest magnitude above `floor` among the peaks not known yet, as if silence followed, else 0. Changes nothing. */
  highestAtEnd(floor: number): number {
    const samples = this.#samples;
    samples.fill(0, HISTORY, HISTORY + HALF_TAPS);
    let highest = 0;
    for (let i = 0; i < HALF_TAPS; i++) highest = Math.max(highest, this.#peakFrom(HISTORY + i - HALF_TAPS, floor));
    return highest > floor ? highest : 0;
  }

  reset(): void {
    this.#samples.fill(0);
  }

  /** Starts a chunk: the two groups before it are the last of the history. */
  #begin(): void {
    this.#survey(2, GROUP);
    this.#survey(GROUP, HISTORY);
  }

  /** Copies one group of samples, and bounds the peaks that become known with it. */
  #take(channel: Float32Array, start: number, from: number, to: number): void {
    const samples = this.#samples;
    for (let i = from; i < to; i++) {
      const sample = channel[start + i] as number;
      samples[HISTORY + i] = sample - sample === 0 ? sample : 0;
    }
    this.#survey(HISTORY + from, HISTORY + to);
  }

  #survey(from: number, to: number): void {
    const samples = this.#samples;
    let largest = 0;
    let bend = 0;
    let x1 = samples[from - 1] as number;
    let x2 = samples[from - 2] as number;
    for (let i = from; i < to; i++) {
      const x = samples[i] as number;
      largest = Math.max(largest, Math.abs(x));
      bend = Math.max(bend, Math.abs(x - 2 * x1 + x2));
      x2 = x1;
      x1 = x;
    }
    const around = Math.max(this.#before, this.#centre, largest);
    this.#around = around;
    this.#curve = CURVE * Math.max(this.#beforeBend, this.#centreBend, bend);
    this.#reach = Math.min(OVERSHOOT * around, Math.max(this.#centre, largest) + this.#curve);
    this.#before = this.#centre;
    this.#centre = largest;
    this.#beforeBend = this.#centreBend;
    this.#centreBend = bend;
  }

  /** The larger magnitude of sample k and the next. */
  #neighbours(k: number): number {
    return Math.max(Math.abs(this.#samples[k] as number), Math.abs(this.#samples[k + 1] as number));
  }

  /** Whether sample k, the next, and the place halfway are all under a level, where no sample around exceeds `around`. */
  #staysUnder(k: number, level: number, around: number): boolean {
    if (this.#neighbours(k) >= level) return false;
    const samples = this.#samples;
    const taps = HALFWAY_TAPS;
    let halfway = 0;
    let tap = 0;
    let before = k;
    let after = k + 1;
    for (; tap < HALFWAY_NEAR_PAIRS; tap++, before--, after++)
      halfway += ((samples[before] as number) + (samples[after] as number)) * (taps[tap] as number);
    if (Math.abs(halfway) + HALFWAY_FAR_SHARE * around < level) return true;
    for (; tap < taps.length; tap++, before--, after++)
      halfway += ((samples[before] as number) + (samples[after] as number)) * (taps[tap] as number);
    return Math.abs(halfway) < level;
  }

  /** The highest magnitude from sample k up to, not including, sample k + 1; exact only where it exceeds the floor. */
  #peakFrom(k: number, floor: number): number {
    const samples = this.#samples;
    const taps = QUARTER_TAPS;
    let half = 0;
    let even = 0;
    let odd = 0;
    for (let tap = 0, before = k, after = k + 1; tap < taps.length; tap += 3, before--, after++) {
      const left = samples[before] as number;
      const right = samples[after] as number;
      const sum = left + right;
      half += sum * (taps[tap] as number);
      even += sum * (taps[tap + 1] as number);
      odd += (left - right) * (taps[tap + 2] as number);
    }
    const v0 = samples[k] as number;
    const v1 = even + odd;
    const v2 = half;
    const v3 = even - odd;
    const v4 = samples[k + 1] as number;
    const inner = Math.max(Math.abs(v1), Math.abs(v2), Math.abs(v3));
    const onGrid = Math.max(Math.abs(v0), inner);
    if (Math.max(onGrid, Math.abs(v4)) < floor * GRID_SHORTFALL) return onGrid;
    let position: number;
    if (Math.abs(v2) >= inner && Math.abs(v2) >= Math.abs(v0) && Math.abs(v2) >= Math.abs(v4))
      position = 2 + vertex(v1, v2, v3);
    else if (Math.abs(v1) + Math.abs(v0) >= Math.abs(v3) + Math.abs(v4)) position = 1 + vertex(v0, v1, v2);
    else position = 3 + vertex(v2, v3, v4);
    const phase = Math.round((position * PHASES) / 4);
    if (phase <= 0 || phase >= PHASES || phase % (PHASES / 4) === 0) return onGrid;
    const refined = Math.abs(this.#valueAt(k, phase));
    return Math.max(refined, onGrid);
  }

  /** Largest amplitude of the disputed band at four places around the interval from k to k + 1. */
  #disputed(k: number): number {
    const samples = this.#samples;
    const taps = DISPUTED_TAPS;
    let largest = 0;
    for (let place = 0; place < 4; place++) {
      const first = k - HALF_TAPS + 2 + (place * taps.length) / 2;
      let value = 0;
      for (let j = 0; j < taps.length; j++) value += (samples[first + j] as number) * (taps[j] as number);
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  #valueAt(k: number, phase: number): number {
    const samples = this.#samples;
    const taps = PHASE_TAPS;
    const width = 2 * HALF_TAPS;
    const first = k - HALF_TAPS + 1;
    const offset = phase * width;
    let value = 0;
    for (let j = 0; j < width; j++) value += (samples[first + j] as number) * (taps[offset + j] as number);
    return value;
  }
}

/** Where the parabola through three equally spaced points turns, in steps from the middle one. */
function vertex(left: number, middle: number, right: number): number {
  const curvature = left - 2 * middle + right;
  return curvature === 0 ? 0 : (left - right) / (2 * curvature);
}
