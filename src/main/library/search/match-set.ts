/** The tracks that match a search. */
export class MatchSet {
  private readonly ids: Uint32Array;
  private readonly bits: Uint8Array;

  /** @param ids ascending */
  constructor(ids: readonly number[] | Uint32Array) {
    this.ids = ids instanceof Uint32Array ? ids : Uint32Array.from(ids);
    this.bits = bitsOf(this.ids);
  }

  get size(): number {
    return this.ids.length;
  }

  has(id: number): boolean {
    return ((this.bits[id >> 3] ?? 0) & (1 << (id & 7))) !== 0;
  }

  /** The ids of up to `limit` of them, oldest first. */
  first(limit: number): readonly number[] {
    return [...this.ids.subarray(0, limit)];
  }

  /** Those of them that are in the other set as well. */
  within(other: MatchSet): MatchSet {
    return new MatchSet(this.ids.filter((id) => other.has(id)));
  }

  toJson(): string {
    return `[${this.ids.join(',')}]`;
  }
}

/** A bit for each id that is there. `for of` over as many as a search may find would take six times as long. */
function bitsOf(ids: Uint32Array): Uint8Array {
  const bits = new Uint8Array(((ids.at(-1) ?? 0) >> 3) + 1);
  for (let index = 0; index < ids.length; index++) {
    const id = ids[index] as number;
    bits[id >> 3] = (bits[id >> 3] as number) | (1 << (id & 7));
  }
  return bits;
}
