import { AuralisError } from '../../shared/domain/errors';

/** So many ends of the sound process at one file mean that the file is the cause. */
const MOST_CRASHES = 2;
/** A file that played so long since was not the cause. */
const INNOCENT_SECONDS = 5;

/** Remembers at which file the sound process ended, so that a file that ends it again and again is left out. */
export class CrashLedger {
  private readonly crashes = new Map<string, number>();
  private readonly stuck = new Map<string, number>();

  /** The process ended while it was at this file. */
  crashed(path: string): void {
    this.crashes.set(path, (this.crashes.get(path) ?? 0) + 1);
  }

  /** The process did not come back from this file within so long: once is enough. */
  hung(path: string, seconds: number): void {
    this.stuck.set(path, seconds);
  }

  /** Tells how long a file has played without trouble. */
  played(path: string, seconds: number): void {
    if (seconds >= INNOCENT_SECONDS) this.crashes.delete(path);
  }

  /** Why a file is not tried again; null where it may be. */
  verdict(path: string): AuralisError | null {
    const seconds = this.stuck.get(path);
    if (seconds !== undefined) return AuralisError.about(path, 'decoder-timeout', { seconds });
    return (this.crashes.get(path) ?? 0) >= MOST_CRASHES ? AuralisError.about(path, 'decoder-crashed') : null;
  }
}
