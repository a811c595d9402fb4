import { AuralisError } from '../../shared/domain/errors';
import type { Disposable } from '../events';
import type { StoredQueue } from '../library';
import type { Entries } from './entries';
import type { QueueContent } from './queue';
import type { Transport } from './transport';
import { itemOf } from './transport-state';
import type { PlaybackOptions } from './types';

/** Edits come in bursts: their result is stored once they pause, ms. */
const TRACKS_DELAY_MS = 500;
/** The place in the track is stored this often while it plays, ms. */
const PLACE_DELAY_MS = 5000;

/** Keeps the queue in the library, so that the next run begins where this one ended, without playing by itself. */
export class QueueKeeper implements Disposable {
  private storedRevision = 0;
  private storedState = '';
  private timer: NodeJS.Timeout | null = null;
  private dueMs = Number.POSITIVE_INFINITY;
  private restored = false;

  constructor(
    private readonly transport: Transport,
    private readonly library: PlaybackOptions['library'],
    private readonly onFailure: (error: AuralisError) => void,
  ) {}

  /** Takes over what was stored, unless the person was faster. */
  async restore(): Promise<void> {
    try {
      const stored = await this.library.queue();
      const { queue } = this.transport;
      if (stored && queue.length === 0 && queue.revision === 0 && stored.tracks.length > 0) {
        const { place, gone, seconds, repeat } = stored.state;
        queue.restore(contentOf(stored, Math.min(place, stored.tracks.length - 1), gone));
        this.storedRevision = queue.revision;
        this.transport.modes = { repeat, stopAfterCurrent: false };
        await this.transport.restore(seconds);
        this.transport.queueChanged();
      }
    } catch (thrown) {
      this.onFailure(AuralisError.from(thrown));
    }
    this.restored = true;
    this.changed();
  }

  /** Something about the queue or its place may have changed. */
  changed(): void {
    if (!this.restored) return;
    const { queue, state } = this.transport;
    const delay = queue.revision !== this.storedRevision || state.kind !== 'playing' ? TRACKS_DELAY_MS : PLACE_DELAY_MS;
    const due = Date.now() + delay;
    if (this.timer && this.dueMs <= due) return;
    if (this.timer) clearTimeout(this.timer);
    this.dueMs = due;
    this.timer = setTimeout(() => this.store(), delay);
  }

  /** Stores what is not stored yet. */
  dispose(): void {
    if (this.restored) this.store();
  }

  private store(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const { queue, modes, state } = this.transport;
    const { place, gone, order, natural } = queue.now;
    const seconds = itemOf(state) && state.kind !== 'idle' ? state.seconds : 0;
    const known = { place, gone, seconds: Math.round(seconds * 1000) / 1000, repeat: modes.repeat };
    const text = JSON.stringify(known);
    const edited = queue.revision !== this.storedRevision;
    if (!edited && text === this.storedState) return;
    this.storedRevision = queue.revision;
    this.storedState = text;
    const tracks = edited ? { tracks: order.ids, restore: natural && restorable(order, natural) } : null;
    this.library.saveQueue(known, tracks).catch((thrown: unknown) => this.onFailure(AuralisError.from(thrown)));
  }
}

/** The entries' numbers in their order, then the ids and the numbers of the order before. */
function restorable(order: Entries, natural: Entries): Uint32Array<ArrayBuffer> {
  const count = order.ids.length;
  const all = new Uint32Array(count * 3);
  all.set(order.numbers);
  all.set(natural.ids, count);
  all.set(natural.numbers, count * 2);
  return all;
}

function contentOf({ tracks, restore }: StoredQueue, place: number, gone: boolean): QueueContent {
  const count = tracks.length;
  const part = (index: number) => restore?.slice(count * index, count * (index + 1));
  const [numbers, ids, naturalNumbers] = [part(0), part(1), part(2)];
  const natural = ids && naturalNumbers?.length === count ? { ids, numbers: naturalNumbers } : null;
  const order = { ids: tracks, numbers: (natural && numbers) ?? Uint32Array.from(tracks, (_, index) => index + 1) };
  return { order, natural, place, gone };
}
