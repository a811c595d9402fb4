/** Looked at over so long a time, seconds: the earliest call in it tells how far ahead a device in time is. */
const WINDOW_SECONDS = 0.5;
/** The device begins to take sound in fits and starts, seconds. */
const SETTLING_SECONDS = 1;
/** Devices in time were seen to ask up to 13 ms late with buffers of 11 and 32 ms, 41 ms with one of 85 ms. */
const LATE_MS = 15;
/** More than that is the computer's sleep or its clock being set, milliseconds. */
const NO_UNDERRUN_MS = 5_000;

/**
 * Notices that the device ran dry: a call for sound that comes over a buffer late is one that the device could not wait
 * for. (The browser renders what was missed all the same, so that the count of frames alone tells nothing.)
 */
export class UnderrunClock {
  private readonly msPerFrame: number;
  private readonly allowedMs: number;
  private readonly windowFrames: number;
  private readonly settlingFrames: number;
  private frames = 0;
  private windowEnd = 0;
  private settledAt = 0;
  private earliestMs = Number.POSITIVE_INFINITY;
  private earliestBeforeMs = Number.POSITIVE_INFINITY;

  /** `bufferSeconds` is what the device takes at a time: so much is rendered at once. */
  constructor(rateHz: number, bufferSeconds: number) {
    this.msPerFrame = 1000 / rateHz;
    this.allowedMs = 2 * 1000 * bufferSeconds + LATE_MS;
    // Several buffers, so that every window holds the end of one.
    this.windowFrames = Math.max(WINDOW_SECONDS, 4 * bufferSeconds) * rateHz;
    this.settlingFrames = SETTLING_SECONDS * rateHz;
    this.restart();
  }

  /** Takes so many frames that are rendered at this time, milliseconds; answers true where the device ran dry. */
  rendered(frames: number, nowMs: number): boolean {
    const behindMs = nowMs - this.frames * this.msPerFrame;
    this.frames += frames;
    if (this.frames <= this.settledAt) return false;
    const lateMs = behindMs - Math.min(this.earliestMs, this.earliestBeforeMs);
    if (lateMs > this.allowedMs) {
      this.restart();
      return lateMs < NO_UNDERRUN_MS;
    }
    this.earliestMs = Math.min(this.earliestMs, behindMs);
    if (this.frames >= this.windowEnd) {
      this.earliestBeforeMs = this.earliestMs;
      this.earliestMs = Number.POSITIVE_INFINITY;
      this.windowEnd = this.frames + this.windowFrames;
    }
    return false;
  }

  /** The device rested, or begins anew. */
  restart(): void {
    this.settledAt = this.frames + this.settlingFrames;
    this.windowEnd = this.settledAt + this.windowFrames;
    this.earliestMs = Number.POSITIVE_INFINITY;
    this.earliestBeforeMs = Number.POSITIVE_INFINITY;
  }
}
