import { setImmediate as nextTurn } from 'node:timers/promises';
import { AuralisError } from '../../../shared/domain/errors';
import { type FromWorklet, RING_SECONDS, type ToWorklet } from '../../../shared/sound/stream';
import { openAudioSource } from '../decode';
import { type Cue, type FromSound, type ToSound, treatmentOf } from './protocol';
import type { SoundFault } from './seeded-faults';
import { SoundStream } from './sound-stream';
import { TrackRenderer } from './track-renderer';

/** The first block is short so that the first sound comes soon; later ones cost less for being longer. */
const FIRST_BLOCK_FRAMES = 1024;
const BLOCK_FRAMES = 2048;

/** What the listener asked for last and was not yet begun. */
interface Start {
  intent: number;
  cue: Cue;
  seconds: number;
  playing: boolean;
}

/**
 * Decodes, enhances and sends what plays, ahead of the worklet by the ring's length. One loop does one thing at a time and
 * lets messages in between: a newer wish is seen before the next block is made.
 *
 *   idle --open--> starting --first block sent--> streaming --all sent--> draining --worklet finished--> idle
 *                     ^---------- open, seek, page lost ----------+-----------------+
 */
export class SoundEngine {
  private post: ((message: ToWorklet) => void) | null = null;
  private rateHz: number | null = null;
  private start: Start | null = null;
  private stream: SoundStream | null = null;
  private cue: Cue | null = null;
  private cueRenderer: TrackRenderer | null = null;
  private crossfadeSeconds = 0;
  private nextStreamId = 1;
  private enhanced = false;
  private gain = 1;
  private working = false;

  constructor(
    private readonly emit: (message: FromSound) => void,
    private readonly faults: ReadonlySet<SoundFault> = new Set(),
  ) {}

  /** Connects to a worklet, which then says that it is ready. */
  attach(post: (message: ToWorklet) => void): void {
    this.post = post;
  }

  handle(message: Exclude<ToSound, { type: 'attach' | 'ping' }>): void {
    switch (message.type) {
      case 'open': {
        const { intent, entry, path, startSeconds, playing } = message;
        this.setCue(null);
        this.start = { intent, cue: { entry, path, ...treatmentOf(message) }, seconds: startSeconds, playing };
        break;
      }
      case 'seek':
        this.restart(message.intent, message.seconds);
        break;
      case 'cue':
        this.crossfadeSeconds = message.crossfadeSeconds;
        this.setCue(message.next);
        break;
      case 'play':
      case 'pause':
        if (this.start) this.start.playing = message.type === 'play';
        this.stream?.setPlaying(message.type === 'play');
        this.post?.({ type: message.type });
        break;
      case 'stop':
        this.stop();
        break;
      case 'treat':
        this.treat(message);
        break;
      case 'enhanced':
        this.enhanced = message.enabled;
        this.post?.(message);
        break;
      case 'gain':
        this.gain = message.linear;
        this.post?.(message);
    }
    this.wake();
  }

  hear(message: FromWorklet): void {
    if (message.type === 'progress') {
      this.stream?.progress(message);
      if (this.stream?.finished) this.closeStream();
      this.wake();
      return;
    }
    if (this.rateHz !== message.rateHz) this.closeCue();
    this.rateHz = message.rateHz;
    this.nextStreamId = Math.max(this.nextStreamId, (message.held?.stream ?? 0) + 1);
    this.post?.({ type: 'enhanced', enabled: this.enhanced });
    this.post?.({ type: 'gain', linear: this.gain });
    this.emit(message);
    // A page that was loaded anew holds nothing of what was playing.
    if (this.stream && message.held?.stream !== this.stream.id) this.restart(this.stream.intent, null);
    this.wake();
  }

  dispose(): void {
    this.stop();
  }

  private stop(): void {
    this.start = null;
    this.setCue(null);
    if (!this.stream) return;
    this.closeStream();
    this.post?.({ type: 'begin', stream: this.nextStreamId++, playing: false, fadeIn: true });
  }

  /** Plays what is heard now from another place on; null means the place where it is. */
  private restart(intent: number, seconds: number | null): void {
    if (this.start) {
      Object.assign(this.start, { intent, seconds: seconds ?? this.start.seconds });
      return;
    }
    const heard = this.stream?.heard;
    if (!heard || !this.stream) return;
    this.start = { intent, cue: heard.cue, seconds: seconds ?? heard.seconds, playing: this.stream.playing };
  }

  private setCue(cue: Cue | null): void {
    if (cue && cue.entry === this.cue?.entry) return;
    this.closeCue();
    this.cue = cue;
  }

  private closeCue(): void {
    this.cueRenderer?.close();
    this.cueRenderer = null;
  }

