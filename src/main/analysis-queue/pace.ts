/** So many of the last tracks tell how fast it goes. */
const TRACKS_REMEMBERED = 20;

/** How fast tracks are being measured; time that is spent waiting does not count. */
export class Pace {
  /** Time worked when each of the last tracks was done, ms; the first entry is where counting began. */
  private readonly done: number[] = [0];
  private workedMs = 0;
  private since: number | null = null;

  constructor(private readonly now: () => number) {}

  start(): void {
    this.since ??= this.now();
  }

  stop(): void {
    this.workedMs = this.worked;
    this.since = null;
  }

  trackDone(): void {
    this.done.push(this.worked);
    if (this.done.length > TRACKS_REMEMBERED + 1) this.done.shift();
  }

  /** Null before the first track is done. */
  get tracksPerMinute(): number | null {
    const [first = 0] = this.done;
    const last = this.done.at(-1) ?? 0;
    return last > first ? ((this.done.length - 1) * 60_000) / (last - first) : null;
  }

  private get worked(): number {
    return this.workedMs + (this.since === null ? 0 : this.now() - this.since);
  }
}
