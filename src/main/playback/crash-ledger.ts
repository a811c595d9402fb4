/** So many ends of the sound process at one file mean that the file is the cause. */
const MOST_CRASHES = 2;
/** A file that played so long since was not the cause. */
const INNOCENT_SECONDS = 5;

/** Remembers at which file the sound process ended, so that a file that ends it again and again is left out. */
export class CrashLedger {
  private readonly crashes = new Map<string, number>();

  blame(path: string): void {
    this.crashes.set(path, (this.crashes.get(path) ?? 0) + 1);
  }

  guilty(path: string): boolean {
    return (this.crashes.get(path) ?? 0) >= MOST_CRASHES;
  }

  /** Leaves out a file at once. */
  condemn(path: string): void {
    this.crashes.set(path, MOST_CRASHES);
  }

  /** Tells how long a file has played without trouble. */
  played(path: string, seconds: number): void {
    if (seconds >= INNOCENT_SECONDS) this.crashes.delete(path);
  }
}
