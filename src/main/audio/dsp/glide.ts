/** Changes up to this size take {@link SHORT_SECONDS}; larger ones glide at {@link GLIDE_DB_PER_SECOND}. */
const SMALL_CHANGE_DB = 0.5;
const SHORT_SECONDS = 0.02;
const GLIDE_DB_PER_SECOND = 6;

/**
 * A level that moves to its target along a straight line in dB, in steps of so many frames: within 20 ms where the way is
 * too short to be heard as a move (0.5 dB), else at 6 dB a second.
 */
export class Glide {
  #current = 0;
  #target = 0;
  #stepDb = 0;
  #stepsLeft = 0;

  constructor(
    private readonly rateHz: number,
    private readonly framesPerStep: number,
  ) {}

  /** Level now, dB. */
  get current(): number {
    return this.#current;
  }

  get target(): number {
    return this.#target;
  }

  get resting(): boolean {
    return this.#stepsLeft === 0;
  }

  /** Sets where to go, dB; `immediate` is there at once, for the start of a stream only. */
  moveTo(target: number, immediate: boolean): void {
    const change = target - this.#current;
    this.#target = target;
    if (immediate || change === 0) {
      this.#current = target;
      this.#stepsLeft = 0;
      return;
    }
    const size = Math.abs(change);
    const seconds = size <= SMALL_CHANGE_DB ? SHORT_SECONDS : size / GLIDE_DB_PER_SECOND;
    this.#stepsLeft = Math.max(1, Math.ceil((seconds * this.rateHz) / this.framesPerStep));
    this.#stepDb = change / this.#stepsLeft;
  }

  /** One step on. */
  advance(): void {
    if (this.#stepsLeft === 0) return;
    this.#stepsLeft--;
    this.#current = this.#stepsLeft === 0 ? this.#target : this.#current + this.#stepDb;
  }

  /** Without sound there is nothing to hear of a move. */
  finish(): void {
    this.#current = this.#target;
    this.#stepsLeft = 0;
  }
}
