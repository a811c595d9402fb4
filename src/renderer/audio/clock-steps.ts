/** The system's clock and the one that nobody sets differ by so much more or less than before only where it was set, ms. */
const STEP_MS = 10;

/** Both clocks, milliseconds. */
export interface Clocks {
  /** Of the system, which is set to the right time now and then. */
  wall(): number;
  /** Runs on evenly. */
  steady(): number;
}

/**
 * Tells whether the system's clock was set since it was last asked. The audio thread has no other clock than that one, and
 * one that is put forward looks there as if the device had waited.
 */
export class ClockSteps {
  private apartMs: number;

  constructor(private readonly clocks: Clocks = { wall: () => Date.now(), steady: () => performance.now() }) {
    this.apartMs = this.apart();
  }

  /** Whether it was set since the last call, or since the beginning. */
  stepped(): boolean {
    const before = this.apartMs;
    this.apartMs = this.apart();
    return Math.abs(this.apartMs - before) > STEP_MS;
  }

  private apart(): number {
    return this.clocks.wall() - this.clocks.steady();
  }
}
