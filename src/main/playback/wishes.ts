/** Numbers what the person asks for, from the moment of asking: what was looked up for an older wish is stale. */
export class Wishes {
  newest = 0;
  /** Which way through the queue the newest one goes. */
  direction: 1 | -1 = 1;
  private settled = 0;

  make(direction: 1 | -1): number {
    this.direction = direction;
    return ++this.newest;
  }

  /** The wish is looked up, for better or worse. */
  settle(wish: number): void {
    this.settled = Math.max(this.settled, wish);
  }

  get allSettled(): boolean {
    return this.settled === this.newest;
  }
}
