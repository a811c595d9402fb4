import type { TrackId } from '../../shared/domain/track';
import { countBefore, type Entries, NO_ENTRIES, pick, placesOf, spliced, without } from './entries';

/** Everything about a queue that an edit changes. Its arrays are never written to again. */
export interface QueueContent {
  /** In the order that they play in. */
  readonly order: Entries;
  /** The order before it was shuffled; null where it is not. */
  readonly natural: Entries | null;
  /** The current entry's place; where that entry was taken out, the place of what comes after it. */
  readonly place: number;
  /** The current entry was taken out: what plays is not in the queue. */
  readonly gone: boolean;
}

/** Edits that can be undone: so many, holding so much memory at most, bytes. */
const MOST_EDITS = 100;
const MOST_HISTORY_BYTES = 32 * 1024 * 1024;

const EMPTY: QueueContent = { order: NO_ENTRIES, natural: null, place: 0, gone: false };

/**
 * The tracks that play one after the other, and which of them is current. Edits make new arrays, so that undoing one is
 * taking the old ones back: 8 bytes a track, 16 while shuffled, and as much again for each edit that is remembered.
 */
export class Queue {
  private content = EMPTY;
  private past: QueueContent[] = [];
  private future: QueueContent[] = [];
  private nextNumber = 1;
  /** Goes up with every edit. */
  revision = 0;

  get length(): number {
    return this.content.order.ids.length;
  }

  /** The current entry's place; null where there is none, or it was taken out. */
  get index(): number | null {
    return this.length > 0 && !this.content.gone ? this.content.place : null;
  }

  get shuffled(): boolean {
    return this.content.natural !== null;
  }

  get now(): QueueContent {
    return this.content;
  }

  at(index: number): TrackId | null {
    return this.content.order.ids[index] ?? null;
  }

  /** The number of the entry at a place. */
  numberAt(index: number): number | null {
    return this.content.order.numbers[index] ?? null;
  }

  /** The place of an entry; null where it is not queued. */
  placeOf(number: number): number | null {
    const place = this.content.order.numbers.indexOf(number);
    return place < 0 ? null : place;
  }

  /** Place `steps` further on (or back, where negative) from the current one; null beyond either end. */
  from(steps: number): number | null {
    const place = this.content.place + (this.content.gone && steps > 0 ? steps - 1 : steps);
    return place >= 0 && place < this.length ? place : null;
  }

  moveTo(index: number): void {
    this.content = { ...this.content, place: index, gone: false };
  }

  /** Nothing plays any more: what is left begins at the first entry. */
  rewind(): void {
    this.moveTo(0);
  }

  /**
   * Takes a list over, with `id` as the current track: of several the one nearest to `hint`. One that is not in it is
   * queued alone. While shuffled it has to be shuffled next. `goesOn` says that it completes the edit before.
   */
  replace(ids: ArrayLike<TrackId>, id: TrackId, hint = 0, goesOn = false): void {
    const place = nearest(ids, id, hint);
    const order = this.numbered(place === null ? [id] : ids);
    this.edit({ order, natural: this.shuffled ? order : null, place: place ?? 0, gone: false }, goesOn);
  }

  /** Puts tracks in at a place; while shuffled, behind the same entry in both orders. */
  insert(ids: ArrayLike<TrackId>, at: number): void {
    if (ids.length === 0) return;
    const { order, natural, place, gone } = this.content;
    const added = this.numbered(ids);
    const before = order.numbers[at - 1];
    const naturalAt = natural && before !== undefined ? natural.numbers.indexOf(before) + 1 : 0;
    const moves = this.length > 0 && (gone ? at < place : at <= place);
    this.edit({
      order: spliced(order, at, added),
      natural: natural && spliced(natural, at >= this.length ? natural.ids.length : naturalAt, added),
      place: moves ? place + ids.length : place,
      gone,
    });
  }

  /** Answers how many were taken out. */
  remove(numbers: readonly number[]): number {
    const { order, natural, place, gone } = this.content;
    const places = placesOf(order, numbers);
    if (places.length === 0) return 0;
    this.edit({
      order: without(order, places),
      natural: natural && without(natural, placesOf(natural, numbers)),
      place: place - countBefore(places, place),
      gone: gone || places.includes(place),
    });
    return places.length;
  }

