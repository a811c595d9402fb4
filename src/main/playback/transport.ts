import { AuralisError } from '../../shared/domain/errors';
import type { Meters } from '../../shared/domain/playback';
import type { QueueModes } from '../../shared/domain/queue';
import type { FromSound } from '../audio/stream';
import { CrashLedger } from './crash-ledger';
import { PlayMeter } from './play-meter';
import { Queue } from './queue';
import { following, preceding, skippedTo } from './queue-modes';
import type { Start } from './start-list';
import type { TransportParts } from './transport-parts';
import { type Item, itemOf, newItem, recovering, type TransportState } from './transport-state';
import { UpNext } from './up-next';
import { Wishes } from './wishes';

/** Within so much of a track's start, “previous” means the track before, later the start. */
const PREVIOUS_SECONDS = 3;
/** So many files in a row that cannot be played mean that their disk is gone. */
const MOST_SKIPS = 50;
/** How long a file may keep the decoder from answering, as told to people. */
const STUCK_SECONDS = 8;

type Message<Type extends FromSound['type']> = Extract<FromSound, { type: Type }>;

/** Decides what plays: the queue, the place in it, and what happens when something cannot be played. */
export class Transport {
  state: TransportState = { kind: 'idle' };
  readonly queue = new Queue();
  modes: QueueModes = { repeat: 'off', stopAfterCurrent: false };
  outputRateHz: number | null = null;
  dropoutFrames = 0;
  meters: Meters | null = null;
  private readonly ledger = new CrashLedger();
  /** Numbers runs of sound: messages about an older one are stale. */
  private intent = 0;
  private readonly wishes = new Wishes();
  private entry = 0;
  private readonly upNext: UpNext;
  private readonly plays: PlayMeter;
  private decoding: number | null = null;
  private heard: Message<'position'> | null = null;
  /** Resolves once the list that the current track was chosen from is known. */
  private listed: Promise<void> = Promise.resolve();
  private skips = 0;
  private anythingHeard = false;
  private resuming = false;
  /** What the last run left off at; the sound process has not heard of it. */
  private asleep: Item | null = null;

  constructor(private readonly parts: TransportParts) {
    const newItem = (track: Item['track'], queued: number) => this.newItem(track, queued);
    const { ledger, queue } = this;
    this.upNext = new UpNext({ ...parts, ledger, queue, newItem, listed: () => this.listed });
    this.plays = new PlayMeter(parts.library, (thrown) => parts.notices.tell(AuralisError.from(thrown), 'none'));
  }

  /** Throws AuralisError where the track is not in the library. */
  async play(start: Start): Promise<void> {
    const { trackId } = start;
    const wish = this.wishes.make(1);
    const track = await this.parts.library.track(trackId).finally(() => this.wishes.settle(wish));
    if (wish !== this.wishes.newest) return;
    this.queue.replace([trackId], trackId);
    this.anythingHeard = false;
    this.skips = 0;
    const item = this.newItem(track, this.queue.numberAt(0) ?? 0);
    const listing = this.parts.takeList(start, () => itemOf(this.state) === item);
    // Whoever waits for the list only wants it to be over; its failure is this call's.
    this.listed = listing.catch(() => undefined);
    await Promise.all([this.open(item, wish), listing]);
  }

  /** Takes over what the last run left, to be played when the person says so. */
  async restore(seconds: number): Promise<void> {
    const { queue } = this;
    const wish = this.wishes.newest;
    const id = queue.index === null ? null : queue.at(queue.index);
    const track = id === null ? null : await this.parts.library.track(id).catch(() => null);
    if (!track || wish !== this.wishes.newest || queue.index === null || queue.at(queue.index) !== id) return;
    const item = this.newItem(track, queue.numberAt(queue.index) ?? 0);
    this.asleep = item;
    this.enter({ kind: 'paused', item, seconds: Math.min(seconds, track.durationSeconds ?? seconds) });
  }