  private treat(message: Extract<ToSound, { type: 'treat' }>): void {
    const { entry, transition } = message;
    const treatment = treatmentOf(message);
    if (this.start?.cue.entry === entry) this.start.cue = { ...this.start.cue, ...treatment };
    if (this.cue?.entry === entry) {
      this.cue = { ...this.cue, ...treatment };
      this.cueRenderer?.glideTo(treatment);
    }
    this.stream?.treat(entry, treatment, transition);
  }

  private closeStream(): void {
    this.stream?.close();
    this.stream = null;
  }

  private wake(): void {
    if (!this.working) void this.work();
  }

  /** Does what is most urgent until nothing is left to do. */
  private async work(): Promise<void> {
    this.working = true;
    while (this.rateHz !== null && this.post) {
      if (this.start) await this.begin(this.start, this.rateHz);
      else if (this.stream?.reworking && !this.stream.starving) this.stream.reworkNext();
      else if (this.cue && this.cueIsDue) await this.openCue(this.cue, this.rateHz);
      else if (this.stream?.hungry) this.feed(this.stream);
      else break;
      await nextTurn();
    }
    this.working = false;
  }

  /** What follows is to be opened: once the ring is full, to be faded into as soon as it is not low. */
  private get cueIsDue(): boolean {
    const { stream } = this;
    if (this.cueRenderer || !stream || stream.ended) return false;
    return this.crossfadeSeconds > 0 ? !stream.starving : !stream.hungry;
  }

  private async begin(start: Start, rateHz: number): Promise<void> {
    const { cue, intent } = start;
    this.emit({ type: 'decoding', entry: cue.entry });
    // The message must have left before a decoder may end this process.
    await nextTurn();
    if (this.start !== start) return;
    this.start = null;
    try {
      const renderer = this.stream?.takeRenderer(cue.entry, rateHz) ?? this.open(cue, rateHz);
      this.closeStream();
      const stream = new SoundStream({
        id: this.nextStreamId++,
        intent,
        rateHz,
        ringFrames: Math.floor(RING_SECONDS * rateHz),
        playing: start.playing,
        faults: this.faults,
        post: (message) => this.post?.(message),
        emit: this.emit,
      });
      this.stream = stream;
      stream.begin(cue, renderer, start.seconds, FIRST_BLOCK_FRAMES);
    } catch (thrown) {
      this.closeStream();
      this.post?.({ type: 'begin', stream: this.nextStreamId++, playing: false, fadeIn: true });
      this.emit({ type: 'failed', intent, entry: cue.entry, problem: AuralisError.from(thrown).toProblem() });
    }
  }

  private feed(stream: SoundStream): void {
    const toFade = this.framesToFade(stream);
    if (toFade === 0) this.letFollow((cue, renderer) => stream.crossfade(cue, renderer));
    if (stream.feed(Math.min(BLOCK_FRAMES, toFade || BLOCK_FRAMES))) return;
    if (this.cueRenderer) {
      this.letFollow((cue, renderer) => stream.append(cue, renderer));
    } else if (!this.cue) {
      stream.end();
    } else {
      stream.waitForCue();
    }
  }

  /** Frames until what plays has to begin to fade into what is cued; null where it does not, or not yet. */
  private framesToFade(stream: SoundStream): number | null {
    const { cueRenderer, crossfadeSeconds } = this;
    if (!cueRenderer || crossfadeSeconds === 0) return null;
    // A short track is not to fade out before it has faded in.
    const half = (cueRenderer.durationSeconds ?? Number.POSITIVE_INFINITY) / 2;
    return stream.framesToFade(Math.min(crossfadeSeconds, half));
  }

  private letFollow(how: (cue: Cue, renderer: TrackRenderer) => void): void {
    const { cue, cueRenderer } = this;
    if (!cue || !cueRenderer) return;
    this.cue = null;
    this.cueRenderer = null;
    this.emit({ type: 'decoding', entry: cue.entry });
    how(cue, cueRenderer);
  }

  private async openCue(cue: Cue, rateHz: number): Promise<void> {
    this.emit({ type: 'decoding', entry: cue.entry });
    await nextTurn();
    if (this.cue !== cue) return;
    try {
      this.cueRenderer = this.open(cue, rateHz);
    } catch (thrown) {
      this.cue = null;
      const intent = this.stream?.intent ?? 0;
      this.emit({ type: 'failed', intent, entry: cue.entry, problem: AuralisError.from(thrown).toProblem() });
    }
    this.emitDecoding();
    this.stream?.resumeFeeding();
  }

  private emitDecoding(): void {
    const entry = this.stream?.producing;
    if (entry !== undefined) this.emit({ type: 'decoding', entry });
  }

  private open(cue: Cue, rateHz: number): TrackRenderer {
    const { entry, path } = cue;
    const source = openAudioSource(path, { outputRateHz: rateHz, layout: 'stereo' });
    return new TrackRenderer(path, source, treatmentOf(cue), (error) =>
      this.emit({ type: 'warning', entry, problem: error.toProblem() }),
    );
  }
}
