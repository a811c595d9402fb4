import type { FolderCover, FoundFile } from '../scan/file-outcome';
import { liesBelow } from './path-range';
import type { RootKey } from './track-store';

/** Size and time of a file when a problem with it was stored; null where it must be looked at again anyway. */
export interface StoredProblem {
  readonly sizeBytes: number | null;
  readonly modifiedAtMs: number | null;
}

/** Which stored tracks and problems a running scan of a root has met again. */
export class ScanSession {
  private tracks = new Uint8Array(1 << 12);
  private readonly seenProblems = new Set<string>();
  private unseen: number[] | null = null;
  /** The unseen that no file was found for until now. */
  private readonly gone = new Set<number>();

  /** Covers that lie in folders now and did not when their files were read, or the other way round. */
  private readonly covers = new Map<string, FolderCover>();

  constructor(
    readonly root: RootKey,
    /** What is looked at; null for all of the root. */
    readonly places: readonly string[] | null,
    private readonly storedProblems: ReadonlyMap<string, StoredProblem>,
    private readonly storedCovers: ReadonlyMap<string, string>,
  ) {}

  seeCovers(covers: readonly FolderCover[]): void {
    for (const cover of covers)
      if ((this.storedCovers.get(cover.folder) ?? null) !== cover.stamp) this.covers.set(cover.folder, cover);
  }

  /** Whether the files of a folder must be read again because another picture lies beside them. */
  hasOtherCover(folder: string): boolean {
    return this.covers.has(folder);
  }

  otherCovers(): Iterable<FolderCover> {
    return this.covers.values();
  }

  seeTrack(id: number): void {
    const byte = id >> 3;
    if (byte >= this.tracks.length) {
      const larger = new Uint8Array(Math.max(byte + 1, this.tracks.length * 2));
      larger.set(this.tracks);
      this.tracks = larger;
    }
    this.tracks[byte] = (this.tracks[byte] ?? 0) | (1 << (id & 7));
  }

  hasSeenTrack(id: number): boolean {
    return ((this.tracks[id >> 3] ?? 0) & (1 << (id & 7))) !== 0;
  }

  /** Takes up to `limit` of the root's tracks that were not seen; `all` lists them the first time. */
  takeUnseen(limit: number, all: () => number[]): number[] {
    if (!this.unseen) {
      this.unseen = all().filter((id) => !this.hasSeenTrack(id));
      for (const id of this.unseen) this.gone.add(id);
    }
    return this.unseen.splice(-limit);
  }

  /** Whether there is no file of it: a scan that ended early may have stored one that moved on since. */
  isGone(id: number): boolean {
    return this.gone.has(id);
  }

  /** A file was found for it after all. */
  find(id: number): void {
    this.gone.delete(id);
  }

  get leftUnseen(): number {
    return this.unseen?.length ?? 0;
  }

  /** Whether the file was there before, exactly as it is now, and something was wrong with it. Counts it as seen. */
  recognisesProblem({ path, sizeBytes, modifiedAtMs }: FoundFile): boolean {
    const known = this.storedProblems.get(path);
    const same = known?.sizeBytes === sizeBytes && known.modifiedAtMs === modifiedAtMs;
    if (same) this.seeProblem(path);
    return same;
  }

  hasProblem(path: string): boolean {
    return this.storedProblems.has(path);
  }

  seeProblem(path: string): void {
    this.seenProblems.add(path);
  }

  /** Paths of the problems that were stored and not met again. */
  unseenProblems(): string[] {
    return [...this.storedProblems.keys()].filter((path) => !this.seenProblems.has(path) && this.looksAt(path));
  }

  private looksAt(path: string): boolean {
    return this.places?.some((place) => path === place || liesBelow(path, place)) ?? true;
  }
}
