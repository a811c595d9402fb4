/** The tracks that match a search. */
export class MatchSet {
  private readonly bits: Uint8Array;

  /** @param ids ascending */
  constructor(private readonly ids: readonly number[]) {
    this.bits = new Uint8Array(((ids.at(-1) ?? 0) >> 3) + 1);
    for (const id of ids) {
      const byte = id >> 3;
      this.bits[byte] = (this.bits[byte] ?? 0) | (1 << (id & 7));
    }
  }

  get size(): number {
    return this.ids.length;
  }

  has(id: number): boolean {
    return ((this.bits[id >> 3] ?? 0) & (1 << (id & 7))) !== 0;
  }

  /** The ids of up to `limit` of them, oldest first. */
  first(limit: number): readonly number[] {
    return this.ids.slice(0, limit);
  }

  /** Those of them that are in the other set as well. */
  within(other: MatchSet): MatchSet {
    return new MatchSet(this.ids.filter((id) => other.has(id)));
  }

  toJson(): string {
    return JSON.stringify(this.ids);
  }
}
