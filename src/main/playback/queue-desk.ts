import type { QueueEntry, QueueModes } from '../../shared/domain/queue';
import { DEFAULT_SORT } from '../../shared/domain/track';
import type { TrackSource } from '../../shared/domain/track-source';
import { Members } from './members';
import { shuffled } from './shuffle';
import { type Start, sourceOf } from './start-list';
import type { Transport } from './transport';
import type { PlaybackOptions } from './types';

/** Most entries that a search in the queue answers. */
const MOST_FOUND = 500;

/** What people do to the queue, whatever plays meanwhile: the transport is told, and goes on with what follows now. */
export class QueueDesk {
  constructor(
    private readonly transport: Transport,
    private readonly library: PlaybackOptions['library'],
    private readonly random: () => number = Math.random,
  ) {}

  private get queue() {
    return this.transport.queue;
  }

  /** Everything that is queued, in order. */
  get trackIds(): Uint32Array {
    return this.queue.now.order.ids;
  }

  /** One part of the queue, from a place on. */
  async page(from: number, limit: number): Promise<QueueEntry[]> {
    const { ids, numbers } = this.queue.now.order;
    return this.entries([...ids.subarray(from, from + limit)], (at) => [from + at, numbers[from + at] ?? 0]);
  }

  /** The entries whose tracks match a search, in their order. */
  async find(query: string): Promise<QueueEntry[]> {
    const matching = await this.library.resolve({ kind: 'search', sort: DEFAULT_SORT, query });
    const { ids, numbers } = this.queue.now.order;
    const members = new Members(matching);
    const places: number[] = [];
    for (let at = 0; at < ids.length && places.length < MOST_FOUND; at++)
      if (members.has(ids[at] ?? 0)) places.push(at);
    return this.entries(
      places.map((at) => ids[at] ?? 0),
      (index) => [places[index] ?? 0, numbers[places[index] ?? 0] ?? 0],
    );
  }

  /** Has the list that a track was started from become the queue, unless that is not wanted any more. */
  async takeList({ from, trackId, index }: Start, wanted: () => boolean): Promise<void> {
    const ids = await this.library.resolve(sourceOf(from));
    if (!wanted()) return;
    this.queue.replace(ids, trackId, index, true);
    if (this.queue.shuffled) await this.shuffle(true);
    if (wanted()) this.transport.queueChanged();
  }

  /** Behind the current track, or at the end. Answers how many were added. */
  async add(source: TrackSource, where: 'next' | 'end'): Promise<number> {
    const ids = await this.library.resolve(source);
    this.queue.insert(ids, where === 'next' ? (this.queue.from(1) ?? this.queue.length) : this.queue.length);
    this.transport.queueChanged();
    return ids.length;
  }

  remove(numbers: readonly number[]): number {
    return this.changed(this.queue.remove(numbers));
  }

  move(numbers: readonly number[], before: number | null): number {
    return this.changed(this.queue.move(numbers, before));
  }

  clear(): void {
    this.queue.clear();
    this.transport.queueChanged();
  }

  undo(): boolean {
    return this.changed(this.queue.undo());
  }

  redo(): boolean {
    return this.changed(this.queue.redo());
  }

  /** Plays an entry; nothing happens where it is not queued any more. */
  async jump(number: number): Promise<void> {
    const place = this.queue.placeOf(number);
    if (place !== null) await this.transport.load(place, 1);
  }

  async setShuffled(wanted: boolean): Promise<void> {
    if (wanted === this.queue.shuffled) return;
    if (wanted) await this.shuffle(false);
    else this.queue.reorder(null);
    this.transport.queueChanged();
  }

  setModes(patch: Partial<QueueModes>): void {
    this.transport.modes = { ...this.transport.modes, ...patch };
    this.transport.queueChanged();
  }

  /** Puts the queue into random order, what plays first; begun again where it was edited meanwhile. */
  private async shuffle(goesOn: boolean): Promise<void> {
    for (;;) {
      const { revision, index, now } = this.queue;
      const order = await shuffled(now.order, index, this.random);
      if (revision !== this.queue.revision || index !== this.queue.index) continue;
      this.queue.reorder(order, goesOn);
      return;
    }
  }

  private async entries(ids: number[], place: (index: number) => [number, number]): Promise<QueueEntry[]> {
    const tracks = new Map((await this.library.tracksById(ids)).map((track) => [track.id, track]));
    return ids.map((id, at) => {
      const [index, number] = place(at);
      return { index, number, track: tracks.get(id) ?? null };
    });
  }

  private changed<Result>(result: Result): Result {
    if (result) this.transport.queueChanged();
    return result;
  }
}
