/** The device is let go after so long without sound, seconds: a short pause costs nothing, a long one no electricity. */
export const REST_SECONDS = 5;

/** Decides when an output that has nothing to say may sleep. */
export class RestClock {
  #silentFrames = 0;
  #resting = false;

  constructor(private readonly rateHz: number) {}

  /** Takes a rendered quantum; answers true once, when it is time to sleep. */
  rendered(frames: number, silent: boolean): boolean {
    this.#silentFrames = silent ? this.#silentFrames + frames : 0;
    if (this.#resting || this.#silentFrames < REST_SECONDS * this.rateHz) return false;
    this.#resting = true;
    return true;
  }

  /** Something is about to be heard; answers whether the output has to be woken for it. */
  wake(): boolean {
    const was = this.#resting;
    this.#resting = false;
    this.#silentFrames = 0;
    return was;
  }
}
