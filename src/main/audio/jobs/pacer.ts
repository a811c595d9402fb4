import { setImmediate } from 'node:timers/promises';
import type { TaskProgress } from '../../../shared/domain/analysis';

const REPORT_EVERY_MS = 200;

/**
 * Lets a long computation breathe: reports how far it is, which also tells the parent that it is not stuck, and lets the
 * process hear that the parent has gone.
 */
export class Pacer {
  private donePasses = 0;
  private lastReport = performance.now();

  constructor(
    private readonly report: (progress: TaskProgress) => void,
    /** Times that the whole file is gone through. */
    private readonly passes: number,
  ) {}

  /** Called with the done share of the current pass, or null where the file does not tell its length. */
  async breathe(share: number | null): Promise<void> {
    if (performance.now() - this.lastReport < REPORT_EVERY_MS) return;
    this.lastReport = performance.now();
    const fraction = share === null ? null : Math.min(1, (this.donePasses + Math.min(1, share)) / this.passes);
    this.report({ fraction });
    await setImmediate();
  }

  nextPass(): void {
    this.donePasses++;
  }
}