  /** The queue or how it is gone through has changed: what follows may be another track. */
  queueChanged(): void {
    this.parts.onChange();
    this.cueNext();
  }

  pause(): void {
    const { state } = this;
    if (state.kind === 'idle' || state.kind === 'paused') return;
    if (state.kind === 'recovering') this.enter({ ...state, afterwards: 'paused' });
    else this.enter({ ...state, kind: 'paused' });
    if (!this.parts.faults.has('playback.pause-ignored')) this.parts.host.send({ type: 'pause' });
  }

  async resume(): Promise<void> {
    const { state } = this;
    if (state.kind === 'idle') {
      if (this.queue.length > 0) await this.load(this.queue.index ?? this.queue.from(1) ?? 0, 1);
      return;
    }
    if (state.kind === 'recovering') this.enter({ ...state, afterwards: 'playing' });
    if (state.kind !== 'paused') return;
    if (state.item === this.asleep) {
      await this.open(state.item, this.wishes.make(1), state.seconds);
      return;
    }
    this.enter({ ...state, kind: state.item.started ? 'playing' : 'loading' });
    this.parts.host.send({ type: 'play' });
  }

  async next(how: 'ended' | 'asked' = 'asked'): Promise<void> {
    await this.listed;
    const { queue, modes } = this;
    const index = following(queue, modes, how);
    if (index !== null) {
      await this.load(index, 1);
      return;
    }
    const stopped = how === 'ended' && modes.stopAfterCurrent ? queue.from(1) : null;
    if (how === 'ended') this.modes = { ...modes, stopAfterCurrent: false };
    if (stopped === null) queue.rewind();
    else queue.moveTo(stopped);
    this.stop();
  }

  async previous(): Promise<void> {
    const { state, queue, modes } = this;
    const before = preceding(queue, modes);
    if (before === null || (state.kind !== 'idle' && state.seconds > PREVIOUS_SECONDS)) await this.seek(0);
    else await this.load(before, -1);
  }

  async seek(seconds: number): Promise<void> {
    const { state } = this;
    if (state.kind === 'idle') return;
    const { item } = state;
    if (item.durationSeconds !== null && seconds >= item.durationSeconds) {
      await this.next();
      return;
    }
    this.heard = null;
    if (state.kind === 'recovering' || !item.opened) {
      this.enter({ ...state, seconds });
      return;
    }
    this.enter({ ...state, kind: state.kind === 'paused' ? 'paused' : 'loading', seconds });
    const target = this.parts.faults.has('playback.seek-off-by-a-second') ? seconds + 1 : seconds;
    this.parts.host.send({ type: 'seek', intent: ++this.intent, seconds: target });
  }

  /** Nothing more is heard. */
  dispose(): void {
    this.plays.end('ended');
  }

  /** What follows the current track is to follow in another way. */
  crossfadeChanged(): void {
    this.cueNext();
  }

  /** A sound process runs that knows nothing yet: what was wanted is told to it once its output is ready. */
  up(): void {
    const { state } = this;
    if (state.kind !== 'idle' && state.item !== this.asleep) this.enter(recovering(state));
  }

  /** The sound process ended or was stuck; `attempts` is given where it is not started again. */
  down(reason: 'crashed' | 'stuck', attempts: number | null): void {
    const { state } = this;
    const cued = this.upNext.item;
    const suspect = cued && cued.entry === this.decoding ? cued : itemOf(state);
    if (suspect && reason === 'stuck') this.ledger.hung(suspect.track.path, STUCK_SECONDS);
    else if (suspect) this.ledger.crashed(suspect.track.path);
    this.upNext.forget();
    if (attempts !== null) {
      this.parts.notices.tell(new AuralisError('audio-process-lost', { attempts }), 'stopped');
      this.stop();
      return;
    }
    if (state.kind !== 'idle' && state.item !== this.asleep) this.enter(recovering(state));
  }

