import { AuralisError } from '../../shared/domain/errors';
import type { Meters } from '../../shared/domain/playback';
import type { TrackId, TrackSort } from '../../shared/domain/track';
import type { FromSound } from '../audio/stream';
import { CrashLedger } from './crash-ledger';
import type { Notices } from './notices';
import type { PlanDesk } from './plan-desk';
import { PlayMeter } from './play-meter';
import { Queue } from './queue';
import type { SoundHost } from './sound-host';
import { type Item, itemOf, newItem, recovering, type TransportState } from './transport-state';
import type { PlaybackOptions } from './types';
import { UpNext } from './up-next';

/** Within so much of a track's start, “previous” means the track before, later the start. */
const PREVIOUS_SECONDS = 3;
/** So many files in a row that cannot be played mean that their disk is gone. */
const MOST_SKIPS = 50;
/** How long a file may keep the decoder from answering, as told to people. */
const STUCK_SECONDS = 8;

type Message<Type extends FromSound['type']> = Extract<FromSound, { type: Type }>;

export interface TransportParts {
  library: PlaybackOptions['library'];
  host: Pick<SoundHost, 'send' | 'start'>;
  desk: PlanDesk;
  notices: Notices;
  settings: Pick<PlaybackOptions['settings'], 'current'>;
  faults: PlaybackOptions['faults'];
  onChange: () => void;
}

/** Decides what plays: the queue, the place in it, and what happens when something cannot be played. */
export class Transport {
  state: TransportState = { kind: 'idle' };
  readonly queue = new Queue();
  outputRateHz: number | null = null;
  dropoutFrames = 0;
  meters: Meters | null = null;
  private readonly ledger = new CrashLedger();
  /** Numbers runs of sound: messages about an older one are stale. */
  private intent = 0;
  /** Numbers what the person asked for, from the moment of asking; `settled` is the last that was looked up. */
  private wishes = 0;
  private settled = 0;
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
  private direction: 1 | -1 = 1;

  constructor(private readonly parts: TransportParts) {
    this.upNext = new UpNext({ ...parts, ledger: this.ledger, newItem: (track, index) => this.newItem(track, index) });
    this.plays = new PlayMeter(parts.library, (thrown) => parts.notices.tell(AuralisError.from(thrown), 'none'));
  }

  /** Throws AuralisError where the track is not in the library. */
  async play(id: TrackId, from: { sort: TrackSort; query: string }): Promise<void> {
    const wish = this.wish(1);
    const { library } = this.parts;
    const track = await library.track(id).finally(() => this.settle(wish));
    if (wish !== this.wishes) return;
    this.queue.replace([id], id);
    this.anythingHeard = false;
    this.skips = 0;
    const item = this.newItem(track, 0);
    const listing = library.trackIds(from.sort, from.query).then((ids) => this.takeList(item, ids));
    // Whoever waits for the list only wants it to be over; its failure is this call's.
    this.listed = listing.catch(() => undefined);
    await Promise.all([this.open(item, wish), listing]);
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
      if (this.queue.length > 0) await this.load(this.queue.index ?? 0, 1);
      return;
    }
    if (state.kind === 'recovering') this.enter({ ...state, afterwards: 'playing' });
    if (state.kind !== 'paused') return;
    this.enter({ ...state, kind: state.item.started ? 'playing' : 'loading' });
    this.parts.host.send({ type: 'play' });
  }

  async next(): Promise<void> {
    await this.listed;
    const index = this.queue.index === null ? null : this.queue.from(this.queue.index, 1);
    if (index !== null) {
      await this.load(index, 1);
      return;
    }
    this.queue.rewind();
    this.stop();
  }

  async previous(): Promise<void> {
    const { state, queue } = this;
    if (queue.index === null) return;
    const before = queue.from(queue.index, -1);
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
    if (state.kind !== 'idle') this.enter(recovering(state));
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
    if (state.kind !== 'idle') this.enter(recovering(state));
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
      if (this.settled === this.wishes) void this.next();
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
    if (message.type === 'failed') void this.skip(item, AuralisError.fromProblem(message.problem));
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
      void this.skip(item, verdict);
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
    this.queue.moveTo(cued.index);
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
  private async load(index: number, direction: 1 | -1): Promise<void> {
    const wish = this.wish(direction);
    this.queue.moveTo(index);
    const id = this.queue.at(index);
    if (id === null) return;
    try {
      const track = await this.parts.library.track(id);
      if (wish === this.wishes) await this.open(this.newItem(track, index), wish);
    } catch (thrown) {
      if (wish === this.wishes) await this.skip({ index }, AuralisError.from(thrown));
    }
  }

  private async open(item: Item, wish: number): Promise<void> {
    this.settle(wish);
    this.intent++;
    this.plays.end('skipped');
    this.upNext.forget();
    this.heard = null;
    this.meters = null;
    this.resuming = false;
    this.enter({ kind: 'loading', item, seconds: this.parts.faults.has('playback.starts-a-second-late') ? 1 : 0 });
    const verdict = this.ledger.verdict(item.track.path);
    if (verdict) {
      await this.skip(item, verdict);
      return;
    }
    this.parts.host.start();
    await this.parts.desk.open(item.entry, item.track);
    const here = itemOf(this.state) === item && this.state.kind !== 'recovering';
    if (here && !item.opened) this.sendOpen(item);
  }

  /** The list that the current track was chosen from becomes the queue. */
  private takeList(item: Item, ids: readonly TrackId[]): void {
    if (itemOf(this.state) !== item) return;
    this.queue.replace(ids, item.track.id);
    item.index = this.queue.index ?? 0;
    this.parts.onChange();
    this.cueNext();
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
    const index = this.queue.from(item.index, 1);
    const id = index === null ? null : this.queue.at(index);
    if (index === null || id === null) this.upNext.nothing();
    else void this.upNext.prepare(id, index, item.track, () => itemOf(this.state) === item);
  }

  /** Leaves out a track that cannot be played, says so, and goes on. */
  private async skip(at: { index: number }, error: AuralisError): Promise<void> {
    const { wishes, direction } = this;
    this.plays.end('ended');
    this.skips++;
    await this.listed;
    if (wishes !== this.wishes) return;
    const next = this.skips < MOST_SKIPS ? this.queue.from(at.index, direction) : null;
    const nothing = next === null && !this.anythingHeard;
    this.parts.notices.tell(error, nothing ? 'stopped' : 'skipped');
    if (next === null) this.stop();
    else await this.load(next, direction);
  }

  private stop(): void {
    this.plays.end('ended');
    this.settle(this.wish(1));
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

  /** A new wish: older ones that are still being looked up are stale from here on. */
  private wish(direction: 1 | -1): number {
    this.direction = direction;
    return ++this.wishes;
  }

  /** The wish is looked up, for better or worse. */
  private settle(wish: number): void {
    this.settled = Math.max(this.settled, wish);
  }

  private newItem(track: Item['track'], index: number): Item {
    return newItem(++this.entry, track, index);
  }

  private enter(state: TransportState): void {
    this.state = state;
    this.parts.onChange();
  }
}
