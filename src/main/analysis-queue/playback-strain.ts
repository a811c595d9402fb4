import { type Disposable, DisposableStore, Emitter, type Live } from '../events';
import type { OutputHealth } from '../playback';

/** With less than this ahead of the output, for so long, the sound process does not keep up. */
const LOW_SECONDS = 0.4;
const LOW_FOR_MS = 250;
/** So long the machine is left to the music at first; each time that this was too short it is doubled. */
const FIRST_REST_MS = 10_000;
const LONGEST_REST_MS = 5 * 60_000;
/** After so long without strain the first rest counts again. */
const CALM_MS = 60_000;

/** Tells when playback needs the machine for itself: it dropped frames, or its buffer stays low. */
export class PlaybackStrain implements Disposable {
  private readonly store = new DisposableStore();
  private readonly emitter = this.store.add(new Emitter(false));
  private dropoutFrames: number | null = null;
  private lowSince: number | null = null;
  private restMs = FIRST_REST_MS;
  private calmSince = Number.NEGATIVE_INFINITY;
  private timer: NodeJS.Timeout | null = null;

  constructor(health: Live<OutputHealth>) {
    this.store.add(health.listen((now) => this.hear(now)));
    this.store.defer(() => {
      if (this.timer) clearTimeout(this.timer);
    });
  }

  get strained(): Live<boolean> {
    return this.emitter;
  }

  dispose(): void {
    this.store.dispose();
  }

  private hear({ playing, dropoutFrames, bufferedSeconds }: OutputHealth): void {
    const now = performance.now();
    // What has stopped needs the machine no more.
    if (!playing && this.emitter.latest) this.endRest();
    const low = playing && bufferedSeconds < LOW_SECONDS;
    if (!low) this.lowSince = null;
    else this.lowSince ??= now;
    const dropped = this.dropoutFrames !== null && dropoutFrames > this.dropoutFrames;
    this.dropoutFrames = dropoutFrames;
    if (dropped || (this.lowSince !== null && now - this.lowSince >= LOW_FOR_MS)) this.rest(now);
  }

  private rest(now: number): void {
    if (this.emitter.latest) return;
    this.restMs = now - this.calmSince < CALM_MS ? Math.min(this.restMs * 2, LONGEST_REST_MS) : FIRST_REST_MS;
    this.emitter.emit(true);
    this.timer = setTimeout(() => this.endRest(), this.restMs);
  }

  private endRest(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.calmSince = performance.now();
    this.lowSince = null;
    this.emitter.emit(false);
  }
}
