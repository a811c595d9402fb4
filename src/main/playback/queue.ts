import type { TrackId } from '../../shared/domain/track';

/** The tracks that play one after the other, and which of them is current. */
export class Queue {
  private ids: readonly TrackId[] = [];
  private current: number | null = null;

  get length(): number {
    return this.ids.length;
  }

  get index(): number | null {
    return this.current;
  }

  /** Takes a list over, with `id` as the current track; a track that is not in it is queued alone. */
  replace(ids: readonly TrackId[], id: TrackId): void {
    const index = ids.indexOf(id);
    this.ids = index < 0 ? [id] : ids;
    this.current = Math.max(0, index);
  }

  moveTo(index: number): void {
    this.current = index;
  }

  /** Goes back to the first track. */
  rewind(): void {
    this.current = this.ids.length > 0 ? 0 : null;
  }

  at(index: number): TrackId | null {
    return this.ids[index] ?? null;
  }

  /** Place `steps` further on (or back, where negative) from `index`; null beyond either end. */
  from(index: number, steps: number): number | null {
    const place = index + steps;
    return place >= 0 && place < this.ids.length ? place : null;
  }
}
