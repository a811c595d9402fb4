import { setImmediate } from 'node:timers/promises';
import type { TaskProgress } from '../../../shared/domain/analysis';

const REPORT_EVERY_MS = 200;

/**
 * Lets a long computation breathe: reports how far it is, which also tells the parent that it is not stuck, and lets the
 * process hear that the parent has gone.
 */
export class Pacer {
  private donePasses = 0;
  private fraction = 0;
  private lastReport = performance.now();

  constructor(
    private readonly report: (progress: TaskProgress) => void,
    /** Times that the whole file is gone through. */
    private passes: number,
  ) {}

  /** Called with the done share of the current pass, or null where the file does not tell its length. */
  async breathe(share: number | null): Promise<void> {
    if (performance.now() - this.lastReport < REPORT_EVERY_MS) return;
    this.lastReport = performance.now();
    if (share !== null)
      this.fraction = Math.max(this.fraction, Math.min(1, (this.donePasses + Math.min(1, share)) / this.passes));
    this.report({ fraction: share === null ? null : this.fraction });
    await setImmediate();
  }

  nextPass(): void {
    this.donePasses++;
  }

  /** More passes are needed than foreseen; what was reported does not go back. */
  addPasses(count: number): void {
    this.passes += count;
  }
}