  hear(message: FromSound): void {
    switch (message.type) {
      case 'pong':
        return;
      case 'ready':
        this.ready(message);
        return;
      case 'decoding':
        this.decoding = message.entry;
        return;
      case 'warning':
        this.warned(message);
        return;
      default:
        if (message.intent === this.intent) this.hearCurrent(message);
    }
  }

  private hearCurrent(message: Message<'opened' | 'started' | 'position' | 'advanced' | 'ended' | 'failed'>): void {
    const { state } = this;
    if (state.kind === 'idle' || state.kind === 'recovering') return;
    const { item } = state;
    if (message.type === 'ended') {
      this.plays.end('ended');
      if (this.wishes.allSettled) void this.next('ended');
      return;
    }
    if (message.type === 'advanced') {
      const cued = this.upNext.item;
      if (cued?.entry === message.entry) this.advance(cued, message);
      return;
    }
    if (message.type === 'failed' && message.entry === this.upNext.item?.entry) {
      // Its turn comes when the current track has ended: then it is skipped in sight.
      this.upNext.forget();
      return;
    }
    if (message.entry !== item.entry) return;
    if (message.type === 'failed') void this.skip(AuralisError.fromProblem(message.problem));
    else if (message.type === 'position') this.moved(item, message);
    else if (message.type === 'started') this.started(item);
    else this.openedBySound(item, message.durationSeconds);
  }

  private ready({ rateHz, held }: Message<'ready'>): void {
    this.outputRateHz = rateHz;
    const { state, heard } = this;
    if (state.kind !== 'recovering') {
      this.parts.onChange();
      return;
    }
    const { item, afterwards } = state;
    const verdict = this.ledger.verdict(item.track.path);
    if (verdict) {
      void this.skip(verdict);
      return;
    }
    // The output went on with what it held while the process was away.
    const on = heard && held?.stream === heard.stream ? (held.framesPlayed - heard.framesPlayed) / rateHz : 0;
    this.resuming = item.started;
    item.started = false;
    this.enter({ kind: afterwards === 'playing' ? 'loading' : 'paused', item, seconds: state.seconds + on });
    this.sendOpen(item);
  }

  private openedBySound(item: Item, durationSeconds: number | null): void {
    item.durationSeconds = durationSeconds ?? item.track.durationSeconds;
    if (this.state.kind === 'paused') this.tellResumed(item);
    this.parts.desk.measure();
    this.parts.onChange();
    this.cueNext();
  }

  private started(item: Item): void {
    item.started = true;
    this.skips = 0;
    this.anythingHeard = true;
    this.tellResumed(item);
    if (this.state.kind === 'loading') this.enter({ ...this.state, kind: 'playing' });
  }

  private moved(item: Item, message: Message<'position'>): void {
    const { state } = this;
    if (state.kind === 'idle') return;
    this.heard = message;
    this.meters = message.meters;
    this.dropoutFrames = message.dropoutFrames;
    this.plays.heard(item.entry, item.track, message.seconds, item.durationSeconds);
    if (this.outputRateHz) this.ledger.played(item.track.path, message.framesPlayed / this.outputRateHz);
    this.enter({ ...state, seconds: message.seconds });
  }

  private advance(cued: Item, { durationSeconds, seconds }: Message<'advanced'>): void {
    const { state } = this;
    if (state.kind === 'idle' || state.kind === 'recovering') return;
    this.upNext.forget();
    const place = this.queue.placeOf(cued.queued);
    if (place !== null) this.queue.moveTo(place);
    cued.durationSeconds = durationSeconds ?? cued.track.durationSeconds;
    this.parts.desk.advance();
    this.parts.desk.measure();
    this.enter({ kind: state.kind, item: { ...cued, opened: true, started: true }, seconds });
    this.cueNext();
  }

