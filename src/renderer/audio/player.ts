import {
  FADE_SECONDS,
  type FromWorklet,
  type HeldStream,
  RING_SECONDS,
  type ToWorklet,
} from '../../shared/sound/stream';
import { FrameRing } from './frame-ring';
import { Ramp } from './ramp';

/**
 * A stream begins to sound once so much of it is there, seconds. The device takes many quanta at once, and no message
 * arrives between them: less than that would run out before the next block is seen. It is made in a few milliseconds.
 */
const START_SECONDS = 0.2;
const PROGRESS_SECONDS = 0.02;

/** One unbroken run of frames and how far it was put out. */
interface Stream {
  id: number;
  ring: FrameRing;
  framesPlayed: number;
  ended: boolean;
  started: boolean;
}

/**
 * What the worklet does, without the worklet: takes blocks from the sound process and puts out untouched or enhanced
 * sound. At rest (no fade, volume 1) the samples pass without any arithmetic, so that untouched means identical.
 *
 *   begin --START_SECONDS there--> sounding --end, ring empty--> finished
 *   begin while sounding: the older stream fades out first, then the newer one begins.
 */
export class Player {
  private current: Stream;
  /** The stream before, while it fades out; else the one to be reused. */
  private other: Stream;
  private retiring = false;
  private fadeInNext = false;
  private playing = false;
  private begun = false;
  private finished = false;
  private dropoutFrames = 0;
  private framesSinceProgress = 0;
  private progressDue = false;
  private readonly progressFrames: number;
  private readonly startFrames: number;
  private readonly fadeFrames: number;
  /** 0 while silent by pause or seek, 1 while sounding. */
  private readonly level: Ramp;
  /** 0 is untouched, 1 enhanced. */
  private readonly share: Ramp;
  private readonly gain: Ramp;

  constructor(private readonly rateHz: number) {
    this.fadeFrames = Math.round(FADE_SECONDS * rateHz);
    this.level = new Ramp(0, this.fadeFrames);
    this.share = new Ramp(0, this.fadeFrames);
    this.gain = new Ramp(1, this.fadeFrames);
    this.startFrames = Math.round(START_SECONDS * rateHz);
    this.progressFrames = Math.round(PROGRESS_SECONDS * rateHz);
    this.current = newStream(rateHz);
    this.other = newStream(rateHz);
  }

  /** Answer to a newly attached port. */
  ready(): FromWorklet {
    return { type: 'ready', rateHz: this.rateHz, held: this.begun ? this.held() : null };
  }

  handle(message: ToWorklet): void {
    switch (message.type) {
      case 'begin':
        this.begin(message.stream, message.playing, message.fadeIn);
        return;
      case 'block':
        if (message.stream === this.current.id) this.current.ring.write(message.dry, message.wet);
        return;
      case 'rework':
        if (message.stream === this.current.id) this.rework(message);
        return;
      case 'end':
        if (message.stream === this.current.id) this.current.ended = true;
        return;
      case 'play':
      case 'pause':
        this.playing = message.type === 'play';
        if (!this.retiring) this.applyPlaying();
        return;
      case 'enhanced':
        this.set(this.share, message.enabled ? 1 : 0);
        return;
      case 'gain':
        this.set(this.gain, message.linear);
    }
  }

  /** Fills one render quantum. Never allocates. */
  render(left: Float32Array, right: Float32Array): void {
    const frames = left.length;
    let filled = 0;
    if (this.retiring) filled = this.renderRetiring(left, right, frames);
    if (!this.retiring) filled = this.renderCurrent(left, right, filled, frames);
    left.fill(0, filled);
    right.fill(0, filled);
    this.framesSinceProgress += frames;
    if (this.begun && this.framesSinceProgress >= this.progressFrames) this.progressDue = true;
  }

  /** The message that is due after a quantum, or null. */
  takeProgress(): FromWorklet | null {
    if (!this.progressDue) return null;
    this.progressDue = false;
    this.framesSinceProgress = 0;
    return { type: 'progress', ...this.held(), dropoutFrames: this.dropoutFrames, finished: this.finished };
  }