  /** Takes out everything but the current entry. */
  clear(): void {
    const { index } = this;
    const { order, natural, gone } = this.content;
    const left = pick(order, index === null ? [] : [index]);
    this.edit({ order: left, natural: natural && left, place: 0, gone });
  }

  /** Has entries stand together, in the order that they have, before another one, or at the end. Answers how many moved. */
  move(numbers: readonly number[], before: number | null): number {
    const { order, place, gone } = this.content;
    const places = placesOf(order, numbers);
    if (places.length === 0) return 0;
    const target = before === null ? this.length : (this.placeOf(before) ?? this.length);
    const at = target - countBefore(places, target);
    const next = spliced(without(order, places), at, pick(order, places));
    const current = this.numberAt(place);
    const found = current === null ? -1 : next.numbers.indexOf(current);
    this.edit({ ...this.content, order: next, place: found < 0 ? this.length : found, gone });
    return places.length;
  }

  /** Takes a shuffled order over, or with null goes back to the one before; the current entry stays current. */
  reorder(order: Entries | null, goesOn = false): void {
    const { natural, order: old, place, gone } = this.content;
    const next = order ?? natural;
    if (!next) return;
    const current = this.numberAt(place);
    const found = current === null ? -1 : next.numbers.indexOf(current);
    const to = found < 0 ? next.ids.length : found;
    this.edit({ order: next, natural: order ? (natural ?? old) : null, place: to, gone }, goesOn);
  }

  /** Takes over what was stored; that cannot be undone. */
  restore(content: QueueContent): void {
    this.content = content;
    for (const { numbers } of [content.order, content.natural ?? NO_ENTRIES])
      for (let index = 0; index < numbers.length; index++)
        if ((numbers[index] ?? 0) >= this.nextNumber) this.nextNumber = (numbers[index] ?? 0) + 1;
    this.revision++;
  }

  undo(): boolean {
    return this.goBack(this.past, this.future);
  }

  redo(): boolean {
    return this.goBack(this.future, this.past);
  }

  private goBack(from: QueueContent[], to: QueueContent[]): boolean {
    const content = from.pop();
    if (!content) return false;
    to.push(this.content);
    const current = this.content.gone ? null : this.numberAt(this.content.place);
    this.content = content;
    const place = current === null ? null : this.placeOf(current);
    // What plays goes on playing: it is current again where it is queued there, else what was current comes before it.
    if (place !== null) this.moveTo(place);
    else if (this.length > 0 && current !== null)
      this.content = { ...content, place: Math.min(content.place + (content.gone ? 0 : 1), this.length), gone: true };
    this.revision++;
    return true;
  }

  private edit(content: QueueContent, goesOn = false): void {
    if (!goesOn) this.past.push(this.content);
    this.future = [];
    this.content = content;
    this.revision++;
    let bytes = this.past.reduce((sum, past) => sum + sizeOf(past), 0);
    while (this.past.length > MOST_EDITS || (bytes > MOST_HISTORY_BYTES && this.past.length > 1)) {
      const oldest = this.past.shift();
      bytes -= oldest ? sizeOf(oldest) : 0;
    }
  }

  private numbered(ids: ArrayLike<TrackId>): Entries {
    const numbers = new Uint32Array(ids.length);
    for (let index = 0; index < numbers.length; index++) numbers[index] = this.nextNumber++;
    return { ids: new Uint32Array(ids), numbers };
  }
}

function sizeOf({ order, natural }: QueueContent): number {
  return 8 * (order.ids.length + (natural?.ids.length ?? 0));
}

/** Of the places where `id` stands the one nearest to `hint`; null where it stands nowhere. */
function nearest(ids: ArrayLike<TrackId>, id: TrackId, hint: number): number | null {
  if (ids[hint] === id) return hint;
  let best: number | null = null;
  for (let index = 0; index < ids.length; index++)
    if (ids[index] === id && (best === null || Math.abs(index - hint) < Math.abs(best - hint))) best = index;
  return best;
}
