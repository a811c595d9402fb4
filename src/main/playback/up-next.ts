import { AuralisError } from '../../shared/domain/errors';
import type { Track, TrackId } from '../../shared/domain/track';
import { continuesAlbum } from './album';
import type { CrashLedger } from './crash-ledger';
import type { PlanDesk } from './plan-desk';
import type { Queue } from './queue';
import type { SoundHost } from './sound-host';
import type { Around } from './track-planning';
import type { Item } from './transport-state';
import type { PlaybackOptions } from './types';

/**
 * The track that follows the current one without a gap. One that cannot be had is simply not prepared: its turn comes when
 * the current one has ended, and then it is skipped in sight.
 */
export class UpNext {
  private prepared: Item | null = null;
  private lastSeen: Track | null = null;

  constructor(
    private readonly parts: {
      library: PlaybackOptions['library'];
      host: Pick<SoundHost, 'send'>;
      desk: PlanDesk;
      settings: Pick<PlaybackOptions['settings'], 'current'>;
      ledger: CrashLedger;
      newItem: (track: Track, queued: number) => Item;
      queue: Pick<Queue, 'placeOf' | 'at'>;
      /** Resolves once the list that the current track was chosen from is known. */
      listed: () => Promise<void>;
    },
  ) {}

  get item(): Item | null {
    return this.prepared;
  }

  /** What stands before and after an item in the queue, once that is known. */
  async around({ queued }: Pick<Item, 'queued'>): Promise<Around> {
    const { queue, library, listed } = this.parts;
    await listed();
    const place = queue.placeOf(queued);
    const ids = place === null ? [] : [queue.at(place - 1), queue.at(place + 1)];
    const [before = null, next = null] = await Promise.all(
      ids.map((id) => (id === null ? null : library.track(id).catch(() => null))),
    );
    return { before, next };
  }

  /**
   * Why a track of the queue cannot be had, with its name where it was seen coming: one that has left the library since then
   * has none to tell any more.
   */
  named(id: TrackId, error: AuralisError): AuralisError {
    const { lastSeen } = this;
    if (error.code !== 'track-not-found' || lastSeen?.id !== id) return error;
    return AuralisError.about(lastSeen.path, 'queued-track-gone', {}, { cause: error });
  }

  /** It became current, or what it was to follow did not stay. */
  forget(): void {
    this.prepared = null;
  }

  /** Nothing follows. */
  nothing(): void {
    this.prepared = null;
    this.parts.host.send({ type: 'cue', next: null, crossfadeSeconds: 0 });
  }

  /** Has a track of the queue follow `after`, faded unless it goes on with its album, as long as `wanted` says so. */
  async prepare(id: TrackId, queued: number, after: Track, wanted: () => boolean): Promise<void> {
    const { library, ledger, desk, host, settings } = this.parts;
    const known = this.prepared?.queued === queued && this.prepared.track.id === id ? this.prepared : null;
    const track = known?.track ?? (await library.track(id).catch(() => null));
    if (track) this.lastSeen = track;
    if (!track || !wanted() || ledger.verdict(track.path)) return;
    const item = known ?? this.parts.newItem(track, queued);
    this.prepared = item;
    const treatment = await desk.cue(item.entry, track, this.around(item));
    if (this.prepared !== item || !wanted()) return;
    // A track that is repeated begins again at once, as its album would go on.
    const joined = after.id === track.id || continuesAlbum(after, track);
    const crossfadeSeconds = joined ? 0 : settings.current.crossfadeSeconds;
    host.send({ type: 'cue', crossfadeSeconds, next: { entry: item.entry, path: track.path, ...treatment } });
    desk.measure();
  }
}
