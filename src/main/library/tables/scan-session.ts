/** Which stored tracks and problems a running scan of a root has met again. */
export class ScanSession {
  private tracks = new Uint8Array(1 << 12);
  private readonly problems = new Set<string>();
  private unseen: number[] | null = null;

  seeTrack(id: number): void {
    const byte = id >> 3;
    if (byte >= this.tracks.length) {
      const larger = new Uint8Array(Math.max(byte + 1, this.tracks.length * 2));
      larger.set(this.tracks);
      this.tracks = larger;
    }
    this.tracks[byte] = (this.tracks[byte] ?? 0) | (1 << (id & 7));
  }

  private hasSeenTrack(id: number): boolean {
    return ((this.tracks[id >> 3] ?? 0) & (1 << (id & 7))) !== 0;
  }

  /** Takes up to `limit` of the root's tracks that were not seen; `all` lists them the first time. */
  takeUnseen(limit: number, all: () => number[]): number[] {
    this.unseen ??= all().filter((id) => !this.hasSeenTrack(id));
    return this.unseen.splice(-limit);
  }

  get leftUnseen(): number {
    return this.unseen?.length ?? 0;
  }

  seeProblem(path: string): void {
    this.problems.add(path);
  }

  hasSeenProblem(path: string): boolean {
    return this.problems.has(path);
  }
}
