import type { FrameHistory, HistoryReader } from './frame-history';

/** Frames a second. */
export const LEVEL_FRAMES_PER_SECOND = 100;

/** Takes the level of one frame after the other. */
export interface LevelListener {
  /** `peak` is the largest magnitude of any sample, `energy` the sum of the squares of all `samples`, of every channel. */
  level(peak: number, energy: number, samples: number): void;
}

/** Cuts sound into frames of 10 ms and takes the level of each. What does not fill a frame at the end is left out. */
export class LevelFrames implements HistoryReader {
  readonly #rateHz: number;
  readonly #listeners: readonly LevelListener[];
  #frame = 0;
  #start = 0;
  #end: number;
  #peak = 0;
  #energy = 0;

  constructor(rateHz: number, listeners: readonly LevelListener[]) {
    this.#rateHz = rateHz;
    this.#listeners = listeners;
    this.#end = this.#boundary(1);
  }

  advance(history: FrameHistory, from: number): void {
    let place = from;
    while (place < history.end) {
      const stop = Math.min(history.end, this.#end);
      for (let c = 0; c < history.channels; c++) {
        this.#scan(history.plane(c), history.indexOf(place), history.indexOf(stop));
      }
      if (stop === this.#end) this.#finish(history.channels);
      place = stop;
    }
  }

  #scan(plane: Float32Array, start: number, end: number): void {
    let peak = this.#peak;
    let energy = 0;
    for (let i = start; i < end; i++) {
      const sample = plane[i] as number;
      const magnitude = Math.abs(sample);
      if (magnitude > peak) peak = magnitude;
      energy += sample * sample;
    }
    this.#peak = peak;
    this.#energy += energy;
  }

  #finish(channels: number): void {
    const samples = (this.#end - this.#start) * channels;
    for (let l = 0; l < this.#listeners.length; l++) {
      (this.#listeners[l] as LevelListener).level(this.#peak, this.#energy, samples);
    }
    this.#peak = 0;
    this.#energy = 0;
    this.#frame++;
    this.#start = this.#end;
    this.#end = this.#boundary(this.#frame + 1);
  }

  #boundary(frame: number): number {
    return Math.round((frame * this.#rateHz) / LEVEL_FRAMES_PER_SECOND);
  }
}

/** Joins every `count` frames into one. */
export class JoinedFrames implements LevelListener {
  #peak = 0;
  #energy = 0;
  #samples = 0;
  #joined = 0;

  constructor(
    private readonly count: number,
    private readonly listener: LevelListener,
  ) {}

  level(peak: number, energy: number, samples: number): void {
    this.#peak = Math.max(this.#peak, peak);
    this.#energy += energy;
    this.#samples += samples;
    if (++this.#joined < this.count) return;
    this.listener.level(this.#peak, this.#energy, this.#samples);
    this.#peak = this.#energy = this.#samples = this.#joined = 0;
  }
}