  private warned({ entry, problem }: Message<'warning'>): void {
    if (problem.code === 'enhancement-failed') this.parts.desk.fail(entry, problem);
    this.parts.notices.tell(AuralisError.fromProblem(problem), 'none');
  }

  /** Makes a place in the queue current and plays it from its start, or what comes after where it cannot be played. */
  async load(index: number, direction: 1 | -1): Promise<void> {
    const wish = this.wishes.make(direction);
    this.queue.moveTo(index);
    const id = this.queue.at(index);
    if (id === null) return;
    try {
      const track = await this.parts.library.track(id);
      if (wish === this.wishes.newest) await this.open(this.newItem(track, this.queue.numberAt(index) ?? 0), wish);
    } catch (thrown) {
      if (wish === this.wishes.newest) await this.skip(this.upNext.named(id, AuralisError.from(thrown)));
    }
  }

  private async open(item: Item, wish: number, seconds = 0): Promise<void> {
    this.asleep = null;
    this.wishes.settle(wish);
    this.intent++;
    this.plays.end('skipped');
    this.upNext.forget();
    this.heard = null;
    this.meters = null;
    this.resuming = false;
    const late = this.parts.faults.has('playback.starts-a-second-late') ? 1 : 0;
    this.enter({ kind: 'loading', item, seconds: seconds + late });
    const verdict = this.ledger.verdict(item.track.path);
    if (verdict) {
      await this.skip(verdict);
      return;
    }
    this.parts.host.start();
    await this.parts.desk.open(item.entry, item.track, this.upNext.around(item));
    const here = itemOf(this.state) === item && this.state.kind !== 'recovering';
    if (here && !item.opened) this.sendOpen(item);
  }

  private sendOpen(item: Item): void {
    const { state, parts } = this;
    if (state.kind === 'idle') return;
    item.opened = true;
    const { entry, track } = item;
    parts.host.send({
      type: 'open',
      intent: this.intent,
      entry,
      path: track.path,
      ...parts.desk.treatment,
      startSeconds: state.seconds,
      playing: state.kind !== 'paused',
    });
  }

  /** Prepares what follows the current track without a gap. */
  private cueNext(): void {
    const item = itemOf(this.state);
    if (!item?.opened) return;
    const index = following(this.queue, this.modes, 'ended') ?? -1;
    const [id, queued] = [this.queue.at(index), this.queue.numberAt(index)];
    if (id === null || queued === null) this.upNext.nothing();
    else void this.upNext.prepare(id, queued, item.track, () => itemOf(this.state) === item);
  }

  /** Leaves out a track that cannot be played, says so, and goes on. */
  private async skip(error: AuralisError): Promise<void> {
    const { newest, direction } = this.wishes;
    this.plays.end('ended');
    this.skips++;
    await this.listed;
    if (newest !== this.wishes.newest) return;
    const next = this.skips < MOST_SKIPS ? skippedTo(this.queue, this.modes, direction) : null;
    const nothing = next === null && !this.anythingHeard;
    this.parts.notices.tell(error, nothing ? 'stopped' : 'skipped');
    if (next === null) this.stop();
    else await this.load(next, direction);
  }

  private stop(): void {
    this.plays.end('ended');
    this.wishes.settle(this.wishes.make(1));
    this.intent++;
    this.upNext.forget();
    this.heard = null;
    this.meters = null;
    this.parts.desk.clear();
    this.parts.host.send({ type: 'stop' });
    this.enter({ kind: 'idle' });
  }

  private tellResumed(item: Item): void {
    if (!this.resuming) return;
    this.resuming = false;
    this.parts.notices.tell(AuralisError.about(item.track.path, 'sound-interrupted'), 'resumed');
  }

  private newItem(track: Item['track'], queued: number): Item {
    return newItem(++this.entry, track, queued);
  }

  private enter(state: TransportState): void {
    this.state = state;
    this.parts.onChange();
  }
}
