import type { ScanState } from '../../../shared/domain/library';

/** How often progress is announced at most, milliseconds. */
const ANNOUNCE_EVERY_MS = 100;

/** A rate is told only after so long, seconds: the first files say little. */
const SECONDS_UNTIL_RATE = 0.5;

/** Counts what a scan of a root has come to, and announces it now and then. */
export class ScanProgress {
  found = 0;
  done = 0;
  problems = 0;
  walked = false;
  private readonly start = performance.now();
  private lastAnnouncement = 0;
  private heldSince: number | null = null;
  private heldMs = 0;

  constructor(
    private readonly root: string,
    private readonly announce: (state: ScanState) => void,
  ) {
    this.tell();
  }

  /** The scan stands still, or goes on: that time counts for no rate. */
  hold(held: boolean): void {
    const now = performance.now();
    if (held === (this.heldSince !== null)) return;
    if (this.heldSince !== null) this.heldMs += now - this.heldSince;
    this.heldSince = held ? now : null;
    this.lastAnnouncement = 0;
    this.tell();
  }

  tell(): void {
    const now = performance.now();
    if (now - this.lastAnnouncement < ANNOUNCE_EVERY_MS) return;
    this.lastAnnouncement = now;
    const seconds = ((this.heldSince ?? now) - this.start - this.heldMs) / 1000;
    const rate = seconds >= SECONDS_UNTIL_RATE && this.done > 0 ? this.done / seconds : null;
    this.announce({
      kind: 'scanning',
      root: this.root,
      filesFound: this.found,
      filesDone: this.done,
      filesPerSecond: rate,
      secondsLeft: this.walked && rate !== null ? (this.found - this.done) / rate : null,
      problems: this.problems,
      held: this.heldSince !== null,
    });
  }
}