  /** Nothing is put out and nothing is about to be. */
  get silent(): boolean {
    return !this.sounding && (!this.playing || !this.begun || this.finished);
  }

  private get sounding(): boolean {
    if (this.retiring) return true;
    const { started, ended, ring } = this.current;
    return this.level.value > 0 && started && !(ended && ring.available === 0);
  }

  private held(): HeldStream {
    const { id, framesPlayed, ring } = this.current;
    return { stream: id, framesPlayed, framesBuffered: ring.available };
  }

  private begin(id: number, playing: boolean, fadeIn: boolean): void {
    if (this.sounding && !this.retiring) {
      [this.current, this.other] = [this.other, this.current];
      this.retiring = true;
      this.level.moveTo(0);
    }
    this.current.ring.clear();
    Object.assign(this.current, { id, framesPlayed: 0, ended: false, started: false });
    this.playing = playing;
    this.fadeInNext = fadeIn;
    this.begun = true;
    this.finished = false;
    if (!this.retiring) this.level.jumpTo(0);
  }

  private rework({ fromFrame, dry, wet, fadeIn, fadeOut }: Extract<ToWorklet, { type: 'rework' }>): void {
    const { ring } = this.current;
    const fades = { fadeIn, fadeOut, fadeFrames: this.fadeFrames };
    if (dry) ring.replaceDry(fromFrame, dry, fades);
    if (wet) ring.replaceWet(fromFrame, wet, fades);
  }

  /** Changes smoothly what is heard, and at once what is not. */
  private set(ramp: Ramp, target: number): void {
    if (this.sounding) ramp.moveTo(target);
    else ramp.jumpTo(target);
  }

  private applyPlaying(): void {
    if (this.current.started) this.level.moveTo(this.playing ? 1 : 0);
  }

  private renderRetiring(left: Float32Array, right: Float32Array, frames: number): number {
    const take = Math.min(frames, this.level.framesLeft, this.other.ring.available);
    this.put(this.other.ring, left, right, 0, take);
    if (this.level.resting || this.other.ring.available === 0) {
      this.retiring = false;
      this.level.jumpTo(0);
    }
    return take;
  }

  private renderCurrent(left: Float32Array, right: Float32Array, offset: number, frames: number): number {
    const stream = this.current;
    if (!stream.started && !this.start(stream)) return offset;
    const wanted = this.playing ? frames - offset : Math.min(frames - offset, this.level.framesLeft);
    const take = Math.min(wanted, stream.ring.available);
    this.put(stream.ring, left, right, offset, take);
    stream.framesPlayed += take;
    if (take < wanted && !stream.ended) this.dropoutFrames += wanted - take;
    if (stream.ended && stream.ring.available === 0 && !this.finished) {
      this.finished = true;
      this.progressDue = true;
    }
    return offset + take;
  }

  private start(stream: Stream): boolean {
    const enough = stream.ring.available >= this.startFrames || stream.ended;
    if (!this.playing || !enough) return false;
    stream.started = true;
    if (this.fadeInNext) this.level.moveTo(1);
    else this.level.jumpTo(1);
    this.progressDue = true;
    return true;
  }

  private put(ring: FrameRing, left: Float32Array, right: Float32Array, offset: number, frames: number): void {
    const end = offset + frames;
    if (!this.share.resting) {
      for (let i = offset; i < end; i++) ring.takeMixed(left, right, i, this.share.next());
    } else if (this.share.value === 0) {
      ring.takeDry(left, right, offset, frames);
    } else {
      ring.takeWet(left, right, offset, frames);
    }
    const untouched = this.level.resting && this.level.value === 1 && this.gain.resting && this.gain.value === 1;
    if (untouched) return;
    for (let i = offset; i < end; i++) {
      const factor = this.level.next() * this.gain.next();
      left[i] = (left[i] as number) * factor;
      right[i] = (right[i] as number) * factor;
    }
  }
}

function newStream(rateHz: number): Stream {
  // Twice the promised room: the sender counts what was reported, which lags behind what was taken.
  const ring = new FrameRing(2 * RING_SECONDS * rateHz);
  return { id: -1, ring, framesPlayed: 0, ended: false, started: false };
}
